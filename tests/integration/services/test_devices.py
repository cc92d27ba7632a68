"""Actions that concern one device: sharing, timers, history, firmware, bridges."""

from collections.abc import Mapping, Sequence
from datetime import datetime
import time
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.dt import get_default_time_zone
import pytest
import voluptuous as vol

from simulator import Cloud
from simulator.state import ShareToken

from ...conftest import SetUp
from .common import GUEST, HUMIDIFIER, LAMP, call, device_id

pytestmark = pytest.mark.devices(
    "gw_01", "door_01", "strip_01", "lamp_02", "humidifier_01", "board_01"
)

GATEWAY = "GATEWAY000/gw_01"
DOOR = "DOORSENSOR/door_01"


async def test_sharing(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A device is shared and taken back."""
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    answer = await call(hass, "create_share_token", **lamp, note="for you")
    told = await call(hass, "get_share_invitation", share_token=answer["share_token"])
    assert told["invitation"]["device_name"] == "lamp_02"
    await call(hass, "send_share_invite", **lamp, user_id=GUEST)
    assert cloud.home.messages[-1].user_id == GUEST
    cloud.devices[LAMP].shared_with[GUEST] = 1_790_000_000
    told = await call(hass, "get_share_users", **lamp)
    assert told["users"][0]["bind_time"].startswith("2026-")
    await call(hass, "remove_share_user", **lamp, user="Guest")
    assert not cloud.devices[LAMP].shared_with


async def test_accepting_and_leaving_a_shared_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A shared device goes and comes back."""
    entry = await set_up()
    board = "TESTBOARD0/board_01"
    target = device_id(hass, entry, board)
    await call(hass, "leave_shared_device", device_id=target)
    assert not cloud.devices[board].shared_with
    await hass.async_block_till_done(wait_background_tasks=True)
    assert board not in entry.runtime_data.devices
    cloud.share_tokens["yours"] = ShareToken(
        token="yours",
        sender=cloud.home.users[1],
        device_id=board,
        expire_time=int(time.time()) + 60,
    )
    await call(hass, "accept_shared_device", share_token="yours")
    assert entry.unique_id in cloud.devices[board].shared_with


async def test_timers(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A timer is made, changed, switched off and deleted."""
    cloud.home.users[0].settings["Region"] = hass.config.time_zone
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    answer = await call(
        hass,
        "create_timer",
        **lamp,
        name="Morning",
        at="07:30:00",
        days=["mon", "sun"],
        properties={"light_switch": True},
    )
    timer = cloud.home.timers[answer["timer_id"]]
    assert timer.settings["Days"] == "1100000"
    assert timer.settings["Repeat"] == 1
    await call(hass, "modify_timer", **lamp, timer="Morning", at="08:00", days=[])
    assert (timer.settings["TimePoint"], timer.settings["Repeat"]) == ("08:00", 0)
    assert timer.settings["TimerName"] == "Morning"
    assert timer.settings["Data"] == '{"light_switch":1}'
    await call(hass, "set_timer_enabled", **lamp, timer="Morning", enabled=False)
    told = (await call(hass, "get_timers", **lamp))["timers"][0]
    assert (told["enabled"], told["properties"]) == (False, {"light_switch": 1})
    await call(hass, "delete_timer", **lamp, timer=answer["timer_id"])
    assert answer["timer_id"] not in cloud.home.timers


@pytest.mark.parametrize("hour", [6, 22])
async def test_a_timer_that_runs_once_has_its_day(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    hour: int,
) -> None:
    """Tencent's app marks the day, too; a time that has passed today is tomorrow's."""
    cloud.home.users[0].settings["Region"] = hass.config.time_zone
    entry = await set_up()
    noon = datetime(2026, 11, 29, 12, tzinfo=get_default_time_zone())
    freezer.move_to(noon)
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    wanted = {"name": "Once", "properties": {"light_switch": True}}
    days = {6: "0100000", 22: "1000000"}
    answer = await call(hass, "create_timer", **lamp, **wanted, at=f"{hour:02}:00:00")
    settings = cloud.home.timers[answer["timer_id"]].settings
    assert (settings["Days"], settings["Repeat"]) == (days[hour], 0)
    await call(hass, "modify_timer", **lamp, timer="Once", name="Twice")
    settings = cloud.home.timers[answer["timer_id"]].settings
    assert (settings["Days"], settings["TimerName"]) == (days[hour], "Twice")
    await call(hass, "modify_timer", **lamp, timer="Twice", at=f"{28 - hour}:00:00")
    settings = cloud.home.timers[answer["timer_id"]].settings
    assert (settings["Days"], settings["Repeat"]) == (days[28 - hour], 0)


@pytest.mark.parametrize("lost", [{"TimePoint": "soon"}, {"Data": "[broken"}])
async def test_what_cannot_be_read_of_a_timer_is_not_overwritten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, lost: dict[str, str]
) -> None:
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    wanted = {"name": "A", "at": "07:00", "properties": {"light_switch": 1}}
    timer_id = (await call(hass, "create_timer", **lamp, **wanted))["timer_id"]
    cloud.home.timers[timer_id].settings |= lost
    with pytest.raises(ServiceValidationError):
        await call(hass, "modify_timer", **lamp, timer=timer_id, name="B")
    assert lost.items() <= cloud.home.timers[timer_id].settings.items()


async def test_timers_elsewhere(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The cloud runs timers in Beijing, and here it is the evening before."""
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    properties = {"light_switch": True}
    morning = {"name": "Morning", "at": "20:30:00", "days": ["mon", "sat"]}
    answer = await call(hass, "create_timer", **lamp, **morning, properties=properties)
    settings = cloud.home.timers[answer["timer_id"]].settings
    at = datetime.now(ZoneInfo(hass.config.time_zone)).replace(hour=20, minute=30)
    there = at.astimezone(cloud.time_zone)
    assert settings["TimePoint"] == f"{there:%H:%M}"
    assert settings["Days"] == "1010000"
    await call(hass, "modify_timer", **lamp, timer="Morning", days=["mon"])
    assert (settings["TimePoint"], settings["Days"]) == (f"{there:%H:%M}", "0010000")
    (told,) = (await call(hass, "get_timers", **lamp))["timers"]
    assert (told["time_point"], told["days"]) == ("20:30", ["mon"])


async def test_days_of_a_timer_are_told(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Weekdays are words in Home Assistant's order."""
    cloud.home.users[0].settings["Region"] = hass.config.time_zone
    entry = await set_up()
    target = device_id(hass, entry, HUMIDIFIER)
    told = await call(hass, "get_timers", device_id=target)
    assert told["timers"][0]["days"] == ["mon", "tue", "wed", "thu", "fri"]


NO_TIMERS: Sequence[tuple[dict[str, Any], type[Exception]]] = (
    ({"properties": {"tempo": 1}}, ServiceValidationError),
    ({"properties": {}}, vol.Invalid),
    ({"days": ["someday"]}, vol.Invalid),
    ({"days": None}, vol.Invalid),
    ({"at": "noon"}, vol.Invalid),
)


async def test_timer_that_cannot_be(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """Nothing is created."""
    lamp = device_id(hass, await set_up(), LAMP)
    wanted = {"name": "A", "at": "07:00", "properties": {"light_switch": 1}}
    for data, error in NO_TIMERS:
        with subtests.test(**data), pytest.raises(error):
            await call(hass, "create_timer", device_id=lamp, **wanted | data)
    assert not cloud.calls["AppCreateTimer"]


async def test_a_timer_that_repeats_goes_on_repeating(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A template that finds no days does not mean that it runs once."""
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    wanted = {"name": "A", "at": "07:00", "properties": {"light_switch": 1}}
    answer = await call(hass, "create_timer", **lamp, **wanted, days=["mon"])
    with pytest.raises(vol.Invalid):
        await call(hass, "modify_timer", **lamp, timer="A", days=None)
    assert cloud.home.timers[answer["timer_id"]].settings["Repeat"] == 1


async def test_history(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Values and events come back with their times."""
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    cloud.report(LAMP, {"brightness": 12})
    cloud.report(LAMP, {"brightness": 13})
    told = await call(
        hass, "get_property_history", **lamp, property="brightness", limit=1
    )
    assert len(told["readings"]) == 1
    assert told["readings"][0]["time"].startswith("20")
    cloud.post_event(DOOR, "hardware_fault", {})
    door = {"device_id": device_id(hass, entry, DOOR)}
    told = await call(hass, "get_event_history", **door, event="hardware_fault")
    assert told["events"][0]["event_id"] == "hardware_fault"
    told = await call(hass, "get_event_history", **door, end="2020-01-01 00:00:00")
    assert told["events"] == []


UNKNOWN: Sequence[tuple[str, dict[str, str], str]] = (
    ("get_property_history", {"property": "brightnes"}, "unknown_property"),
    ("get_event_history", {"event": "status_reprt"}, "unknown_event"),
)


@pytest.mark.parametrize(("action", "data", "key"), UNKNOWN)
async def test_a_history_of_what_no_device_has(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    action: str,
    data: dict[str, str],
    key: str,
) -> None:
    """An empty answer would say that nothing has happened."""
    lamp = device_id(hass, await set_up(), LAMP)
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, action, device_id=lamp, **data)
    assert error.value.translation_key == key


async def test_a_history_of_a_product_that_cannot_be_read(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody knows what it has; the cloud does."""
    cloud.fail("AppGetProducts", code="UnauthorizedOperation", times=99)
    lamp = device_id(hass, await set_up(), LAMP)
    cloud.report(LAMP, {"brightness": 13})
    told = await call(
        hass, "get_property_history", device_id=lamp, property="brightness"
    )
    assert told["readings"]


async def test_no_statistics_without_a_recorder(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """Nothing can be filled where nothing is recorded."""
    entry = await set_up()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "import_history", device_id=device_id(hass, entry, LAMP))
    assert error.value.translation_key == "no_recorder"


async def test_firmware_download(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Where the offered firmware lies is told; without one the cloud refuses."""
    entry = await set_up()
    offered = next(
        key for key, each in cloud.devices.items() if each.firmware and each.online
    )
    target = device_id(hass, entry, offered)
    told = await call(hass, "get_firmware_download", device_id=target)
    assert told["firmware"]["url"].startswith("http")
    with pytest.raises(HomeAssistantError):
        await call(
            hass, "get_firmware_download", device_id=device_id(hass, entry, LAMP)
        )


async def test_bluetooth_bridge(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge speaks in the name of a device."""
    entry = await set_up()
    lamp = {"device_id": device_id(hass, entry, LAMP)}
    await call(hass, "report_properties", **lamp, properties={"brightness": 5})
    assert cloud.devices[LAMP].values["brightness"] == 5
    door = {"device_id": device_id(hass, entry, DOOR)}
    await call(hass, "report_event", **door, event="hardware_fault")
    assert cloud.devices[DOOR].events[-1].event_id == "hardware_fault"
    await call(
        hass,
        "publish_message",
        **lamp,
        topic="$thing/up/property/COLOURLAMP/lamp_02",
        payload='{"method": "report", "params": {"brightness": 6}}',
    )
    assert cloud.calls["AppPublishMsgAsDevice"] == 1
    await call(hass, "report_firmware_version", **lamp, version="9.9.9")
    assert cloud.devices[LAMP].version == "9.9.9"


async def test_bluetooth_bridge_tells_of_earlier(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a bridge has kept for a while is told with the time that it had."""
    entry = await set_up()
    sent: dict[str, Mapping[str, Any]] = {}

    async def remember(action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        sent[action] = parameters
        return {}

    monkeypatch.setattr(entry.runtime_data.client, "call", remember)
    bridge = {
        "device_id": device_id(hass, entry, LAMP),
        "time": "2026-03-01 12:00:00.5+08:00",
    }
    await call(hass, "report_properties", **bridge, properties={"brightness": 5})
    await call(hass, "report_event", **bridge, event="hardware_fault")
    assert sent["AppReportDataAsDevice"]["Timestamp"] == 1_772_337_600_500
    assert sent["AppReportDeviceEvent"]["EventTimeStamp"] == 1_772_337_600_500


async def test_bluetooth_bridge_tells_of_an_update(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """How far an update is comes from the bridge too."""
    entry = await set_up()
    offered, task = next(
        (key, each.firmware)
        for key, each in cloud.devices.items()
        if each.firmware and each.online
    )
    await call(
        hass,
        "report_firmware_progress",
        device_id=device_id(hass, entry, offered),
        version=task.target,
        state="downloading",
        percent=40,
    )
    assert cloud.calls["AppReportOTAStatus"] == 1


async def test_gateway(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A sub-device joins the family and leaves it."""
    entry = await set_up()
    gateway = {"device_id": device_id(hass, entry, GATEWAY)}
    for code in ("ErrorRequiredParamNotFound", "AppErrSomethingElse"):
        told = await call(hass, "get_gateway_devices", **gateway)
        free = {each["device_id"] for each in told["devices"] if not each["in_family"]}
        assert free == {"DOORSENSOR/door_02"}
        cloud.fail("AppGetGatewayBindDeviceList", code=code)
    with pytest.raises(HomeAssistantError):
        await call(hass, "get_gateway_devices", **gateway)
    for product_id, count in (("DOORSENSOR", 2), ("SOMETHING0", 0)):
        told = await call(hass, "get_gateway_devices", **gateway, product_id=product_id)
        assert len(told["devices"]) == count
    await call(
        hass,
        "bind_sub_device",
        **gateway,
        product_id="DOORSENSOR",
        device_name="door_02",
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "DOORSENSOR/door_02" in cloud.devices
    told = await call(hass, "get_sub_devices", **gateway)
    assert "door_02" in {each["device_name"] for each in told["devices"]}
    assert {each["device_type"] for each in told["devices"]} == {"sub_device"}
    await call(
        hass,
        "unbind_sub_device",
        device_id=device_id(hass, entry, "DOORSENSOR/door_02"),
    )
    assert "DOORSENSOR/door_02" not in cloud.devices
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "unbind_sub_device", device_id=device_id(hass, entry, LAMP))
    assert error.value.translation_key == "not_a_sub_device"


@pytest.mark.parametrize("secret_is_right", [True, False])
async def test_signing_in_a_sub_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, secret_is_right: bool
) -> None:
    """The product's secret makes the gateway know a device."""
    entry = await set_up()
    product = cloud.home.unbound["TEMPHUMID0/climate_02"].product
    data = {
        "device_id": device_id(hass, entry, GATEWAY),
        "product_id": product.product_id,
        "device_name": "climate_02",
        "product_secret": product.secret if secret_is_right else "guessed",
    }
    if secret_is_right:
        await call(hass, "sign_in_sub_device", **data)
        known = await call(hass, "get_gateway_devices", device_id=data["device_id"])
        assert "climate_02" in {each["device_name"] for each in known["devices"]}
    else:
        with pytest.raises(HomeAssistantError):
            await call(hass, "sign_in_sub_device", **data)


async def test_wechat_ticket(hass: HomeAssistant, set_up: SetUp) -> None:
    """What WeChat wants to know is told."""
    entry = await set_up()
    target = device_id(hass, entry, LAMP)
    told = await call(hass, "get_wechat_device_ticket", device_id=target)
    assert told["ticket"]["ticket"]
