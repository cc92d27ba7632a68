"""Garbage on the push connection."""

from base64 import b64encode
from collections.abc import Mapping

from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.account.push import feed
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..alterations import Alter
from ..common import state_of
from ..working import CLIMATE, HUMIDITY, assert_works
from . import HOME, troubles

pytestmark = pytest.mark.devices(*HOME)


def frame(**parameters: object) -> dict[str, object]:
    """Return a message about the sensor, with some of it replaced."""
    usual = {"DeviceId": CLIMATE, "Type": "Property", "SubType": "Report"}
    return {"action": "DeviceChange", "push": True, "params": {**usual, **parameters}}


REPORT = b'{"method": "report", "params": {"current_humidity": 58}}'
FIFTY_EIGHT = b64encode(REPORT).decode()
BROKEN_FRAMES: Mapping[str, object] = {
    "no json": "<html>",
    "half json": '{"action": "DeviceChange", "par',
    "empty": "",
    "binary": b"\xff\xfe\x00",
    "number": 5,
    "list": [1, 2],
    "huge": "x" * 5_000_000,
    "no params": {"action": "DeviceChange"},
    "params of no kind": {"action": "DeviceChange", "params": [7]},
    "action of no kind": {"action": {"a": 1}, "params": {}},
    "answer to nobody": {"reqId": {"a": 1}, "data": 5, "error": 7},
    "no device": frame(DeviceId=None),
    "device of no kind": frame(DeviceId=[CLIMATE]),
    "no base64": frame(Payload="%%%"),
    "payload of no kind": frame(Payload=5),
    "half payload": frame(Payload=FIFTY_EIGHT[:20]),
    "unknown device": frame(DeviceId="NOBODY/nowhere", Payload=FIFTY_EIGHT),
    "unknown type": frame(Type="Weather", SubType={}, Payload=FIFTY_EIGHT),
    "time of no kind": frame(Time={"a": 1}, Payload=FIFTY_EIGHT),
}


async def test_broken_frames(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A broken message costs itself and one line, however often it comes."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    sockets = set(cloud.sockets)
    for humidity, (name, broken) in enumerate(BROKEN_FRAMES.items(), 1):
        caplog.clear()
        for _ in range(3):
            cloud.push_raw(CLIMATE, broken)
        cloud.report(CLIMATE, {"current_humidity": humidity})
        await until(
            lambda n=humidity: state_of(hass, "sensor", HUMIDITY).state == str(n)  # type: ignore[misc]
        )
        assert len(troubles(caplog)) <= 1, name
    assert cloud.sockets == sockets
    await assert_works(hass, cloud, entry)


async def test_payload_padded_with_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Firmware that sends its whole buffer is understood."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    padded = b64encode(REPORT + bytes(200))
    cloud.push_raw(CLIMATE, frame(Payload=padded.decode()))
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "58")


REGISTRATIONS: Mapping[str, Alter] = {
    "nothing": lambda answer: answer | {"data": None},
    "no devices": lambda answer: answer | {"data": {"deviceIds": []}},
    "devices of no kind": lambda answer: answer | {"data": {"deviceIds": [None, {}]}},
    "text": lambda answer: answer | {"data": "ok"},
    "html": lambda _: "<html>",
    "refused": lambda answer: answer | {"error": "-1", "error_message": "busy"},
    "another's": lambda answer: answer | {"reqId": 5},
}


@pytest.mark.parametrize("name", REGISTRATIONS)
async def test_odd_registrations(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Devices that were not registered are asked for again and again.

    That pushes are missing is told once, and so is what nobody understands.
    """
    monkeypatch.setattr(feed, "CONNECT_SECONDS", 0)
    cloud.alter("ws:ActivePush", REGISTRATIONS[name])
    entry = await set_up()
    asked = cloud.calls["ws:ActivePush"]
    await until(lambda: cloud.calls["ws:ActivePush"] > asked + 2)
    assert len(troubles(caplog)) == len(set(troubles(caplog))) <= 2
    await assert_works(hass, cloud, entry)
