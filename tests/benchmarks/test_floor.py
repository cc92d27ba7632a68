"""The floor is asked for nothing easier than the integration is."""

from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
import sys
from types import ModuleType
from typing import override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.util import slugify
import pytest

from benchmarks.floor import add_bare_devices
from benchmarks.home import generate_home
from benchmarks.push import PROPERTIES, Rivals
from simulator import Cloud

from ..conftest import SetUp
from ..integration.platforms import entity_id_of, find_device, report, state_of


class Searches(MetaPathFinder):
    """Notes which modules are looked for, and finds none."""

    def __init__(self) -> None:
        """Nothing was looked for yet."""
        self.names: list[str] = []

    @override
    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Note a name."""
        self.names.append(fullname)
        return None


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of modules that are looked for on the disk."""
    slugify("灯")  # what can be imported is imported now
    found = Searches()
    monkeypatch.setattr(sys, "meta_path", [found, *sys.meta_path])
    return found.names


async def test_the_names_of_the_floor_cost_what_ours_cost(
    hass: HomeAssistant, searches: list[str]
) -> None:
    """A name in Chinese has the disk searched each time, one in English never."""
    slugify("Lamp")
    assert not searches
    for device in generate_home(2).devices.values():
        slugify(device.alias_name)
    assert searches == ["unidecode"] * 2
    searches.clear()
    await add_bare_devices(hass, 2, 3)
    assert searches.count("unidecode") >= 2 * 3
    assert len(dr.async_get(hass).devices) == 2


@pytest.mark.devices("plug_01")
async def test_the_floor_writes_what_ours_writes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A whole number of a product's floats takes longer to write than an integer."""
    plug = find_device(cloud, "plug_01")
    entry = await set_up()
    entity_id = entity_id_of(hass, "sensor", plug, PROPERTIES[0])
    bare = await add_bare_devices(hass, 1, 1)
    Rivals(hass, entry.runtime_data, bare).show([(0, [100])])
    ours = await report(hass, cloud, plug, entity_id, {PROPERTIES[0]: 100})
    assert state_of(hass, bare[0][0].entity_id).state == ours.state
