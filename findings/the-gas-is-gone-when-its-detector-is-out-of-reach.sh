#!/usr/bin/env bash
# Home Assistant 2026.11.0: an alert watches a gas detector and repeats itself until the gas is gone, as its done_message says.
# Somebody has acknowledged it and looks for the leak when the detector loses its network for a moment. The gas is still there.
# Expected: the alert waits for a state that says something, or ends in silence; what was acknowledged stays so.
# Seen: whatever is not "on" ends it. "unavailable" sends the message that the gas is gone, and so does "unknown"; when the
# detector is back the alert begins anew, and is not acknowledged. As done_message is a template it may look at the state
# itself and say which of the two it is.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components import alert
from homeassistant.const import __version__

from bare import bare_home_assistant

GAS = "binary_sensor.kitchen_gas"
LOOKED = "{{ 'The gas is gone' if is_state('%s', 'off') else 'Nothing is heard of the detector' }}" % GAS
ALERT = {"entity_id": GAS, "state": "on", "repeat": [30], "notifiers": ["phone"], "message": "There is gas"}


async def main():
    hass = await bare_home_assistant()
    said = []
    hass.services.async_register("notify", "phone", lambda call: said.append(call.data["message"]))
    hass.states.async_set(GAS, "off", {"device_class": "gas"})
    config = {
        "gas": {"name": "Gas", "done_message": "The gas is gone", **ALERT},
        "looks": {"name": "Looks", "done_message": LOOKED, **ALERT},
    }
    assert await alert.async_setup(hass, alert.CONFIG_SCHEMA({"alert": config}))
    await hass.async_block_till_done()
    print(__version__)
    heard = {}
    for moment, state in enumerate(("on", "unavailable", "on", "unknown", "on", "off")):
        said.clear()
        hass.states.async_set(GAS, state, {"device_class": "gas"})
        await hass.async_block_till_done()
        shown = hass.states.get("alert.gas").state
        heard[moment, state] = shown, sorted(said)
        print(f"  {state}: {shown}, {sorted(said)}")
        if moment == 0:
            await hass.services.async_call("alert", "turn_off", {"entity_id": "alert.gas"}, blocking=True)
            assert hass.states.get("alert.gas").state == "off"
    begun, gone = ["There is gas"] * 2, ["Nothing is heard of the detector", "The gas is gone"]
    assert [*heard.values()] == [
        ("on", begun), ("idle", gone), ("on", begun), ("idle", gone), ("on", begun), ("idle", ["The gas is gone"] * 2),
    ], heard
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
