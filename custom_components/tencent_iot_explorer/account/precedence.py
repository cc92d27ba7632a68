"""Which account shows what several of them list."""

from collections.abc import Callable, Collection
from functools import partial

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from ..cloud import Token
from ..const import DOMAIN
from .registry.removal import async_registered

HAND_OVER_SECONDS = 3


class Precedence:
    """All accounts of this Home Assistant: the older one shows what two list."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know no account yet."""
        self._hass = hass
        self._listed: dict[str, frozenset[str]] = {}
        self._settle: dict[str, Callable[[], None]] = {}
        self._refused: dict[str, Token | None] = {}

    @callback
    def async_step_back(self, entry: ConfigEntry, token: Token | None) -> None:
        """Reload an account that is refused, so that others show what it has shown."""
        if entry.entry_id not in self._refused:
            self._refused[entry.entry_id] = token
            self._hass.config_entries.async_schedule_reload(entry.entry_id)

    @callback
    def async_take_refusal(self, entry: ConfigEntry, token: Token | None) -> bool:
        """Take the refused token; return whether the account still has it."""
        refused = self._refused.pop(entry.entry_id, None)
        return refused is not None and refused == token

    @callback
    def async_join(
        self, entry: ConfigEntry, settle: Callable[[], None]
    ) -> CALLBACK_TYPE:
        """Add an account; return a function that stops calling it.

        Parameters: called when it may have to show more or less than before.
        """
        self._listed.pop(entry.entry_id, None)
        self._settle[entry.entry_id] = settle

        @callback
        def withdraw() -> None:
            del self._settle[entry.entry_id]

        return withdraw

    @callback
    def async_leave(self, entry: ConfigEntry) -> None:
        """Let others show what an account has shown, unless it returns in a moment."""
        self._listed[entry.entry_id] = frozenset()
        if self._settle.keys() - {entry.entry_id}:
            hand_over = HassJob(
                partial(self._async_tell_others, entry), cancel_on_shutdown=True
            )
            async_call_later(self._hass, HAND_OVER_SECONDS, hand_over)

    @callback
    def async_remove(self, entry: ConfigEntry) -> None:
        """Let others show what a removed account has shown."""
        self._listed[entry.entry_id] = frozenset()
        self._async_tell_others(entry)

    @callback
    def async_note(self, entry: ConfigEntry, listed: Collection[str]) -> None:
        """Note what an account lists now, and tell the others of a change."""
        before = self._listed.get(entry.entry_id)
        self._listed[entry.entry_id] = now = frozenset(listed)
        if before != now:
            self._async_tell_others(entry)

    @callback
    def is_shared(self, entry: ConfigEntry) -> bool:
        """Return whether another account could show some of what this one shows."""
        listed = self._listed.get(entry.entry_id, frozenset())
        shown = listed - self.shown_elsewhere(entry)
        others = self._settle.keys() - {entry.entry_id}
        return any(shown & self._listed.get(each, frozenset()) for each in others)

    @callback
    def shown_elsewhere(self, entry: ConfigEntry) -> set[str]:
        """Return what older accounts show."""
        older = [
            each
            for each in self._hass.config_entries.async_entries(DOMAIN)
            if each is not entry and _age(each) < _age(entry) and not each.disabled_by
        ]
        return {key for each in older for key in self._shown(each)}

    def _shown(self, entry: ConfigEntry) -> Collection[str]:
        """Return what an account shows; before its start, what it has shown."""
        if (listed := self._listed.get(entry.entry_id)) is not None:
            return listed
        return async_registered(self._hass, entry)

    @callback
    def _async_tell_others(self, entry: ConfigEntry, _now: object = None) -> None:
        """Have the other accounts look at what they show."""
        for entry_id, settle in list(self._settle.items()):
            if entry_id != entry.entry_id:
                settle()


PRECEDENCE: HassKey[Precedence] = HassKey(f"{DOMAIN}_precedence")


@callback
def precedence(hass: HomeAssistant) -> Precedence:
    """Return the precedence of the accounts of this Home Assistant."""
    return hass.data.setdefault(PRECEDENCE, Precedence(hass))


def _age(entry: ConfigEntry) -> tuple[float, str]:
    """Return a key that orders accounts by age."""
    return entry.created_at.timestamp(), entry.entry_id
