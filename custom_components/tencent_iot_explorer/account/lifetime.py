"""Starting and stopping an account."""

import asyncio
from functools import partial

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed

from ..const import DOMAIN
from .account import Account
from .issues import async_update_issues
from .polling.daily import daily_questions
from .polling.hardware import Hardware
from .precedence import precedence
from .registry.platform_changes import async_follow_platforms
from .registry.stale import async_remove_stale_entities, async_tell_lost, issue_owner

FAREWELL_SECONDS = 0.1


async def async_begin(account: Account) -> None:
    """Read the home, and what was remembered. Raises if it cannot be read."""
    hass, entry = account.hass, account.entry
    entry.async_on_unload(
        hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, partial(_interrupt, account))
    )
    # What is under way may still learn of an outage when everything has stopped.
    entry.async_on_unload(account.connection.async_stop)
    await account.products.async_load()
    if precedence(hass).async_take_refusal(entry, account.client.token):
        account.client.refuse()  # requests alone may be taken, and no pushes come
    entry.async_on_unload(precedence(hass).async_join(entry, partial(_settle, account)))
    try:
        await account.home.async_config_entry_first_refresh()
    except ConfigEntryAuthFailed:
        precedence(hass).async_leave(entry)
        raise
    await account.upkeep.async_tidy()
    await async_follow_platforms(hass, entry, account.devices)
    await account.memory.async_load()


async def async_follow(account: Account) -> None:
    """Follow the devices from now on, and read what they have reported before."""
    await _connect(account)
    await account.statuses.async_refresh()
    await account.catch_up.async_begin()
    account.catch_up.async_start(account.feed.async_wait)
    _listen(account)


async def _connect(account: Account) -> None:
    """Open the push connection, and have it closed in the end."""
    entry, stop = account.entry, partial(_stop, account)
    entry.async_on_unload(stop)
    entry.async_on_unload(
        account.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, stop)
    )
    entry.async_on_unload(
        account.home.async_add_listener(account.upkeep.async_tidy_soon)
    )
    account.upkeep.async_start()
    account.feed.watch(account.connection.async_update)
    account.feed.watch(partial(_step_back, account))
    await account.feed.async_start()


@callback
def _listen(account: Account) -> None:
    """Connect the listeners of what is read."""
    account.statuses.watch(account.connection.async_update)
    remember = account.memory.async_save_soon
    for coordinator, listener in (
        (account.statuses, account.catch_up.async_take_statuses),
        (account.statuses, account.questions.async_ask_if_begun),
        (account.firmware, remember),
        (account.timers, remember),
        (account.channel_names, remember),
        (account.keys, remember),
    ):
        account.entry.async_on_unload(coordinator.async_add_listener(listener))
    account.entry.async_on_unload(
        account.devices.async_listen_online(account.questions.async_ask_soon)
    )


async def async_show(account: Account) -> None:
    """Show the devices, as soon as their values are known."""
    hass, entry = account.hass, account.entry
    await async_remove_stale_entities(hass, entry, account.devices)
    await async_tell_lost(hass, entry, account.devices)
    entry.async_on_unload(partial(async_update_issues, hass, issue_owner(entry), ()))
    account.questions.async_start(
        daily_questions(
            devices=account.devices,
            timers=account.timers,
            time_zone=account.time_zone,
            products=account.products,
            firmware=account.firmware,
            hardware=Hardware(hass, entry, account.client, account.devices),
            channel_names=account.channel_names,
            on_products=account.upkeep.async_tidy,
        )
    )
    await account.arrivals.async_settle()


@callback
def _settle(account: Account) -> None:
    """Show what other accounts leave to this one now."""
    _step_back(account)
    account.home.async_settle()


@callback
def _step_back(account: Account) -> None:
    """Let another account show what both list, if this one cannot log in."""
    if account.client.refused and precedence(account.hass).is_shared(account.entry):
        precedence(account.hass).async_step_back(account.entry, account.client.token)


async def _interrupt(account: Account, _event: Event) -> None:
    """End all waits for the cloud, and give them a moment to finish.

    Home Assistant waits for us, but not for what began before it was stopped.
    """
    account.client.close()
    await asyncio.sleep(FAREWELL_SECONDS)


async def async_let_end(hass: HomeAssistant, _event: Event) -> None:
    """Wait for accounts that are being set up or unloaded."""
    for entry in hass.config_entries.async_entries(DOMAIN):
        async with entry.setup_lock:
            pass


async def _stop(account: Account, _event: Event | None = None) -> None:
    """Close the push connection, and save what is known."""
    account.arrivals.async_stop()
    account.catch_up.async_stop()
    account.reachability.async_stop()
    await account.push.stop()
    account.client.end_login()
    account.devices.close()
    account.feed.replies.close()
    account.feed.losses.async_stop()
    await account.products.async_save()
    await account.memory.async_save()
