"""Overrides in files."""

from pathlib import Path
import re
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tencent_iot_explorer.account.products import override_files
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.diagnostics import describe_override
from custom_components.tencent_iot_explorer.thing import parse_override, plan
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..common import entity_id, state_of

pytestmark = pytest.mark.devices("lamp_02", "plug_01")

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "overrides.md"
LAMP_SWITCH = "COLOURLAMP_lamp_02_light_switch"
GOOD = """
match:
  product_ids: [METERPLUG0]
entities:
  power_switch: {icon: "mdi:television", name: Television}
"""


@pytest.fixture
def folder(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Return the folder of the user's files."""
    hass.config.config_dir = str(tmp_path)
    path = tmp_path / DOMAIN
    path.mkdir()
    return path


async def reload(hass: HomeAssistant) -> Any:
    """Run the action."""
    return await hass.services.async_call(
        DOMAIN, "reload_overrides", blocking=True, return_response=True
    )


async def test_file_of_the_user(
    hass: HomeAssistant, set_up: SetUp, folder: Path
) -> None:
    """It is read at the start, and again when asked for."""
    (folder / "plug.yaml").write_text(GOOD, "utf-8")
    await set_up()
    unique_id = "METERPLUG0_plug_01_power_switch"
    state = state_of(hass, "switch", unique_id)
    assert state.attributes["icon"] == "mdi:television"
    assert state.name == "TV socket Television"
    (folder / "plug.yaml").unlink()
    answer = await reload(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert answer["problems"] == []
    assert "icon" not in state_of(hass, "switch", unique_id).attributes


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            GOOD + "  x: {hide: maybe}\n  y: {hide: true}\n",
            "6",
            "entities.x.hide must be true or false",
        ),
        (
            GOOD + "  x: {minimum: 5, maximum: 4}\n",
            "6",
            "entities.x.maximum must not be below the minimum",
        ),
        ("entities: {}\n", "1", "match names neither products nor properties"),
        ("- 1\n", "1", "must be a mapping"),
        (GOOD + "colour: red\n", "6", "colour is none of match, entities, sleeps"),
        pytest.param(
            "[" * 5000 + "]" * 5000, "?", "it is nested too deep", id="nested"
        ),
    ],
)
async def test_file_that_cannot_be_used(
    hass: HomeAssistant,
    set_up: SetUp,
    folder: Path,
    text: str,
    line: str,
    reason: str,
) -> None:
    """A repair issue tells file, line and reason, until it is corrected."""
    (folder / "bad.yaml").write_text(text, "utf-8")
    (folder / "good.yaml").write_text(GOOD, "utf-8")
    await set_up()
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, "override_invalid_overrides_bad.yaml"
    )
    assert issue
    assert issue.translation_placeholders == {
        "file": "bad.yaml",
        "line": line,
        "reason": reason,
    }
    assert entity_id(hass, "switch", "METERPLUG0_plug_01_power_switch")
    (folder / "bad.yaml").write_text(GOOD, "utf-8")
    await reload(hass)
    assert not ir.async_get(hass).issues.get((DOMAIN, issue.issue_id))


async def test_file_that_is_no_yaml(
    hass: HomeAssistant, set_up: SetUp, folder: Path
) -> None:
    """What the parser says is the reason."""
    (folder / "bad.yaml").write_text("match: [", "utf-8")
    await set_up()
    answer = await reload(hass)
    assert answer["problems"][0]["file"] == "bad.yaml"
    assert "line" in answer["problems"][0]["reason"]


async def test_what_cannot_be_read_costs_only_itself(
    hass: HomeAssistant, set_up: SetUp, folder: Path
) -> None:
    """A folder, a lost link and a file of another encoding; editors' locks are none."""
    (folder / "a_folder.yaml").mkdir()
    (folder / "b_link.yaml").symlink_to(folder / "nothing")
    (folder / "c_latin.yaml").write_bytes(b"match: \xe9")
    (folder / ".#plug.yaml").symlink_to("nobody@nowhere.1")
    (folder / "plug.yaml").write_text(GOOD, "utf-8")
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    state = state_of(hass, "switch", "METERPLUG0_plug_01_power_switch")
    assert state.attributes["icon"] == "mdi:television"
    answer = await reload(hass)
    assert [each["file"] for each in answer["problems"]] == [
        "a_folder.yaml",
        "b_link.yaml",
        "c_latin.yaml",
    ]
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_bundled_files(hass: HomeAssistant, set_up: SetUp) -> None:
    """Each can be used, and each is about something."""
    await set_up()
    files = list(override_files.BUNDLED.glob("*.yaml"))
    assert files
    sources = {each.source for each in hass.data[override_files.OVERRIDES]}
    assert sources == {path.name for path in files}


async def test_override_in_the_diagnostics_changes_nothing(
    hass: HomeAssistant, set_up: SetUp, hass_client: ClientSessionGenerator
) -> None:
    """What is ready to be edited is an override of the same entities."""
    entry = await set_up()
    assert entry.runtime_data.devices
    for device in entry.runtime_data.devices.values():
        product = device.product
        override = parse_override(describe_override(product), "diagnostics")
        again = plan(product.thing_model, [override], product.product_id)
        assert [each.key for each in again.entities] == [
            each.key for each in product.plan.entities
        ]


def test_examples_of_the_documentation() -> None:
    """Each is an override."""
    examples = re.findall(
        r"```yaml\n(.*?)```", DOCUMENTATION.read_text("utf-8"), re.DOTALL
    )
    assert len(examples) == 6
    for example in examples:
        override = parse_override(parse_yaml(example), "example")
        assert override.entities or override.sleeps


SLEEPING = """
match:
  product_ids: [METERPLUG0]
sleeps: true
"""


async def test_what_sleeps_shows_what_it_said_last(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, folder: Path
) -> None:
    """It is heard of when it wakes up; the cloud calls it offline all other time."""
    unique_id = "METERPLUG0_plug_01_power_switch"
    plug = "METERPLUG0/plug_01"
    await set_up()
    shown = state_of(hass, "switch", unique_id).state
    cloud.set_online(plug, online=False)
    await until(lambda: state_of(hass, "switch", unique_id).state == STATE_UNAVAILABLE)
    (folder / "plug.yaml").write_text(SLEEPING, "utf-8")
    await reload(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", unique_id).state == shown
    other = {STATE_ON: STATE_OFF, STATE_OFF: STATE_ON}[shown]
    cloud.report(plug, {"power_switch": int(other == STATE_ON)})
    await until(lambda: state_of(hass, "switch", unique_id).state == other)
    cloud.set_online(plug, online=False)
    (folder / "plug.yaml").unlink()
    await reload(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", unique_id).state == STATE_UNAVAILABLE


@pytest.mark.devices("gw_01", "door_01")
async def test_what_sleeps_behind_a_gateway_goes_with_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, folder: Path
) -> None:
    """Nobody would hear it when it wakes up."""
    (folder / "door.yaml").write_text(
        SLEEPING.replace("METERPLUG0", "DOORSENSOR"), "utf-8"
    )
    entry = await set_up()
    door = entry.runtime_data.devices["DOORSENSOR/door_01"]
    cloud.set_online("DOORSENSOR/door_01", online=False)
    await until(lambda: not door.online)
    assert door.available
    cloud.set_online("GATEWAY000/gw_01", online=False)
    await until(lambda: not door.available)
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not door.available


async def test_what_sleeps_and_is_not_listed_is_not_awaited(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, folder: Path
) -> None:
    """It may have left the home: nobody believes what it said last."""
    (folder / "plug.yaml").write_text(SLEEPING, "utf-8")
    entry = await set_up()
    plug = entry.runtime_data.devices["METERPLUG0/plug_01"]
    del cloud.home.devices[plug.device_id]
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert plug.device_id in entry.runtime_data.devices
    assert not plug.available
