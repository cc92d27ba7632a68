"""Whatever happens in a home, in the end what is shown is what is true.

Each example is a home of its own, in which up to forty things happen, drawn by its
seed. `TRUTH_SEEDS=1000-2000` runs others than the few of the suite.
"""

import asyncio
import logging
import os
from random import Random

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud, load_home

from ...clock import Clock
from ...conftest import SetUp
from .steps import STEPS
from .world import World

FIRST, _, LAST = os.environ.get("TRUTH_SEEDS", "1-10").partition("-")
QUIET = ("homeassistant", "pytest_homeassistant_custom_component")
LOGGER = logging.getLogger(__name__)

pytestmark = [
    # A day in which a clock goes on by itself is some thousand turns on a busy machine.
    pytest.mark.timeout(300),
    pytest.mark.freeze_time("2026-11-21 12:00:00+00:00"),
    pytest.mark.parametrize("seed", range(int(FIRST), int(LAST or FIRST) + 1)),
]


@pytest.fixture
def random(seed: int) -> Random:
    """Return what draws everything in an example."""
    return Random(seed)


@pytest.fixture
def cloud(random: Random) -> Cloud:
    """Return a cloud with some devices of the demo home, which does nothing by itself."""
    names = sorted(each.device_name for each in load_home().devices.values())
    home = load_home(devices={"gw_01", "strip_01", *random.sample(names, 4)})
    for automation in home.automations.values():
        automation.settings["Actions"] = []
    return Cloud(home)


@pytest.fixture
async def world(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    random: Random,
    caplog: pytest.LogCaptureFixture,
) -> World:
    """Return the home and its account, with a clock that goes on by itself."""
    for name in QUIET:
        caplog.set_level(logging.WARNING, name)
    Clock(asyncio.get_running_loop(), freezer.tick)
    return World(hass, cloud, await set_up(), random)


async def test_in_the_end_everything_is_true(
    hass: HomeAssistant,
    world: World,
    caplog: pytest.LogCaptureFixture,
    complaints: list[str],
) -> None:
    """Every entity shows what the cloud knows, as if it was set up a moment ago.

    No write was lost or sent twice, nothing was left behind, nothing failed.
    """
    for step in world.random.choices(
        list(STEPS), list(STEPS.values()), k=world.random.randint(3, 40)
    ):
        LOGGER.info("%s", step.__name__)
        await step(world)
    await world.settle()
    assert world.untrue() == {}
    assert world.miscounted() == {}
    shown = world.shown()
    await hass.config_entries.async_reload(world.entry.entry_id)
    await asyncio.sleep(100)
    assert shown == world.shown()
    await hass.config_entries.async_unload(world.entry.entry_id)
    await asyncio.sleep(1)
    assert not world.cloud.sockets
    assert not complaints
    assert not [each.getMessage() for each in caplog.records if each.exc_info]
