#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: "Do not open the garage door", to Assist in English and in
# Chinese, and "turn off all the lights except the reading lamp".
# Expected: nothing is done, or the opposite is kept; of the lights all but one go off. Assist says that it did not understand.
# Seen: in English the door is opened, the front door unlocked, and of the lights the reading lamp alone goes off, the rest stay on.
# What no sentence matches goes to a second recognizer, which passes over a word that it does not know: "don't", "do
# not", "never", "except". In Chinese, and to a home with sentences of its own for them, Assist does nothing.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__

from bare import bare_home_assistant
from spoken import begin_listening, say

HOME = {
    "cover.garage": ("Garage door", "closed", {"device_class": "garage"}),
    "lock.front": ("Front door", "locked", {}),
    "valve.gas": ("Gas valve", "open", {"device_class": "gas"}),
    "light.reading": ("Reading lamp", "on", {}),
    "light.wall": ("Wall lamp", "on", {}),
    "cover.cheku": ("车库门", "closed", {"device_class": "garage"}),
}
SAID = {
    "do not open the garage door": ["open_cover cover.garage"],
    "never open the garage door": ["open_cover cover.garage"],
    "please don't unlock the front door": ["unlock lock.front"],
    "don't close the gas valve": ["close_valve valve.gas"],
    "turn off all the lights except the reading lamp": ["turn_off light.reading"],
    "turn off all lights but the reading lamp": ["turn_off light.reading"],
}


async def main():
    hass = await bare_home_assistant()
    done = await begin_listening(hass, HOME)
    print(__version__)
    for language, said in (("en", SAID), ("zh-CN", {"不要打开车库门": [], "别打开车库门": []})):
        for sentence, expected in said.items():
            done.clear()
            answer = await say(hass, sentence, language)
            print(f"  {sentence}: {answer!r}, {done or 'nothing is done'}")
            assert done == expected, done
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
