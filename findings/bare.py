"""A Home Assistant with registries and nothing else, for the findings."""

import logging
import os

from homeassistant import config_entries, loader
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import (
    area_registry,
    category_registry,
    device_registry,
    entity,
    entity_registry,
    floor_registry,
    issue_registry,
    label_registry,
    translation,
)

REGISTRIES = (
    area_registry,
    category_registry,
    device_registry,
    entity_registry,
    floor_registry,
    issue_registry,
    label_registry,
)


async def bare_home_assistant() -> HomeAssistant:
    """Return a running Home Assistant whose configuration is the present folder."""
    logging.disable(logging.CRITICAL)
    hass = HomeAssistant(os.getcwd())  # noqa: PTH109
    hass.config_entries = config_entries.ConfigEntries(hass, {})
    loader.async_setup(hass)
    translation.async_setup(hass)
    entity.async_setup(hass)
    await hass.config_entries.async_initialize()
    for registry in REGISTRIES:
        if hasattr(registry, "async_setup"):
            registry.async_setup(hass)
        await registry.async_load(hass)
    hass.set_state(CoreState.running)
    return hass
