"""Dialogs whose account is deleted while they are open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigSubentryFlow, UnknownEntry
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow


@contextmanager
def end_without_account() -> Iterator[None]:
    """End a dialog, and say why, where its account has been deleted."""
    try:
        yield
    except UnknownEntry as error:
        raise AbortFlow("unloaded") from error


class AccountSubentryFlow(ConfigSubentryFlow):
    """A dialog that adds something to an account."""

    @callback
    @override
    def _get_entry(self) -> ConfigEntry:
        with end_without_account():
            return super()._get_entry()
