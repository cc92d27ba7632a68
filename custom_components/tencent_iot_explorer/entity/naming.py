"""Showing the names of vendors in the language of the home."""

from homeassistant.core import HomeAssistant

from ..thing import EntityPlan, in_chinese, in_english


def shown_name(hass: HomeAssistant, name: str) -> str:
    """Return a name in the language of the home, if it is known."""
    translate = in_chinese if _is_chinese(hass) else in_english
    return translate(name) or name


def shown_plan(hass: HomeAssistant, plan: EntityPlan) -> EntityPlan:
    """Return a plan in the language of the home, if it is known."""
    return (plan.chinese if _is_chinese(hass) else plan.english) or plan


def _is_chinese(hass: HomeAssistant) -> bool:
    """Return whether the language of the home is Chinese."""
    return hass.config.language.startswith("zh")
