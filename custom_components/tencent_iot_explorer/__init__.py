"""Tencent IoT Explorer: a Tencent Cloud home in Home Assistant."""

from functools import partial

from homeassistant.config_entries import (
    SOURCE_BLUETOOTH,
    ConfigEntry,
    ConfigEntryState,
    UpdateListenerType,
)
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.importlib import async_import_module
from homeassistant.helpers.typing import ConfigType

from .account.account import Account, TencentConfigEntry
from .account.credentials import create_client, logout_client
from .account.errors import translated_errors, translation
from .account.issues import Issue, async_update_issues
from .account.lifetime import async_begin, async_follow, async_let_end, async_show
from .account.memory import account_store
from .account.precedence import precedence
from .account.privacy import without_addresses
from .account.products.override_files import async_load_overrides
from .account.products.stored_product import product_store
from .account.registry.families import async_register_families
from .account.registry.identity import cloud_device_id, family_id_of, is_channel
from .account.registry.removal import async_remove_all
from .cloud import CloudError
from .const import CONF_DELETE_DEVICES, DOMAIN, ENTRY_VERSION, LOGGER
from .entity.aliases import async_follow_switch_as_x
from .entity.channel import async_follow_panels
from .entity.renames import async_follow_renames
from .entity.taking_down import async_take_down
from .history.import_memory import import_store
from .history.imports import async_set_up_imports
from .services import async_register_services

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register what exists even without an entry, and read overrides."""
    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, partial(async_let_end, hass))
    async_register_services(hass)
    await async_load_overrides(hass)
    return True


async def async_migrate_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Refuse what a newer version has written: an older one would lose what it added.

    A newer major version never comes here: Home Assistant refuses it before.
    """
    if (entry.version, entry.minor_version) <= ENTRY_VERSION:
        return True
    LOGGER.error(
        "%s was set up by a newer version of this integration. Update the integration, "
        "or restore a backup that is as old as this version",
        entry.title,
    )
    issue = Issue("newer_version", "account", {"account": entry.title})
    async_update_issues(hass, entry.entry_id, [issue])
    return False


async def async_setup_entry(hass: HomeAssistant, entry: TencentConfigEntry) -> bool:
    """Set up one account with its families, unless Home Assistant is stopping."""
    if hass.is_stopping:
        return False
    if (title := without_addresses(entry.title)) != entry.title:
        hass.config_entries.async_update_entry(entry, title=title)
    account = Account(hass, entry, create_client(hass, entry))
    entry.runtime_data = account
    follow_families = _follow_families(entry)
    await async_begin(account)
    if hass.is_stopping:
        return False
    await async_follow(account)
    await account.platforms.async_start()
    async_follow_panels(account)
    async_follow_renames(account)
    async_follow_switch_as_x(account)
    if "bluetooth" in hass.config.components:
        await _async_start_nearby(hass, entry)
    await async_show(account)
    await async_set_up_imports(hass, entry)
    entry.async_on_unload(entry.add_update_listener(follow_families))
    await follow_families(hass, entry)
    await account.platforms.async_settle()
    return True


async def _async_start_nearby(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Follow Bluetooth devices; a home without Bluetooth never imports this."""
    nearby = await async_import_module(hass, f"{__package__}.nearby.devices")
    nearby.async_start(hass, entry)


async def async_unload_entry(hass: HomeAssistant, entry: TencentConfigEntry) -> bool:
    """Remove the entities and close the push connection."""
    account = entry.runtime_data
    account.arrivals.async_stop()
    await async_take_down(hass, entry)
    if unloaded := await account.platforms.async_unload():
        precedence(hass).async_leave(entry)
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Log out of the cloud and forget what was remembered."""
    precedence(hass).async_remove(entry)
    await product_store(hass, entry.entry_id).async_remove()
    await account_store(hass, entry.entry_id).async_remove()
    await import_store(hass, entry.entry_id).async_remove()
    async_update_issues(hass, entry.entry_id, ())
    await async_remove_all(hass, entry)
    if not hass.config_entries.async_entries(DOMAIN):
        _withdraw_offers(hass)
    if (client := logout_client(hass, entry)) is None:
        return
    try:
        await client.user.logout_user()
    except CloudError as error:
        LOGGER.debug("The cloud did not log out: %s", error)


@callback
def _withdraw_offers(hass: HomeAssistant) -> None:
    """Withdraw the discovered devices: no account is left to add them to."""
    flows, discovered = hass.config_entries.flow, {"source": SOURCE_BLUETOOTH}
    for flow in flows.async_progress_by_handler(
        DOMAIN, include_uninitialized=True, match_context=discovered
    ):
        flows.async_abort(flow["flow_id"])


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: TencentConfigEntry, device_entry: AnyDeviceEntry
) -> bool:
    """Delete a device here, and in the cloud too where that is allowed."""
    if entry.state is not ConfigEntryState.LOADED:
        raise _cannot_delete("entry_not_loaded", device_entry)
    if family_id_of(device_entry):
        raise _cannot_delete("family_not_deleted", device_entry)
    account = entry.runtime_data
    device = account.devices.get(cloud_device_id(device_entry))
    if device is None:
        return True
    if is_channel(device_entry):
        raise _cannot_delete("channel_not_deleted", device_entry)
    if not entry.options.get(CONF_DELETE_DEVICES):
        raise _cannot_delete("device_not_deleted", device_entry)
    with translated_errors(device.name):
        await account.async_delete(device)
    return True


def _cannot_delete(
    translation_key: str, device_entry: AnyDeviceEntry
) -> HomeAssistantError:
    """Return why a device cannot be deleted."""
    name = device_entry.name or device_entry.id
    return HomeAssistantError(**translation(translation_key, device=name))


def _follow_families(entry: TencentConfigEntry) -> UpdateListenerType:
    """Return a listener that shows new families, and hides removed ones.

    Nothing is reloaded: options are read when they matter, the token changes by itself,
    and the config flow reloads for another login.
    """
    known = set(entry.subentries)

    async def follow(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
        if known == set(entry.subentries):
            return
        known.clear()
        known.update(entry.subentries)
        await async_register_families(hass, entry)
        entry.runtime_data.home.async_settle()
        entry.runtime_data.home.async_request_refresh_soon()

    return follow
