#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: questions to Assist, in English, whether something was
# done, and orders for later: "did anyone unlock the front door?", "turn off the reading lamp at 10 pm".
# Expected: an answer, or that Assist did not understand; and what cannot be done later is refused.
# Seen: the door is unlocked, the lamp goes off at once. All that matters to the second recognizer is a deed and a name; of what
# stands beside them one word, or two that it thinks little of, is passed over. "In ten minutes", which Home Assistant knows, waits.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__

from bare import bare_home_assistant
from spoken import begin_listening, say

HOME = {
    "cover.garage": ("Garage door", "open", {"device_class": "garage"}),
    "lock.front": ("Front door", "locked", {}),
    "light.reading": ("Reading lamp", "on", {}),
}
OFF, CLOSE, UNLOCK = "turn_off light.reading", "close_cover cover.garage", "unlock lock.front"
SAID = {
    "did anyone unlock the front door": UNLOCK,
    "did you turn off the reading lamp": OFF,
    "who turned off the reading lamp": OFF,
    "when will the reading lamp turn off": OFF,
    "should i turn off the reading lamp": OFF,
    "turn off the reading lamp at 10 pm": OFF,
    "turn off the reading lamp tomorrow": OFF,
    "turn off the reading lamp when i leave": OFF,
    "remind me to close the garage door": CLOSE,
    "turn off the reading lamp in 10 minutes": None,
}


async def main():
    hass = await bare_home_assistant()
    done = await begin_listening(hass, HOME)
    print(__version__)
    for sentence, deed in SAID.items():
        done.clear()
        answer = await say(hass, sentence)
        print(f"  {sentence}: {answer!r}, {done or 'nothing is done yet'}")
        assert done == ([deed] if deed else []), done
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
