#!/usr/bin/env bash
# Home Assistant 2026.11.0 with prometheus-client 0.21.0: an air purifier runs by itself (preset "auto", its speed is unknown), and
# then at 60 %, which somebody has chosen, so that no preset runs any more.
# Expected: Prometheus is told of a speed and of no preset, as it is told of neither once the purifier is unavailable.
# Seen: what has become unknown is passed over, so the number that was told last stays: preset "auto" is 1 beside a speed of
# 60 %, for as long as no other preset is chosen. When the purifier is automatic again, its 60 % stay as well. Which of the two
# counts cannot be told from the numbers.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 prometheus-client==0.21.0
run <<'PYTHON'
import asyncio
from types import SimpleNamespace

from homeassistant.components import prometheus
from homeassistant.const import __version__
from prometheus_client import REGISTRY

from bare import bare_home_assistant

PURIFIER = "fan.purifier"
PRESETS = {"preset_modes": ["auto", "sleep"], "friendly_name": "Purifier"}
TOLD = {
    "automatic": ("on", "auto", None),
    "by hand": ("on", None, 60),
    "automatic again": ("on", "auto", None),
    "out of reach": ("unavailable", None, None),
}


def number(metric, **labels):
    """Return what Prometheus is told of the purifier."""
    labels |= {"domain": "fan", "entity": PURIFIER, "friendly_name": PRESETS["friendly_name"]}
    return REGISTRY.get_sample_value(f"homeassistant_{metric}", labels)


async def main():
    hass = await bare_home_assistant()
    hass.http = SimpleNamespace(register_view=lambda view: None)
    assert await prometheus.async_setup(hass, prometheus.CONFIG_SCHEMA({"prometheus": {}}))
    seen = {}
    for name, (state, preset, speed) in TOLD.items():
        hass.states.async_set(PURIFIER, state, {"preset_mode": preset, "percentage": speed, **PRESETS})
        await hass.async_block_till_done()
        seen[name] = number("fan_preset_mode", mode="auto"), number("fan_speed_percent")
    print(__version__)
    for name, (automatic, speed) in seen.items():
        print(f"  {name}: preset auto {automatic}, speed {speed}")
    assert [*seen.values()] == [(1, None), (1, 60), (1, 60), (None, None)], seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
