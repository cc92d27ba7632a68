#!/usr/bin/env bash
# Home Assistant 2026.11.0: "warmer than the limit" of a room at 26 °C, where the limit is an entity, a number of 30 °C of the
# same air conditioner. Somebody lowers it to 24 °C, then the room gets warmer still: by the trigger for a temperature,
# temperature.crossed_threshold, by the one for any number, and by a template.
# Expected: it is told when the limit is moved, or at the latest with the next temperature.
# Seen: the template tells at once and the number with the next temperature. The trigger by its purpose never tells: the
# limit itself is not listened to, and the temperature before is compared with the limit of now, so that it was above
# already. It tells once the room has been colder than the new limit in between.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.homeassistant.triggers import numeric_state
from homeassistant.components.temperature.trigger import TRIGGERS
from homeassistant.components.template import trigger as template
from homeassistant.const import __version__
from homeassistant.helpers.trigger import TriggerConfig

from bare import bare_home_assistant

LIMIT, ROOM = "number.limit", "sensor.room"
DEGREES = {"unit_of_measurement": "°C", "device_class": "temperature"}
HAPPENS = [(LIMIT, 24), (ROOM, 27), (ROOM, 28), (ROOM, 23), (ROOM, 25)]
INFO = {"trigger_data": {}, "variables": {}, "name": "", "home_assistant_start": False}


async def main():
    hass = await bare_home_assistant()
    told = []

    def show(entity_id, degrees):
        hass.states.async_set(entity_id, str(degrees), DEGREES)

    def tell(name):
        return lambda *_, **__: told.append(name)

    show(LIMIT, 30)
    show(ROOM, 26)
    kind = TRIGGERS["crossed_threshold"]
    threshold = {"type": "above", "value": {"entity": LIMIT}}
    purpose = await kind.async_validate_config(hass, {"target": {"entity_id": [ROOM]}, "options": {"threshold": threshold}})
    await kind(hass, TriggerConfig(key="purpose", **purpose)).async_attach_runner(tell("purpose"))
    above = {"platform": "numeric_state", "entity_id": ROOM, "above": LIMIT}
    above = await numeric_state.async_validate_trigger_config(hass, above)
    await numeric_state.async_attach_trigger(hass, above, tell("number"), INFO)
    warmer = {"platform": "template", "value_template": f"{{{{ states('{ROOM}') | float > states('{LIMIT}') | float }}}}"}
    warmer = template.TRIGGER_SCHEMA(warmer)
    await template.async_attach_trigger(hass, warmer, tell("template"), INFO)
    await hass.async_block_till_done()
    seen = []
    print(__version__)
    for entity_id, degrees in HAPPENS:
        told.clear()
        show(entity_id, degrees)
        await hass.async_block_till_done()
        seen.append(sorted(told))
        print(f"  {entity_id} is {degrees}: {', '.join(sorted(told)) or 'nothing'}")
    assert seen == [["template"], ["number"], [], [], ["number", "purpose", "template"]], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
