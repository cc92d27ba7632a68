"""The runtime data of a config entry: all its parts, wired together."""

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow

from ..cloud import Client, Push
from .devices.arrivals import Arrivals
from .devices.device import Device
from .devices.devices import Devices
from .devices.keys import Keys
from .errors import AccountUnloaded
from .memory import Memory, account_store
from .platforms import Platforms
from .polling.channel_names import ChannelNames
from .polling.firmware import FirmwareCoordinator
from .polling.home import HomeCoordinator
from .polling.messages import MessageCoordinator
from .polling.questions import Questions
from .polling.recordings import RecordingCoordinator
from .polling.statuses import StatusCoordinator
from .polling.time_zone import UserTimeZone
from .polling.timers import TimerCoordinator
from .products.products import Products
from .push.catch_up import CatchUp
from .push.connection import Connection
from .push.feed import Feed
from .push.reachability import Reachability
from .upkeep import Upkeep

type TencentConfigEntry = ConfigEntry[Account]


def running_account(entry: TencentConfigEntry) -> Account:
    """Return the account of a loaded entry. Raises AccountUnloaded."""
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
        self.aliased = set[str]()
        self.products = Products(hass, entry.entry_id, client)
        self.arrivals = Arrivals(hass, entry)
        self.devices = Devices(hass, entry, client, self.products, self.arrivals)
        self.keys = Keys(entry.unique_id, self.devices)
        self.home = home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client, self.devices)
        self.time_zone = UserTimeZone(client)
        self.timers = TimerCoordinator(
            hass, entry, client, self.devices, self.time_zone
        )
        self.messages = MessageCoordinator(hass, entry, client, self.home)
        self.recordings = RecordingCoordinator(hass, entry, client, self.devices)
        self.firmware = FirmwareCoordinator(hass, entry, client, self.devices)
        self.channel_names = ChannelNames(hass, entry, client, self.devices)
        self.platforms = Platforms(
            self.home,
            self.devices,
            self.arrivals,
            timers=self.timers,
            firmware=self.firmware,
            recordings=self.recordings,
        )
        self.push = push = Push(client)
        self.reachability = Reachability(self.devices, self.statuses, self.push)
        self.catch_up = CatchUp(
            self.devices, home, self.statuses, self.recordings, self.reachability, push
        )
        self.connection = Connection(self.statuses, self.push)
        self.feed = Feed(
            self.push, self.catch_up, self.devices, self.home, self.messages, self.keys
        )
        self.questions = Questions(hass, entry)
        learned = self.timers, self.firmware, self.recordings, self.channel_names
        self.upkeep = Upkeep(
            self.home,
            devices=self.devices,
            arrivals=self.arrivals,
            catch_up=self.catch_up,
            questions=self.questions,
            push=self.push,
            caches=(*learned, self.keys),
        )
        self.memory = Memory(
            account_store(hass, entry.entry_id),
            keys=self.keys,
            timers=self.timers,
            firmware=self.firmware,
            names=self.channel_names,
            questions=self.questions,
        )

    async def async_delete(self, device: Device) -> None:
        """Delete a device in the cloud, and read what is left."""
        await self.devices.async_give_up(device)
        self.home.async_mark_gone(device.device_id)
        await self.home.async_request_devices(device.device_id)
