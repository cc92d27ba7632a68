"""The demo home: it is true to itself, and its meter remembers a month."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest

from simulator import Cloud, load_home
from simulator.behaviour import answer, what_follows
from simulator.life import song_is_over
from simulator.state import Device, now_ms

HOUR_MS = 3_600_000


@pytest.fixture
def home() -> Cloud:
    """Return a cloud with the demo home."""
    return Cloud(load_home("demo"))


def shown_states(cloud: Cloud) -> Iterator[tuple[str, str, str]]:
    """Yield device, property and what the present value of a state means."""
    for device in cloud.devices.values():
        for property_ in device.product.data_template["properties"]:
            value = str(device.values.get(property_["id"]))
            label = property_["define"].get("mapping", {}).get(value, "")
            yield device.device_name, property_["id"], label.lower()


def test_nothing_is_broken_or_on_fire(home: Cloud) -> None:
    states = list(shown_states(home))
    assert ("gw_01", "gateway_state", "正常") in states
    assert [
        (name, id_, label)
        for name, id_, label in states
        if label.startswith(("fault", "告警", "故障", "alarm"))
        and not id_.startswith(("alarm_voice", "alram_voice"))
    ] == []


@pytest.mark.parametrize(
    ("told", "doing"),
    [
        ({"mode": "hot"}, "heating"),
        ({"mode": "cold"}, "cooling"),
        ({"mode": "arefaction"}, "arefaction"),
        ({"power_switch": 0}, "off"),
    ],
)
def test_an_air_conditioner_does_what_it_says(
    home: Cloud, told: dict[str, object], doing: str
) -> None:
    device = find(home, "ac_01")
    device.record(answer(device, told), now_ms())
    assert device.values["status"] == doing


def test_both_scales_show_one_temperature(home: Cloud) -> None:
    device = find(home, "ac_01")
    device.record(answer(device, {"temp_set": 20}), now_ms())
    assert device.values["temp_set_f"] == 68


def test_a_song_ends_when_it_is_over(home: Cloud) -> None:
    speaker = find(home, "speaker_01")
    begun = now_ms() - int(timedelta(minutes=2).total_seconds() * 1000)
    speaker.record({"cur_song_id": "1001", "pause_play": 1, "play_position": 0}, begun)
    assert song_is_over(speaker)
    assert what_follows(speaker.values) == {"pause_play": 0, "play_position": 0}
    speaker.record(what_follows(speaker.values), now_ms())
    assert not song_is_over(speaker)


def test_the_next_song_of_the_list_follows(home: Cloud) -> None:
    speaker = find(home, "speaker_01")
    told = '{"play_type": "awesome_everyday", "play_params": {}}'
    speaker.record({"cur_play_list": told, "song_index": 0}, now_ms())
    following = what_follows(speaker.values)
    assert following["song_index"] == 1
    assert following["pause_play"] == 1


def test_the_meter_remembers_a_month(home: Cloud) -> None:
    meter = find(home, "meter_01")
    readings = list(meter.history["total_energy"])
    moments = [moment for moment, _ in readings]
    values = [value for _, value in readings]
    assert len(readings) == 31 * 24
    assert {after - before for before, after in pairwise(moments)} == {HOUR_MS}
    assert 0 <= now_ms() - moments[-1] < HOUR_MS
    assert values == sorted(values)
    assert values[-1] == meter.values["total_energy"]
    assert 200 < values[-1] - values[0] < 800


def find(cloud: Cloud, name: str) -> Device:
    """Return a device by its name."""
    return next(each for each in cloud.devices.values() if each.device_name == name)
