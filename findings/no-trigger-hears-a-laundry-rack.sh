#!/usr/bin/env bash
# Home Assistant 2026.11.0: triggers by purpose for covers, and two of them: a curtain that tells its position and that it
# moves, and a laundry rack on the ceiling, a cover of no device class, for which Home Assistant has none.
# Expected: there is a trigger for the rack, as light.turned_on is for each light; "curtain opened" tells that it is open.
# Seen: of the 18 triggers and as many conditions that ask covers each is of one class, and none of the cover without. "Opened"
# is told when a closed curtain begins to move, and not when it is open, nor when one that was ajar is; "closed" at the
# end. Of a rack, and of the end of the way up, only a trigger on the state hears.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.cover import condition as cover_condition, trigger as cover
from homeassistant.components.door import condition as door_condition, trigger as door
from homeassistant.components.garage_door import condition as garage_condition, trigger as garage
from homeassistant.components.gate import condition as gate_condition, trigger as gate
from homeassistant.components.window import condition as window_condition, trigger as window
from homeassistant.const import __version__
from homeassistant.helpers.trigger import TriggerConfig

from bare import bare_home_assistant

TRIGGERS = {f"{each.__name__.split('.')[2]}.{key}": kind for each in (cover, door, garage, gate, window) for key, kind in each.TRIGGERS.items()}
CONDITIONS = [
    kind
    for each in (cover_condition, door_condition, garage_condition, gate_condition, window_condition)
    for kind in each.CONDITIONS.values()
]
COVERS = {"cover.rack": {}, "cover.curtain": {"device_class": "curtain"}}
WAY = [
    ("closed", 0), ("opening", 0), ("opening", 40), ("open", 100), ("closing", 60), ("closing", 0), ("closed", 0),
    ("opening", 20), ("open", 20), ("opening", 60), ("open", 100),
]


async def main():
    hass = await bare_home_assistant()
    fired = []

    def show(entity_id, state, position):
        is_closed = state == "closed"
        hass.states.async_set(
            entity_id, state, {**COVERS[entity_id], "current_position": position, "is_closed": is_closed}
        )

    for entity_id in COVERS:
        show(entity_id, *WAY[0])
        for name, kind in TRIGGERS.items():
            config = await kind.async_validate_config(hass, {"target": {"entity_id": [entity_id]}, "options": {}})

            def run(*_, entity_id=entity_id, name=name, **__):
                fired.append((entity_id, name, hass.states.get(entity_id).state, hass.states.get(entity_id).attributes["current_position"]))

            await kind(hass, TriggerConfig(key=name, **config)).async_attach_runner(run)
    for moment in WAY[1:]:
        for entity_id in COVERS:
            show(entity_id, *moment)
        await hass.async_block_till_done()
    asking = [kind for kind in CONDITIONS if "cover" in kind._domain_specs]
    classes = {spec.device_class for kind in asking for domain, spec in kind._domain_specs.items() if domain == "cover"}
    print(__version__)
    print(f"  {len(TRIGGERS)} triggers; {len(asking)} conditions, of covers that are {', '.join(sorted(classes))}")
    for each in fired:
        print("  %s: %s while it is %s at %s" % each)
    heard = [(name, state, position) for entity_id, name, state, position in fired]
    assert {entity_id for entity_id, *_ in fired} == {"cover.curtain"}
    assert heard == [
        ("cover.curtain_opened", "opening", 0), ("cover.curtain_closed", "closed", 0), ("cover.curtain_opened", "opening", 20),
    ], heard
    assert None not in classes and len(classes) == 9, classes
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
