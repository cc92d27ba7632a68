#!/usr/bin/env bash
# Home Assistant 2026.11.0: "a bit slower" for a purifier that runs in its automatic mode, where its speed is unknown.
# Expected: the fan slows down, or goes on as it is: the speed that is one less than an unknown one is not known.
# Seen: fan.decrease_speed counts an unknown percentage as 0, and calls async_set_percentage(0), which every integration
# takes for "off": the purifier stops. fan.increase_speed takes it for the lowest speed, however fast the fan runs. An
# integration must answer both itself as long as a preset runs.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.fan import FanEntity, FanEntityFeature
from homeassistant.const import __version__


class Purifier(FanEntity):
    _attr_supported_features = FanEntityFeature.SET_SPEED | FanEntityFeature.PRESET_MODE
    _attr_preset_modes = ["auto"]
    _attr_preset_mode = "auto"
    _attr_percentage = None
    _attr_speed_count = 4

    def __init__(self):
        self.asked = []

    async def async_set_percentage(self, percentage):
        self.asked.append(percentage)


async def main():
    purifier = Purifier()
    await purifier.async_decrease_speed()
    await purifier.async_increase_speed()
    await purifier.async_decrease_speed(10)
    print(__version__)
    print(f"  slower, faster, slower by 10: percentages asked for {purifier.asked}")
    assert purifier.asked == [0, 25, 0], purifier.asked


asyncio.run(main())
PYTHON
