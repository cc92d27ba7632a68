#!/usr/bin/env bash
# Home Assistant 2026.11.0 with gazetteer-matcher 1.1.0 and hassil 3.12.1: a curtain that is open to 5 %, and "close the curtain by 10
# percent", to Assist in English.
# Expected: it closes by ten, that is for good; or Assist says that it cannot.
# Seen: it is told the position 10 %, and opens. Whatever the verb and the little word, a number beside a curtain is where it has to
# go: "open the curtain another 20 percent" closes one that is open to 60 %, "lower it by 20" makes it 20 %.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.const import __version__

from bare import bare_home_assistant
from spoken import begin_listening, say

SAID = {
    "close the curtain by 10 percent": 10,
    "lower the curtain by 20 percent": 20,
    "raise the curtain by 20 percent": 20,
    "open the curtain another 20 percent": 20,
}


async def main():
    hass = await bare_home_assistant()
    attributes = {"device_class": "curtain", "current_position": 5, "supported_features": 15}
    done = await begin_listening(hass, {"cover.curtain": ("Curtain", "open", attributes)})
    print(__version__)
    for sentence, position in SAID.items():
        done.clear()
        answer = await say(hass, sentence)
        print(f"  {sentence}: {answer!r}, {done}")
        assert done == [f"set_cover_position cover.curtain {position}"], done
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
