"""A Home Assistant with the integration and a simulated home of any size."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import sys
import tempfile
from typing import TYPE_CHECKING
from unittest.mock import AsyncMock, patch

from homeassistant import loader
from homeassistant.config_entries import ConfigEntryState, ConfigSubentryData
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from simulator import generate_home

if TYPE_CHECKING:  # what a first start imports is part of it
    from custom_components.tencent_iot_explorer.account.account import (
        TencentConfigEntry,
    )

DOMAIN = "tencent_iot_explorer"
ROOT = Path(__file__).parents[1]
RESOLVER = "homeassistant.helpers.aiohttp_client._async_make_resolver"
HTTP = "homeassistant.components.http.HomeAssistantHTTP"
LOGIN = {
    "region": "custom",
    "app_key": "demo-app-key",
    "app_secret": "demo-app-secret",
    "login_method": "phone",
    "country_code": "86",
    "phone": "13800000000",
    "password": "demo-password",
}


@asynccontextmanager
async def running_simulator(devices: int, product: str = "") -> AsyncIterator[str]:
    """Run a cloud of so many devices in a process of its own; yield its address.

    All are of the same product, if one is named.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--devices", str(devices)),
        *(("--products", product) if product else ()),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        line = (await process.stdout.readline()).decode()
        yield line.removeprefix("listening on ").strip()
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def running_home_assistant() -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant that finds the integration; it serves nobody."""
    with (
        tempfile.TemporaryDirectory() as folder,
        patch(RESOLVER, return_value=AsyncMock()),
        patch(f"{HTTP}.async_bind"),
        patch(f"{HTTP}.start"),
    ):
        async with async_test_home_assistant(config_dir=folder) as hass:
            hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
            try:
                yield hass
            finally:
                await hass.async_stop(force=True)


def make_entry(hass: HomeAssistant, simulator: str) -> TencentConfigEntry:
    """Add the account of a simulated cloud, without setting it up."""
    family = next(iter(generate_home(1).families.values()))
    entry = MockConfigEntry(
        domain=DOMAIN,
        data={
            **LOGIN,
            "api_url": f"{simulator}/api/exploreropen/",
            "ws_url": f"{simulator.replace('http', 'ws', 1)}/ws/explorer",
        },
        subentries_data=[
            ConfigSubentryData(
                data={},
                subentry_type="family",
                title=family.name,
                unique_id=family.family_id,
            )
        ],
    )
    entry.add_to_hass(hass)
    return entry


async def set_up(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Set up an account and wait until all its devices have values."""
    await hass.config_entries.async_setup(entry.entry_id)
    if entry.state is not ConfigEntryState.LOADED:
        raise RuntimeError(f"The account was not set up: {entry.reason}")
    await hass.async_block_till_done(wait_background_tasks=True)
    silent = [each for each in entry.runtime_data.devices.values() if not each.loaded]
    if silent:
        raise RuntimeError(f"{len(silent)} devices have no values")
