#!/usr/bin/env bash
# Home Assistant 2026.11.0 with awesomeversion 25.8.0: an update entity whose versions end in _b1, _b2 and so on, as
# firmware of IoT devices often does.
# Expected: 1.0.0_b2 offered for an installed 1.0.0_b1 is an update (state "on"); or else, for texts that cannot be
# ordered, "different" counts as newer, as it does for texts that are no versions at all.
# Seen: the two compare as neither equal nor less nor greater, no exception is raised, and the state is "off": the
# update is hidden. An entity with such versions has to answer version_is_newer itself.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
from importlib.metadata import version

from awesomeversion import AwesomeVersion
from homeassistant.components.update import UpdateEntity
from homeassistant.const import __version__

print(f"Home Assistant {__version__}, awesomeversion {version('awesomeversion')}")


def state(installed, latest):
    entity = UpdateEntity()
    entity._attr_installed_version, entity._attr_latest_version = installed, latest
    return entity.state


old, new = AwesomeVersion("1.0.0_b1"), AwesomeVersion("1.0.0_b2")
compared = (old == new, old < new, old > new)
states = {pair: state(*pair) for pair in (("1.0.0_b1", "1.0.0_b2"), ("1.0.0b1", "1.0.0b2"), ("blue", "green"))}
print("_b1 ==, <, > _b2:", compared)
for (installed, latest), shown in states.items():
    print(f"  installed {installed}, offered {latest}: {shown}")
assert compared == (False, False, False)
assert states == {("1.0.0_b1", "1.0.0_b2"): "off", ("1.0.0b1", "1.0.0b2"): "on", ("blue", "green"): "on"}
PYTHON
