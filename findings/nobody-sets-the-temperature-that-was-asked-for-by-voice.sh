#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: Alice asks Assist, in English, to turn on a fan, to set an
# air conditioner to 21 degrees and its fan to high, and to turn it off.
# Expected: Alice did it, each time: what Assist does bears the context of who asked, so that the activity of the entity names her, and an
# automation can go by trigger.to_state.context ("not what somebody chose").
# Seen: all but the temperature. It is set in a context of its own, by nobody, as a change that was made at the device; so is
# it by a language model, which uses the same intent. The other deeds at the same air conditioner are Alice's.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.components import conversation
from homeassistant.const import __version__
from homeassistant.core import Context
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant
from spoken import begin_listening

HOME = {
    "fan.tower": ("Tower fan", "off", {"supported_features": 1 | 16 | 32}),
    "climate.bedroom": (
        "Air conditioner", "cool",
        {
            "hvac_modes": ["off", "cool"], "fan_modes": ["low", "high"], "fan_mode": "low", "temperature": 26,
            "min_temp": 16, "max_temp": 30, "supported_features": 1 | 8 | 128 | 256,
        },
    ),
}
SENTENCES = {
    "turn on the tower fan": "fan.turn_on",
    "set the air conditioner to 21 degrees": "climate.set_temperature",
    "set the air conditioner fan mode to high": "climate.set_fan_mode",
    "turn off the air conditioner": "climate.turn_off",
}


async def main():
    hass = await bare_home_assistant()
    await begin_listening(hass, HOME)
    assert await async_setup_component(hass, "climate", {})
    by = {}

    async def note(call):
        by[f"{call.domain}.{call.service}"] = call.context.user_id

    for action in SENTENCES.values():
        hass.services.async_register(*action.split("."), note)
    print(__version__)
    for sentence, action in SENTENCES.items():
        answer = await conversation.async_converse(hass, sentence, None, Context(user_id="Alice"), "en")
        await hass.async_block_till_done()
        print(f"  {sentence}: {answer.response.speech['plain']['speech']}: {action} by {by[action] or 'nobody'}")
    assert by.pop("climate.set_temperature") is None
    assert [*by.values()] == ["Alice"] * 3
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
