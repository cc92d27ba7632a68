"""Tests of the dialog about an unbound device nearby."""

from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_BLUETOOTH, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral

from ..conftest import ADDRESS

FAMILY = "f_2f6c1d9a7b3e4c05"
SAME_FOR_ALL = (
    *("region", "api_url", "ws_url", "app_key", "app_secret", "login_method"),
)
type Offer = Callable[[], Awaitable[Any]]


def offers(hass: HomeAssistant) -> list[Any]:
    """Return the discovered devices."""
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return [each for each in flows if each["context"]["source"] == SOURCE_BLUETOOTH]


async def hear(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, address: str = ADDRESS
) -> None:
    """Have a device heard, and wait for what comes of it."""
    radio.hear(address, peripheral)
    await hass.async_block_till_done(wait_background_tasks=True)


async def hear_and_open(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, address: str = ADDRESS
) -> Any:
    """Have a device heard, and open the one offer that comes of it."""
    await hear(hass, radio, peripheral, address)
    (flow,) = offers(hass)
    return await hass.config_entries.flow.async_configure(flow["flow_id"])


async def submit(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    """Submit a form."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], answers)


async def place_of(hass: HomeAssistant, result: Any, name: str) -> str:
    """Return the place of this name."""
    (selector,) = result["data_schema"].schema.values()
    options = {each["label"]: each["value"] for each in selector.config["options"]}
    return str(options[name])


async def submit_place(hass: HomeAssistant, result: Any, name: str = "我的家") -> Any:
    """Choose a place."""
    return await submit(hass, result, place=await place_of(hass, result, name))


async def end_of(hass: HomeAssistant, result: Any) -> Any:
    """Wait until the progress is over."""
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    await hass.async_block_till_done(wait_background_tasks=True)
    return await hass.config_entries.flow.async_configure(result["flow_id"])


async def join(
    hass: HomeAssistant, result: Any, network: str, password: str = ""
) -> Any:
    """Type a network, and wait for what comes of it."""
    typed = await submit(hass, result, network=network, password=password)
    return await end_of(hass, typed)


async def add_mate(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> tuple[MockConfigEntry, str]:
    """Set up the account of somebody in the first family; return it and a place."""
    mate = cloud.home.users[1]
    family = next(iter(cloud.home.families.values()))
    family.members[mate.user_id] = 1
    other = MockConfigEntry(
        domain=DOMAIN,
        title="Mate",
        unique_id=mate.user_id,
        data={
            **{key: config_entry.data[key] for key in SAME_FOR_ALL},
            "phone": mate.phone,
            "country_code": mate.country_code,
            "password": mate.password,
        },
    )
    other.add_to_hass(hass)
    hass.config_entries.async_add_subentry(
        other,
        ConfigSubentry(
            data=MappingProxyType({"name": family.name}),
            subentry_type="family",
            title=family.name,
            unique_id=family.family_id,
        ),
    )
    await hass.config_entries.async_setup(other.entry_id)
    return other, f"Mate · {family.name}"
