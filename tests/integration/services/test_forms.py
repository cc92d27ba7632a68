"""What the forms of actions let a person choose."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
import yaml

from custom_components.tencent_iot_explorer.services.actions import SERVICES
from custom_components.tencent_iot_explorer.services.targets import FAMILY

from ...conftest import SetUp
from ...repository import COMPONENT, load_json

pytestmark = pytest.mark.devices("camera_01", "lamp_02", "speaker_01")

FORMS: Mapping[str, Any] = yaml.safe_load(
    (COMPONENT / "services.yaml").read_text("utf-8")
)
FAMILY_ACTIONS = {name for name, each in SERVICES.items() if each.target is FAMILY}


def offered(hass: HomeAssistant, entry_id: str, action: str) -> set[str | None]:
    """Return the names of the devices in the list of a form, as the frontend makes it."""
    (selector,) = FORMS[action]["fields"]["device_id"]["selector"].values()
    wanted = {**selector.get("filter", selector)}
    del wanted["integration"]
    domain = wanted.pop("entity", selector.get("entity", {})).get("domain", "")
    devices, entities = dr.async_get(hass), er.async_get(hass)
    return {
        device.name
        for device in dr.async_entries_for_config_entry(devices, entry_id)
        if all(getattr(device, key) == wanted[key] for key in wanted)
        and any(
            each.entity_id.startswith(domain)
            for each in er.async_entries_for_device(entities, device.id)
        )
    }


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_a_form_about_families_offers_families(
    hass: HomeAssistant, set_up: SetUp, language: str
) -> None:
    hass.config.language = language
    entry = await set_up()
    assert len(FAMILY_ACTIONS) > 10
    for action in FAMILY_ACTIONS:
        assert offered(hass, entry.entry_id, action) == {"我的家", "Seaside"}, action


@pytest.mark.parametrize(
    ("label", "device"), [("Camera", "Front door camera"), ("Speaker", "音箱")]
)
async def test_a_form_offers_what_it_is_about(
    hass: HomeAssistant, set_up: SetUp, label: str, device: str
) -> None:
    """Cameras with recordings, and players."""
    entry = await set_up()
    await entry.runtime_data.recordings.async_refresh()
    await hass.async_block_till_done()
    words = load_json(COMPONENT / "translations" / "en.json")["services"]
    actions = {
        name
        for name in SERVICES
        if words[name]["fields"].get("device_id", {}).get("name") == label
    }
    assert actions
    for action in actions:
        assert offered(hass, entry.entry_id, action) == {device}, action
