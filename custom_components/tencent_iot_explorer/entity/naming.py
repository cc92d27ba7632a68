"""How what vendors call in Chinese is shown."""

from homeassistant.core import HomeAssistant


def shown_name(hass: HomeAssistant, name: str, english: str | None) -> str:
    """Return a name in English where it is known, but in a Chinese home as it is."""
    is_chinese = hass.config.language.startswith("zh")
    return name if is_chinese else english or name
