"""The answer of an import: a table, in the language of Home Assistant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.translation import async_get_translations

from ..const import DOMAIN


@dataclass(kw_only=True)
class Line:
    """The result for one sensor."""

    device: str
    entity_id: str
    hours: int = 0
    is_done: bool = False
    left_out: HomeAssistantError | None = None


async def async_answer(hass: HomeAssistant, lines: Iterable[Line]) -> dict[str, Any]:
    """Return how many hours each sensor got, and why it was left out."""
    texts = await async_get_translations(
        hass, hass.config.language, "exceptions", [DOMAIN]
    )
    listed = list(lines)
    return {
        "hours": {line.entity_id: line.hours for line in listed},
        "table": [
            {
                "device": line.device,
                "sensor": line.entity_id,
                "hours": line.hours,
                "left_out": _reason(line.left_out, texts),
            }
            for line in listed
        ],
    }


def _reason(error: HomeAssistantError | None, texts: Mapping[str, str]) -> str | None:
    """Return what an error says."""
    if error is None:
        return None
    text = texts[f"component.{DOMAIN}.exceptions.{error.translation_key}.message"]
    return text.format(**(error.translation_placeholders or {}))
