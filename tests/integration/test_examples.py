"""Everything that README and the pages show is run in the demo home."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
import json
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_mock_service,
)
import voluptuous as vol
import yaml

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.services.actions import SERVICES
from custom_components.tencent_iot_explorer.thing import parse_override
from simulator import Cloud

from ..conftest import SetUp
from ..repository import COMPONENT, ROOT
from ..thing import property_of
from .common import entity_id
from .happenings import Happening, posts, reports
from .platforms import add_device

pytestmark = pytest.mark.devices(
    *("door_01", "gas_01", "humidifier_01", "lamp_01", "lamp_02", "lock_01", "sos_01"),
    *("curtain_01", "speaker_01", "strip_01"),
)

BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PAGES = [*ROOT.glob("README*.md"), *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLES = {
    f"{page.name} {number}": yaml.safe_load(text)
    for page in PAGES
    for number, (_, text) in enumerate(BLOCK.findall(page.read_text("utf-8")), 1)
}
AUTOMATIONS = {
    name: example for name, example in EXAMPLES.items() if "actions" in example
}
# What sets off the examples of the pages on automations, in their order.
HAPPENINGS: list[Happening] = [
    reports("gas_01", {"gas_sensor_state": "alarm"}),
    posts("lock_01", "unlock", unlock_method="fingerprint", user_id=3),
    reports("sos_01", {"sos": "sos"}),
    reports("test_01", {"button1": 1}),
    reports("door_01", {"contact_state": 1}),
]
FIRED = {
    f"{page} {number}": happens
    for page in ("automations.md", "automations.zh-CN.md")
    for number, happens in enumerate(HAPPENINGS, 1)
}
OVERRIDES = {name: example for name, example in EXAMPLES.items() if "match" in example}
FORMS: Mapping[str, Any] = yaml.safe_load(
    (COMPONENT / "services.yaml").read_text("utf-8")
)
# Per form with examples: what its fields show, but for the targets.
SHOWN_BY_FORMS = {
    name: found
    for name in SERVICES
    if (
        found := {
            field: form
            for field, form in FORMS[name].get("fields", {}).items()
            if "example" in form and field in map(str, SERVICES[name].fields)
        }
    )
}


ROOMS = {
    "living_room": "客厅",
    "kitchen": "厨房",
    "hall": "玄关",
    "bedroom": "主卧",
}


def room_id(hass: HomeAssistant, name: str) -> str:
    """Return the id of a room by its name."""
    area = ar.async_get(hass).async_get_area_by_name(name)
    assert area
    return area.id


def put_in_place(hass: HomeAssistant, example: Any, entry_id: str) -> Any:
    """Return an example with the demo's own ids, as a reader puts in those of a home."""
    lamp = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, "COLOURLAMP/lamp_02"), entry_id
    )
    assert lamp
    own = {
        "1c2d3e4f": lamp.id,
        **{shown: room_id(hass, name) for shown, name in ROOMS.items()},
        "binary_sensor.front_door": entity_id(
            hass, "binary_sensor", "DOORSENSOR_door_01_contact_state"
        ),
        "media_player.speaker": entity_id(
            hass, "media_player", "SPEAKER000_speaker_01_pause_play"
        ),
    }
    text = json.dumps(example)
    for shown, real in own.items():
        text = text.replace(f'"{shown}"', f'"{real}"')
    return json.loads(text)


def test_every_example_is_tried() -> None:
    """Nothing is shown that no test below runs, but for what other tests compare."""
    compared = {name for name in EXAMPLES if name.startswith(("timers.", "actions."))}
    assert len(AUTOMATIONS) >= 7
    assert set(EXAMPLES) == {*AUTOMATIONS, *OVERRIDES, *compared}


@pytest.mark.parametrize("name", sorted(AUTOMATIONS.keys() - FIRED))
async def test_automation(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, name: str
) -> None:
    """An automation of a page is accepted, and its actions do what they say."""
    entry = await set_up()
    notices = async_mock_service(hass, "notify", "notify")
    example = put_in_place(hass, AUTOMATIONS[name], entry.entry_id)
    triggers = example.get("triggers", [{"trigger": "event", "event_type": "never"}])
    config = {**example, "alias": "example", "triggers": triggers}
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    state = hass.states.get("automation.example")
    assert state
    assert state.state == "on"
    asked = sum(cloud.calls.values())
    target = {"entity_id": "automation.example"}
    await hass.services.async_call("automation", "trigger", target, blocking=True)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert notices or sum(cloud.calls.values()) > asked
    await hass.services.async_call("automation", "turn_off", target, blocking=True)


@pytest.mark.parametrize("name", FIRED)
async def test_automation_fired(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, name: str
) -> None:
    """An automation of a page is set off by what it waits for."""
    button = property_of("button1", "按键1", "enum", mapping={"0": "单击", "1": "双击"})
    add_device(cloud, {}, button).room_id = "r_bedroom"
    entry = await set_up()
    notices = async_mock_service(hass, "notify", "notify")
    config = {**put_in_place(hass, AUTOMATIONS[name], entry.entry_id), "alias": "it"}
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    asked = cloud.calls["AppControlDeviceData"]
    FIRED[name](cloud)
    while not notices and cloud.calls["AppControlDeviceData"] == asked:
        async_fire_time_changed(hass, utcnow() + timedelta(minutes=10, seconds=1))
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", OVERRIDES)
def test_override(name: str) -> None:
    """An override of a page can be read."""
    override = parse_override(OVERRIDES[name], name)
    assert override.entities or override.sleeps


async def test_timer(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """The description that the page on timers shows makes a timer."""
    entry = await set_up()
    await entry.runtime_data.timers.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    page = (ROOT / "docs" / "timers.md").read_text("utf-8")
    ((_, shown),) = BLOCK.findall(page)
    before = {*cloud.home.timers}
    start = dt_util.now().replace(second=0, microsecond=0) + timedelta(days=1)
    assert hass.states.get("calendar.zhu_wo_jia_shi_qi_timers")
    await hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.zhu_wo_jia_shi_qi_timers",
            "summary": "Morning",
            "description": "\n".join(line.strip() for line in shown.splitlines()),
            "start_date_time": start,
            "end_date_time": start + timedelta(minutes=1),
        },
        blocking=True,
    )
    (made,) = cloud.home.timers.keys() - before
    assert json.loads(cloud.home.timers[made].settings["Data"])["power_switch"] == 1


@pytest.mark.parametrize("name", SHOWN_BY_FORMS)
def test_example_of_a_form(name: str) -> None:
    """What a form shows as an example is what its field takes."""
    validators = {str(key): value for key, value in SERVICES[name].fields.items()}
    for field, form in SHOWN_BY_FORMS[name].items():
        example = form["example"]
        value = yaml.safe_load(example) if "object" in form["selector"] else example
        assert vol.Schema(validators[field])(value) is not None


async def test_called_as_its_form_shows(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The examples of the first two forms fit devices of the demo."""
    entry = await set_up()
    forms = {
        name: {
            field: yaml.safe_load(str(form["example"]))
            for field, form in FORMS[name]["fields"].items()
            if "example" in form
        }
        for name in ("call_action", "set_property")
    }
    for name, device_id in (
        ("call_action", "COLOURLAMP/lamp_02"),
        ("set_property", "LIGHTSTRIP/strip_01"),
    ):
        device = dr.async_get(hass).async_get_device_by_identifier(
            (DOMAIN, device_id), entry.entry_id
        )
        assert device
        data = {"device_id": device.id, **forms[name]}
        await hass.services.async_call(DOMAIN, name, data, blocking=True)
    assert cloud.devices["LIGHTSTRIP/strip_01"].values["brightness"] == 60
