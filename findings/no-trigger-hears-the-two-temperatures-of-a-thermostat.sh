#!/usr/bin/env bash
# Home Assistant 2026.11.0: climate.target_temperature_changed, climate.target_temperature_crossed_threshold and the
# condition climate.is_target_temperature, and a thermostat that heats to one temperature and cools to another.
# Expected: they hear that its temperatures are set; or at least a change from the one of heating to the two of both.
# Seen: all three ask for "temperature" and nothing for "target_temp_low" and "target_temp_high": in heat_cool nobody hears
# what is set. The mode that ends it counts as set from nothing: 28 °C after 23 °C have crossed 20 °C. The condition
# leaves such a thermostat out: "all" are above 20 °C while it keeps between 5 and 8 °C beside another at 24 °C, and of it
# alone "any" never holds.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.climate import condition as conditions, trigger as triggers
from homeassistant.const import __version__
from homeassistant.helpers.condition import ConditionConfig
from homeassistant.helpers.trigger import TriggerConfig

from bare import bare_home_assistant

OTHER, THERMOSTAT = "climate.other", "climate.thermostat"
ONE, BOTH = ("temperature",), ("target_temp_low", "target_temp_high")
ABOVE_20 = {"threshold": {"type": "above", "value": {"number": 20, "unit_of_measurement": "°C"}}}


def show(hass, mode, *temperatures, entity_id=THERMOSTAT):
    told = dict.fromkeys((*ONE, *BOTH)) | dict(zip(ONE if len(temperatures) == 1 else BOTH, temperatures, strict=True))
    hass.states.async_set(entity_id, mode, told | {"supported_features": 3, "hvac_modes": ["heat", "cool", "heat_cool"]})


async def holds(hass, behavior, *entity_ids):
    kind = conditions.CONDITIONS["is_target_temperature"]
    config = await kind.async_validate_config(
        hass, {"target": {"entity_id": list(entity_ids)}, "options": {"behavior": behavior, **ABOVE_20}}
    )
    condition = kind(hass, ConditionConfig(**config))
    await condition.async_setup()
    return condition.async_check()


async def main():
    hass = await bare_home_assistant()
    fired = []
    show(hass, "heat", 18)
    for name, options in (
        ("target_temperature_changed", {"threshold": {"type": "any"}}),
        ("target_temperature_crossed_threshold", ABOVE_20),
    ):
        kind = triggers.TRIGGERS[name]
        config = await kind.async_validate_config(
            hass, {"target": {"entity_id": [THERMOSTAT]}, "options": options}
        )

        def run(*_, name=name, **__):
            fired.append(name)

        await kind(hass, TriggerConfig(key=name, **config)).async_attach_runner(run)
    heard = []
    for moment in (
        ("heat", 19), ("heat", 23), ("heat_cool", 23, 26), ("heat_cool", 5, 8), ("heat_cool", 21, 28), ("cool", 28), ("cool", 17),
    ):
        show(hass, *moment)
        await hass.async_block_till_done()
        heard.append((*moment, [each.removeprefix("target_temperature_") for each in fired]))
        fired.clear()
    print(__version__)
    for each in heard:
        print("  set to", *each)
    show(hass, "heat", 24, entity_id=OTHER)
    show(hass, "heat_cool", 5, 8)
    above = [await holds(hass, *asked) for asked in (("all", OTHER, THERMOSTAT), ("any", THERMOSTAT))]
    show(hass, "heat_cool", 21, 28)
    above.append(await holds(hass, "any", THERMOSTAT))
    print("  above 20 °C: all of 24 and 5–8:", above[0], " any of 5–8:", above[1], " any of 21–28:", above[2])
    changed, crossed = "changed", "crossed_threshold"
    assert [each[-1] for each in heard] == [
        [changed], [changed, crossed], [], [], [], [changed, crossed], [changed],
    ], heard
    assert above == [True, False, False]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
