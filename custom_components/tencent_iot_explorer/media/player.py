"""The media player of any device."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, override

from homeassistant.components.media_player import (
    MediaPlayerDeviceClass,
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    MediaType,
    RepeatMode,
)
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.exceptions import ServiceValidationError

from ..account.account import Account
from ..account.devices.device import Device
from ..account.errors import translation
from ..entity import TencentEntity
from ..entity.features import supported
from ..entity.scale import aim, fit, in_steps, step_share, to_share
from ..thing import EntityPlan
from ..thing.kinds.media_player import PlayerPart
from .position import Position

FEATURES: Mapping[str, MediaPlayerEntityFeature] = {
    PlayerPart.POWER: MediaPlayerEntityFeature.TURN_ON
    | MediaPlayerEntityFeature.TURN_OFF,
    PlayerPart.PLAYING: MediaPlayerEntityFeature.PLAY | MediaPlayerEntityFeature.PAUSE,
    PlayerPart.VOLUME: MediaPlayerEntityFeature.VOLUME_SET,
    PlayerPart.VOLUME_UP: MediaPlayerEntityFeature.VOLUME_STEP,
    PlayerPart.MUTED: MediaPlayerEntityFeature.VOLUME_MUTE,
    PlayerPart.SEEK: MediaPlayerEntityFeature.SEEK,
    PlayerPart.NEXT: MediaPlayerEntityFeature.NEXT_TRACK,
    PlayerPart.PREVIOUS: MediaPlayerEntityFeature.PREVIOUS_TRACK,
    PlayerPart.SOURCE: MediaPlayerEntityFeature.SELECT_SOURCE,
    PlayerPart.SOUND_MODE: MediaPlayerEntityFeature.SELECT_SOUND_MODE,
    PlayerPart.CHANNEL: MediaPlayerEntityFeature.PLAY_MEDIA
    | MediaPlayerEntityFeature.NEXT_TRACK
    | MediaPlayerEntityFeature.PREVIOUS_TRACK,
    PlayerPart.PLAY_LIST: MediaPlayerEntityFeature.BROWSE_MEDIA
    | MediaPlayerEntityFeature.PLAY_MEDIA
    | MediaPlayerEntityFeature.SEARCH_MEDIA,
    "play": MediaPlayerEntityFeature.PLAY,
    "pause": MediaPlayerEntityFeature.PAUSE,
    "stop": MediaPlayerEntityFeature.STOP,
    "shuffle": MediaPlayerEntityFeature.SHUFFLE_SET,
    "one": MediaPlayerEntityFeature.REPEAT_SET,
}
SPOKEN = (PlayerPart.PLAYBACK, PlayerPart.SKIP, PlayerPart.ORDER)
REPEATS = {
    "all": RepeatMode.ALL,
    "sequence": RepeatMode.OFF,
    "one": RepeatMode.ONE,
    "shuffle": RepeatMode.ALL,
}
# What comes closest to an order, the best first.
ORDERS = {
    RepeatMode.OFF: ("sequence", "all", "shuffle"),
    RepeatMode.ALL: ("all", "sequence", "shuffle"),
    RepeatMode.ONE: ("one",),
}
# A tenth is louder at once; a speaker with few levels goes by one of its own.
VOLUME_STEP = 0.1
PLAYING = {
    True: MediaPlayerState.PLAYING,
    False: MediaPlayerState.PAUSED,
    None: None,
}
AT_REST = {"pause": MediaPlayerState.PAUSED, "stop": MediaPlayerState.IDLE}
STEPS = {"next": 1, "previous": -1}
IN_ORDER = ("all", "sequence", "one")


class TencentMediaPlayer(TencentEntity, MediaPlayerEntity):
    """A speaker that plays songs, or a television."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the player can do."""
        self._position = Position()
        self._attr_supported_features = supported(
            FEATURES,
            (*plan.bindings, *chain.from_iterable(map(plan.words, SPOKEN))),
            MediaPlayerEntityFeature(0),
        )
        self._attr_media_content_type = _content_type(plan)
        self._attr_source_list = plan.words(PlayerPart.SOURCE) or None
        self._attr_sound_mode_list = plan.words(PlayerPart.SOUND_MODE) or None
        if volume := plan.bindings.get(PlayerPart.VOLUME):
            step = step_share(volume)
            self._attr_volume_step = step * max(1, round(VOLUME_STEP / step))
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        self._attr_state = self._read_state()
        self._position.follow(self._attr_state, self.read_number(PlayerPart.POSITION))
        self._attr_media_position = self._position.seconds
        self._attr_media_position_updated_at = self._position.since
        volume = self.read_number(PlayerPart.VOLUME)
        self._attr_volume_level = (
            None
            if volume is None
            else to_share(self.plan.bindings[PlayerPart.VOLUME], volume)
        )
        if PlayerPart.MUTED in self.plan.bindings:
            self._attr_is_volume_muted = self.read_on(PlayerPart.MUTED)
        self._attr_media_title = self._read_text(PlayerPart.TITLE)
        self._attr_media_artist = self._read_text(PlayerPart.ARTIST)
        self._attr_source = self.read_word(PlayerPart.SOURCE)
        self._attr_sound_mode = self.read_word(PlayerPart.SOUND_MODE)
        channel = self.read_number(PlayerPart.CHANNEL)
        self._attr_media_channel = None if channel is None else str(int(channel))
        order = self.read_word(PlayerPart.ORDER)
        self._attr_shuffle = None if order is None else order == "shuffle"
        self._attr_repeat = REPEATS.get(order or "")

    @override
    async def async_turn_on(self) -> None:
        """Switch on."""
        await self.write({PlayerPart.POWER: STATE_ON})

    @override
    async def async_turn_off(self) -> None:
        """Switch off."""
        await self.write({PlayerPart.POWER: STATE_OFF})

    @override
    async def async_media_play(self) -> None:
        """Play."""
        await self._play("play", STATE_ON)

    @override
    async def async_media_pause(self) -> None:
        """Pause."""
        await self._play("pause", STATE_OFF)

    @override
    async def async_media_stop(self) -> None:
        """Stop."""
        await self._command("stop")

    @override
    async def async_media_next_track(self) -> None:
        """Play the next song, or show the next channel."""
        await self._command("next")

    @override
    async def async_media_previous_track(self) -> None:
        """Play the previous song, or show the previous channel."""
        await self._command("previous")

    @override
    async def async_play_media(
        self, media_type: MediaType | str, media_id: str, **kwargs: Any
    ) -> None:
        """Show a channel."""
        if media_type != MediaType.CHANNEL or not media_id.isdecimal():
            raise ServiceValidationError(
                **translation("unknown_media", media=f"{media_type} {media_id}")
            )
        channel = self.plan.bindings[PlayerPart.CHANNEL]
        await self.write({PlayerPart.CHANNEL: fit(channel, int(media_id))})

    @override
    async def async_select_source(self, source: str) -> None:
        """Select a source."""
        await self.write({PlayerPart.SOURCE: source})

    @override
    async def async_select_sound_mode(self, sound_mode: str) -> None:
        """Select a sound mode."""
        await self.write({PlayerPart.SOUND_MODE: sound_mode})

    @override
    async def async_set_volume_level(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        binding = self.plan.bindings[PlayerPart.VOLUME]
        present = self.read_number(PlayerPart.VOLUME)
        await self.write({PlayerPart.VOLUME: aim(binding, volume, present)})

    @override
    async def async_volume_up(self) -> None:
        """Play louder, by a press where there is one."""
        if PlayerPart.VOLUME_UP in self.plan.bindings:
            await self.write({PlayerPart.VOLUME_UP: STATE_ON})
        else:
            await super().async_volume_up()

    @override
    async def async_volume_down(self) -> None:
        """Play less loud, by a press where there is one."""
        if PlayerPart.VOLUME_DOWN in self.plan.bindings:
            await self.write({PlayerPart.VOLUME_DOWN: STATE_ON})
        else:
            await super().async_volume_down()

    @override
    async def async_mute_volume(self, mute: bool) -> None:
        """Mute or unmute."""
        await self.write({PlayerPart.MUTED: STATE_ON if mute else STATE_OFF})

    @override
    async def async_media_seek(self, position: float) -> None:
        """Go to a second of the song."""
        await self.write(
            {PlayerPart.SEEK: in_steps(self.plan.bindings[PlayerPart.SEEK], position)}
        )

    @override
    async def async_set_shuffle(self, shuffle: bool) -> None:
        """Play in random order, or in the list's."""
        await self._set_order(("shuffle",) if shuffle else IN_ORDER)

    @override
    async def async_set_repeat(self, repeat: RepeatMode) -> None:
        """Repeat one song, or the list, or nothing."""
        await self._set_order(ORDERS[repeat])

    async def _set_order(self, words: Sequence[str]) -> None:
        """Send the first order that the player knows."""
        known = (word for word in words if self.knows_word(PlayerPart.ORDER, word))
        await self.write({PlayerPart.ORDER: next(known, words[0])})

    async def _play(self, word: str, playing: str) -> None:
        """Send the command, or the property that means the same."""
        if self.knows_word(PlayerPart.PLAYBACK, word):
            await self.write({PlayerPart.PLAYBACK: word})
        else:
            await self.write({PlayerPart.PLAYING: playing})

    async def _command(self, word: str) -> None:
        """Send a command, or what means the same: a press, or another channel."""
        for name in (PlayerPart.SKIP, PlayerPart.PLAYBACK):
            if self.knows_word(name, word):
                await self.write({name: word})
                return
        if word in self.plan.bindings:
            await self.write({word: STATE_ON})
        else:
            await self._tune(STEPS[word])

    async def _tune(self, steps: int) -> None:
        """Go some channels up or down."""
        present = self.read_number(PlayerPart.CHANNEL) or 0
        channel = self.plan.bindings[PlayerPart.CHANNEL]
        await self.write({PlayerPart.CHANNEL: fit(channel, present + steps)})

    def _read_text(self, name: str) -> str | None:
        """Return what is told in a text, None for an empty one."""
        value = self.read(name)
        return str(value) if value else None

    def _read_state(self) -> MediaPlayerState | None:
        """Return what the player is doing."""
        if self.read_on(PlayerPart.POWER) is False:
            return MediaPlayerState.OFF
        if PlayerPart.PLAYING in self.plan.bindings:
            return PLAYING[self.read_on(PlayerPart.PLAYING)]
        if playback := self.read_word(PlayerPart.PLAYBACK):
            return AT_REST.get(playback, MediaPlayerState.PLAYING)
        if PlayerPart.POWER in self.plan.bindings:
            return MediaPlayerState.ON if self.read_on(PlayerPart.POWER) else None
        return None if self.read(PlayerPart.PLAYBACK) is None else MediaPlayerState.IDLE


def _content_type(plan: EntityPlan) -> MediaType | None:
    """Return what is played: a channel or music; of a mere screen nothing is known."""
    if PlayerPart.CHANNEL in plan.bindings:
        return MediaType.CHANNEL
    is_speaker = plan.device_class == MediaPlayerDeviceClass.SPEAKER
    return MediaType.MUSIC if is_speaker else None
