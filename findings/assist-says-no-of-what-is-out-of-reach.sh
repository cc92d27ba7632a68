#!/usr/bin/env bash
# Home Assistant 2026.11.0 with hassil 3.12.1 and the sentences of home-assistant-intents 2026.10.27: "Are any garage doors open?" and
# "Is the gas alarm triggered?", to Assist in English and in Chinese. The door and the detector are out of reach.
# Expected: that nobody knows, as Assist says of a sensor ("unavailable"), or no answer.
# Seen: a question is answered from what is in the state that is asked for, and what is out of reach, or unknown, is not: "No" and
# "没有" (there is none), word for word as when the door is closed. "Which are open?" and "How many?" are "Not any" and 0. Only a
# question by name adds what it has found: "No, Unavailable". An answer of one's own has to look at query.unmatched.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 hassil==3.12.1 home-assistant-intents==2026.10.27
run <<'PYTHON'
import asyncio

from hassil import Intents, TextSlotList, recognize_best
from home_assistant_intents import get_intents
from homeassistant.components.intent import GetStateIntentHandler
from homeassistant.const import __version__
from homeassistant.helpers import intent
from homeassistant.helpers.template import Template, TemplateState

from bare import bare_home_assistant

GARAGE, ALARM = "cover.garage", "binary_sensor.alarm"
CALLED = {"en": {GARAGE: "Garage", ALARM: "Gas alarm"}, "zh-CN": {GARAGE: "车库门", ALARM: "燃气报警"}}
ASKED = {
    "en": {
        "are any garage doors open": ("No", "No"),
        "which garage doors are open": ("Not any", "Not any"),
        "how many garage doors are open": ("0", "0"),
        "is the gas alarm triggered": ("No, off", "No, unavailable"),
    },
    "zh-CN": {"有车库门打开吗": ("没有", "没有"), "有多少车库门是打开的": ("0", "0")},
}


async def main():
    hass = await bare_home_assistant()
    intent.async_register(hass, GetStateIntentHandler())

    async def answered(language, sentence):
        known = get_intents(language)
        names = [
            (name, name, {"domain": entity_id.partition(".")[0]}) for entity_id, name in CALLED[language].items()
        ]
        lists = {"name": TextSlotList.from_tuples(names, name="name")}
        lists |= {each: TextSlotList.from_strings(["Nowhere"], name=each) for each in ("area", "floor")}
        found = recognize_best(sentence, Intents.from_dict(known), slot_lists=lists)
        assert found, sentence
        slots = {each.name: {"value": each.value, "text": each.text} for each in found.entities_list}
        answer = await intent.async_handle(hass, "test", found.intent.name, slots, language=language)
        states = {
            name: [TemplateState(hass, each) for each in listed]
            for name, listed in (("matched", answer.matched_states), ("unmatched", answer.unmatched_states))
        }
        said = known["responses"]["intents"][found.intent.name][found.response]
        values = {"query": states, "slots": {name: each["value"] for name, each in slots.items()}}
        speech = Template(said, hass).async_render(values | {"state": (states["matched"] + states["unmatched"])[0]})
        return " ".join(str(speech).split())

    print(__version__)
    for language, asked in ASKED.items():
        seen = {}
        for is_away in (False, True):
            for entity_id, device_class, state in ((GARAGE, "garage", "closed"), (ALARM, "gas", "off")):
                attributes = {"friendly_name": CALLED[language][entity_id], "device_class": device_class}
                hass.states.async_set(entity_id, "unavailable" if is_away else state, attributes)
            for sentence in asked:
                seen.setdefault(sentence, []).append(await answered(language, sentence))
        for sentence, (there, away) in seen.items():
            print(f"  {sentence}? {there!r}; out of reach: {away!r}")
        assert {sentence: tuple(said) for sentence, said in seen.items()} == asked
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
