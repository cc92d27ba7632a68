#!/usr/bin/env bash
# Home Assistant 2026.11.0 with hassil 3.12.1 and home-assistant-intents 2026.10.27: a lamp, a fan and a curtain are set to a number, to Assist in
# Chinese, once in digits and once in words, as a speaker writes down what it has heard: 50%, 百分之五十.
# Expected: both are the same. The sentences know the words, and their answers have a table of them.
# Seen: the lamp is dimmed, and then Assist reads out an error, and with it the source of its own answer, more than a thousand characters of
# template. The answer looks first whether the number is one in digits, with a filter that raises an error where it is none; the table of
# words stands behind it and is never reached. A file of one's own has to bring answers for every sentence with a number.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${assist[@]}"
run <<'PYTHON'
import asyncio

from homeassistant.components.fan.intent import async_setup_intents as set_up_fans
from homeassistant.components.light.intent import async_setup_intents as set_up_lights
from homeassistant.const import __version__

from bare import bare_home_assistant
from spoken import begin_listening, say

HOME = {
    "light.lamp": ("落地灯", "on", {"supported_color_modes": ["brightness"], "brightness": 200}),
    "fan.fan": ("风扇", "on", {"supported_features": 1 | 16 | 32, "percentage": 100}),
    "cover.curtain": ("窗帘", "open", {"device_class": "curtain", "current_position": 60, "supported_features": 15}),
}
SAID = {"落地灯亮度调到": "turn_on light.lamp 50", "风扇风速调到": "turn_on fan.fan 50", "窗帘调到": "set_cover_position cover.curtain 50"}


async def main():
    hass = await bare_home_assistant()
    done = await begin_listening(hass, HOME)
    for set_up in (set_up_lights, set_up_fans):
        await set_up(hass)
    print(__version__)
    for sentence, deed in SAID.items():
        for number, fault in (("50%", ""), ("百分之五十", "ValueError: Template error: int got invalid input '五十'")):
            done.clear()
            answer = await say(hass, sentence + number, "zh-CN")
            print(f"  {sentence}{number}: {done}, {len(answer)} characters are said: {answer[:60]!r}")
            assert answer.startswith(fault) and bool(fault) == (len(answer) > 1000), answer
            assert done == [deed], done
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
