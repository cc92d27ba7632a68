"""Assist in a bare Home Assistant, for the findings."""

from collections.abc import Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component

DEEDS = {
    "light": ("turn_on", "turn_off"),
    "cover": ("open_cover", "close_cover", "set_cover_position"),
    "lock": ("lock", "unlock"),
    "valve": ("open_valve", "close_valve"),
    "button": ("press",),
    "fan": ("turn_on",),
    "climate": ("set_temperature",),
}


async def begin_listening(
    hass: HomeAssistant, home: Mapping[str, tuple[str, str, Mapping[str, Any]]]
) -> list[str]:
    """Begin Assist, without its pages; return what is done from then on.

    Parameters: Home Assistant; name, state and attributes of what it shall know, by entity id.
    """
    hass.http = SimpleNamespace(register_view=lambda *_: None)
    hass.config.components.add("http")
    for component in ("homeassistant", "intent", "conversation"):
        if not await async_setup_component(hass, component, {}):
            raise RuntimeError(component)
    done: list[str] = []

    async def note(call: ServiceCall) -> None:
        told = [str(value) for name, value in call.data.items() if name != "entity_id"]
        entity_ids = call.data["entity_id"]
        named = [entity_ids] if isinstance(entity_ids, str) else entity_ids
        done.extend(" ".join([call.service, each, *told]) for each in named)

    for domain, deeds in DEEDS.items():
        for deed in deeds:
            hass.services.async_register(domain, deed, note)
    for entity_id, (name, state, attributes) in home.items():
        hass.states.async_set(entity_id, state, {"friendly_name": name, **attributes})
        async_expose_entity(hass, conversation.DOMAIN, entity_id, should_expose=True)
    return done


async def say(hass: HomeAssistant, sentence: str, language: str = "en") -> str:
    """Return what Assist answers."""
    ask = partial(conversation.async_converse, hass, sentence, None, Context())
    answer = (await ask(language)).response.speech
    return answer.get("plain", {}).get("speech", "")
