#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a laundry rack that goes up, down and stops, and tells no position, in Apple's Home by a
# HomeKit bridge. It is on its way up. "Hey Siri, open the laundry rack halfway"; the slider is moved to 40 %; a scene has 60 %.
# Expected: there is no slider for what knows no position; or what is beyond the middle opens it, and the rest closes it.
# Seen: whatever lies between 30 % and 70 % is a stop, wherever the rack is. Apple's Home shows it half open, and open to 100 % as soon
# as it tells that it stands. One that cannot be stopped opens from 50 % on. So 30 % to 70 % are never reached and never shown.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge

OPEN, CLOSE, STOP = 1, 2, 8


async def main():
    hass = await bare_home_assistant()
    bridge = await begin_bridge(hass)
    told = []

    async def note(call):
        told.append(str(call.service))

    for service in ("open_cover", "close_cover", "stop_cover", "set_cover_position"):
        hass.services.async_register("cover", service, note)
    seen = {}
    print(__version__)
    for name, features in (("rack", OPEN | CLOSE | STOP), ("shutter", OPEN | CLOSE)):
        hass.states.async_set(f"cover.{name}", "opening", {"supported_features": features})
        accessory = bridge.add(f"cover.{name}")
        for position in (29, 30, 40, 50, 60, 70, 71):
            told.clear()
            await bridge.write((accessory.char_target_position, position))
            shown = accessory.char_current_position.value
            seen[name, position] = (*told, shown)
            print(f"  {name}, told {position} %: {told}, shown as {shown} %")
        hass.states.async_set(f"cover.{name}", "open", {"supported_features": features})
        await hass.async_block_till_done()
        print(f"  {name} stands: shown as {accessory.char_current_position.value} %")
        assert accessory.char_current_position.value == 100
    assert [seen["rack", each] for each in (29, 71)] == [("close_cover", 0), ("open_cover", 100)]
    assert all(seen["rack", each] == ("stop_cover", 50) for each in (30, 40, 50, 60, 70))
    assert [seen["shutter", each] for each in (40, 50)] == [("close_cover", 0), ("open_cover", 100)]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
