#!/usr/bin/env bash
# Home Assistant 2026.11.0: an automation lets all sirens of a house sound for ten seconds, softly: siren.turn_on with duration and
# volume_level. One siren can do both, the other knows neither. Then an option that neither has: a tone.
# Expected: what a siren cannot do is refused, as a wrong tone is; or Home Assistant switches it off after ten seconds itself.
# Seen: the siren without a duration is told to sound, and no more: what it does not support is dropped without a word, the log
# included. It sounds as loud as it can until somebody ends it. Only the tone of a siren that has tones is checked.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.siren import SirenEntity, SirenEntityFeature as Feature
from homeassistant.const import __version__
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

SWITCHES = Feature.TURN_ON | Feature.TURN_OFF


class Siren(SirenEntity):
    """A siren that notes what it is told."""

    def __init__(self, name, supported, tones=None):
        self.entity_id = f"siren.{name}"
        self._attr_supported_features, self._attr_available_tones = supported, tones
        self.told = None

    async def async_turn_on(self, **kwargs):
        self.told = {str(name): value for name, value in kwargs.items()}


async def main():
    hass = await bare_home_assistant()
    assert await async_setup_component(hass, "siren", {})
    able = Siren("able", SWITCHES | Feature.DURATION | Feature.VOLUME_SET | Feature.TONES, ["fire"])
    plain = Siren("plain", SWITCHES)
    await hass.data["siren"].async_add_entities([able, plain])

    async def sound(**options):
        """Return what each siren is told, and whether the call is refused."""
        told = []
        for siren in (able, plain):
            siren.told = None
            try:
                await hass.services.async_call("siren", "turn_on", {"entity_id": siren.entity_id, **options}, blocking=True)
            except ServiceValidationError:
                siren.told = "refused"
            told.append(siren.told)
        return told

    briefly = await sound(duration=10, volume_level=0.1)
    toned = await sound(tone="burglar")
    print(__version__)
    print(f"  for ten seconds, softly: one is told {briefly[0]}, the other {briefly[1]}")
    print(f"  in a tone that neither has: one is told {toned[0]}, the other {toned[1]}")
    assert briefly == [{"duration": 10, "volume_level": 0.1}, {}], briefly
    assert toned == ["refused", {}], toned
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
