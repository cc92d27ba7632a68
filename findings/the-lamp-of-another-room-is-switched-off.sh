#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: "turn off the bathroom lamp", to Assist in English. That lamp
# has left the home (unbound in the vendor's app, or renamed there); the one in the bedroom is on.
# Expected: Assist says that it knows no bathroom lamp, as it does in Chinese (浴室灯).
# Seen: the bedroom lamp goes off. To a second recognizer a name that is nearly the same, three quarters of its letters, was misheard:
# the west lamp is the east lamp, the father's the mother's, lamp B lamp A. Numbers are told apart: lamp 2 is unknown. "Turned off the
# light", says the answer, not which. Who is gone from a home should not leave somebody there who is called nearly so.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__

from bare import bare_home_assistant
from spoken import begin_listening, say

LEFT = {
    "Bedroom lamp": ("turn off the bathroom lamp", True),
    "East lamp": ("turn off the west lamp", True),
    "North light": ("turn off the south light", True),
    "Mother's lamp": ("turn off father's lamp", True),
    "Lamp A": ("turn off lamp B", True),
    "Lamp 1": ("turn off lamp 2", False),
    "卧室灯": ("关闭浴室灯", False),
}


async def main():
    print(__version__)
    for name, (sentence, is_taken) in LEFT.items():
        hass = await bare_home_assistant()
        done = await begin_listening(hass, {"light.left": (name, "on", {})})
        answer = await say(hass, sentence, "en" if name.isascii() else "zh-CN")
        print(f"  {name} is there, {sentence!r}: {answer!r}, {done or 'nothing is done'}")
        assert done == (["turn_off light.left"] if is_taken else []), done
        await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
