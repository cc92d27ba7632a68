"""Media players."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.setting_up import async_setup_entities
from .media.kugou_speaker import KugouSpeaker
from .media.music import is_kugou
from .media.now_playing import NowPlaying
from .media.player import TencentMediaPlayer
from .thing import EntityPlan

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the media players of the account's devices."""
    now_playing = NowPlaying(entry.runtime_data.client)

    def create_player(
        account: Account, device: Device, plan: EntityPlan
    ) -> TencentEntity:
        """Return the player that fits a plan."""
        if is_kugou(plan):
            return KugouSpeaker(account, device, plan, now_playing)
        return TencentMediaPlayer(account, device, plan)

    async_setup_entities(
        entry, Platform.MEDIA_PLAYER, create_player, async_add_entities
    )
