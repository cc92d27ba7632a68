"""What becomes of the home in the assistants of others, as docs/voice.md tells."""

from importlib import import_module
import sys
from types import SimpleNamespace
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.climate import ClimateEntityFeature
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entityfilter import FILTER_SCHEMA
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, find_device, state_of

pytestmark = pytest.mark.devices()


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do without the library for pictures of cameras, which assistants import."""
    monkeypatch.setitem(sys.modules, "turbojpeg", SimpleNamespace(TurboJPEG=object))


@pytest.mark.parametrize(
    ("pin", "told", "state"),
    [
        ({}, "disarmed", "Disarmed"),
        ({"secure_devices_pin": "1234"}, "armed_away", "Arm"),
    ],
)
@pytest.mark.devices("siren_01")
async def test_google_arms_with_a_pin_only(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_admin_user: User,
    pin: dict[str, str],
    told: str,
    state: str,
) -> None:
    assistant = "homeassistant.components.google_assistant"
    settings, smart_home = (
        import_module(f"{assistant}.{each}") for each in ("http", "smart_home")
    )
    await set_up()
    device = find_device(cloud, "siren_01")
    panel = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    exposed = {"expose_by_default": True, "exposed_domains": ["alarm_control_panel"]}
    google = settings.GoogleConfig(hass, exposed | pin)
    await google.async_initialize()
    arm = {
        "command": "action.devices.commands.ArmDisarm",
        "params": {"arm": True, "armLevel": "armed_away"},
    }
    asked = [{"devices": [{"id": panel}], "execution": [arm]}]
    message = {
        "requestId": "1",
        "inputs": [
            {"intent": "action.devices.EXECUTE", "payload": {"commands": asked}}
        ],
    }
    user = hass_admin_user.id
    await smart_home.async_handle_message(hass, google, user, user, message, "cloud")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (state_of(hass, panel).state, device.values["master_mode"]) == (told, state)


async def test_alexa_says_that_a_lock_is_locked_that_refuses(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    smart_home = import_module("homeassistant.components.alexa.smart_home")
    add_device(
        cloud,
        {"lock_state": 1},
        property_of("unlock", "远程开锁", "bool", "w"),
        property_of(
            "lock_state",
            "门锁状态",
            "enum",
            "r",
            mapping={"0": "已上锁", "1": "未上锁"},
        ),
    )
    await set_up()
    [lock] = hass.states.async_entity_ids("lock")
    alexa = smart_home.AlexaConfig(
        hass, {"filter": FILTER_SCHEMA({"include_entities": [lock]})}
    )
    await alexa.async_initialize()
    directive: dict[str, Any] = {
        "header": {
            "namespace": "Alexa.LockController",
            "name": "Lock",
            "messageId": "1",
            "payloadVersion": "3",
        },
        "endpoint": {"endpointId": lock.replace(".", "#"), "scope": {}},
        "payload": {},
    }
    answer = await smart_home.async_handle_message(
        hass, alexa, {"directive": directive}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    said = {each["name"]: each["value"] for each in answer["context"]["properties"]}
    assert (said["lockState"], state_of(hass, lock).state) == ("LOCKED", "unlocked")


@pytest.mark.devices("ac_01", "sos_01")
async def test_what_apples_home_mistakes_is_offered_to_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge shows what has no category: meters of gas, alarms and options."""
    gas = property_of("total_gas", "累计用气量", "float", "r", unit="m³")
    add_device(cloud, {"total_gas": 340}, gas)
    await set_up()
    offered = {
        (each.domain, each.original_device_class)
        for each in er.async_get(hass).entities.values()
        if each.entity_category is None and each.disabled_by is None
    }
    assert offered >= {
        ("sensor", "gas"),
        ("binary_sensor", "safety"),
        ("binary_sensor", "tamper"),
        ("select", None),
    }


@pytest.mark.devices("ac_01")
async def test_an_air_conditioner_is_a_thermostat_in_apples_home(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """With a humidity to reach it is, and drying counts as cooling."""
    await set_up()
    [air_conditioner] = hass.states.async_all("climate")
    attributes = air_conditioner.attributes
    assert attributes["supported_features"] & ClimateEntityFeature.TARGET_HUMIDITY
    assert {"cool", "dry", "fan_only"} <= set(attributes["hvac_modes"])
