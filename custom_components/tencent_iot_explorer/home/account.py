"""One config entry at work: its rooms, and who hands what to whom."""

import asyncio
from functools import partial

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.util.dt import utcnow

from ..cloud import Client
from .devices.arrivals import Arrivals
from .devices.device import Device
from .devices.devices import Devices
from .devices.keys import Keys
from .errors import AccountUnloaded
from .issues import async_update_issues
from .memory import Memory
from .platforms import Platforms
from .polling.channel_names import ChannelNames
from .polling.daily import daily_questions
from .polling.firmware import FirmwareCoordinator
from .polling.hardware import Hardware
from .polling.listing import HomeCoordinator
from .polling.messages import MessageCoordinator
from .polling.questions import Questions
from .polling.recordings import RecordingCoordinator
from .polling.statuses import StatusCoordinator
from .polling.timers import TimerCoordinator
from .precedence import precedence
from .products.products import Products
from .push.catch_up import CatchUp
from .push.connection import Connection
from .push.feed import Feed
from .push.reachability import Reachability
from .push.replies import ActionReplies
from .registry.platform_changes import async_follow_platforms
from .registry.stale import async_remove_stale_entities, async_tell_lost, owner
from .upkeep import Upkeep

FAREWELL_SECONDS = 0.1

type TencentConfigEntry = ConfigEntry[Account]


def running_account(entry: TencentConfigEntry) -> Account:
    """Return an account at work. Raises AccountUnloaded for one that is not."""
    if entry.state is not ConfigEntryState.LOADED:
        raise AccountUnloaded
    return entry.runtime_data


class Account:
    """The runtime data of one config entry."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Wire the parts together; nothing is sent yet."""
        self.hass = hass
        self.entry = entry
        self.client = client
        self.made_at = utcnow()
        self.replies = ActionReplies()
        self.products = Products(hass, entry.entry_id, client)
        self.arrivals = Arrivals(hass, entry)
        self.devices = Devices(hass, entry, client, self.products, self.arrivals)
        self.keys = Keys(entry.unique_id, self.devices)
        self.home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client, self.devices)
        self.timers = TimerCoordinator(hass, entry, client, self.devices)
        self.messages = MessageCoordinator(hass, entry, client, self.home)
        self.recordings = RecordingCoordinator(hass, entry, client, self.devices)
        self.firmware = FirmwareCoordinator(hass, entry, client, self.devices)
        self.names = ChannelNames(hass, entry, client, self.devices)
        self.platforms = Platforms(hass, entry, self.devices, self.arrivals)
        self.platforms.follow(self.home, self.timers, self.firmware, self.recordings)
        self.feed = Feed(
            client, self.devices, self.home, self.messages, self.replies, self.keys
        )
        self.push = self.feed.push
        self.reachability = Reachability(self.devices, self.statuses, self.push)
        self.catch_up = CatchUp(
            self.devices,
            home=self.home,
            statuses=self.statuses,
            recordings=self.recordings,
            reachability=self.reachability,
            push=self.push,
        )
        self.feed.follow(self.catch_up)
        self.connection = Connection(self.statuses, self.push)
        self.questions = Questions(hass, entry)
        self.upkeep = Upkeep(
            self.home,
            devices=self.devices,
            arrivals=self.arrivals,
            products=self.products,
            catch_up=self.catch_up,
            questions=self.questions,
            feed=self.feed,
            known=(self.timers, self.firmware, self.recordings, self.names, self.keys),
        )
        self.memory = Memory(
            hass,
            entry.entry_id,
            {
                "keys": self.keys,
                "timers": self.timers,
                "firmware": self.firmware,
                "names": self.names,
                "questions": self.questions,
            },
        )

    async def async_set_up(self) -> None:
        """Read the home and its statuses; raises where the home cannot be read."""
        self.entry.async_on_unload(
            self.hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self.async_interrupt)
        )
        # What is under way may still learn of an outage when everything has stopped.
        self.entry.async_on_unload(self.connection.async_stop)
        await self.products.async_load()
        self.entry.async_on_unload(
            precedence(self.hass).async_join(self.entry, self.home.async_settle)
        )
        try:
            await self.home.async_config_entry_first_refresh()
        except ConfigEntryAuthFailed:
            precedence(self.hass).async_leave(self.entry)
            raise
        await self.upkeep.async_tidy()
        await async_follow_platforms(self.hass, self.entry, self.devices)
        await self.memory.async_load()
        await self._async_connect()
        await self.statuses.async_refresh()
        await self.catch_up.async_begin()
        self.catch_up.async_start(self.feed.async_wait)
        self.statuses.watch(self.connection.async_update)
        for coordinator, listener in (
            (self.statuses, self.catch_up.async_take_statuses),
            (self.statuses, self.questions.async_look),
            (self.firmware, self.memory.async_save_soon),
            (self.timers, self.memory.async_save_soon),
            (self.names, self.memory.async_save_soon),
            (self.keys, self.memory.async_save_soon),
        ):
            self.entry.async_on_unload(coordinator.async_add_listener(listener))
        self.entry.async_on_unload(
            self.devices.async_listen_online(self.questions.async_look_soon)
        )

    async def _async_connect(self) -> None:
        """Open the push connection: no change of the home is missed from now on."""
        self.entry.async_on_unload(self.async_stop)
        self.entry.async_on_unload(
            self.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self.async_stop)
        )
        self.entry.async_on_unload(
            self.home.async_add_listener(self.upkeep.async_tidy_soon)
        )
        self.upkeep.async_start()
        self.feed.watch(self.connection.async_update)
        self.feed.watch(self._async_step_back)
        await self.push.subscribe(self.devices)
        self.push.start()

    async def async_start(self) -> None:
        """Show the devices, as soon as their values are known."""
        await async_remove_stale_entities(self.hass, self.entry, self.devices)
        await async_tell_lost(self.hass, self.entry, self.devices)
        self.entry.async_on_unload(
            partial(async_update_issues, self.hass, owner(self.entry), ())
        )
        self.questions.async_start(
            daily_questions(
                devices=self.devices,
                timers=self.timers,
                products=self.products,
                firmware=self.firmware,
                hardware=Hardware(self.hass, self.entry, self.client, self.devices),
                names=self.names,
                on_products=self.upkeep.async_tidy,
            )
        )
        await self.arrivals.async_settle()

    @callback
    def _async_step_back(self) -> None:
        """Have another account show what both list, where this one cannot log in."""
        if self.client.refused and precedence(self.hass).is_shared(self.entry):
            self.hass.config_entries.async_schedule_reload(self.entry.entry_id)

    async def async_interrupt(self, _event: Event) -> None:
        """Let nobody wait for the cloud any more, and let them end in peace.

        Home Assistant waits for us, but not for what began before it was stopped.
        """
        self.client.close()
        await asyncio.sleep(FAREWELL_SECONDS)

    async def async_stop(self, _event: Event | None = None) -> None:
        """Close the push connection, and keep what is known for the next time."""
        self.arrivals.async_stop()
        self.feed.async_stop()
        self.catch_up.async_stop()
        self.reachability.async_stop()
        await self.push.stop()
        self.client.end_login()
        self.devices.close()
        self.replies.close()
        await self.products.async_save()
        await self.memory.async_save()

    async def async_delete(self, device: Device) -> None:
        """Have the cloud forget a device, and look at what is left."""
        await self.devices.async_give_up(device)
        self.home.async_tell_gone(device.device_id)
        await self.home.async_request_refresh()
