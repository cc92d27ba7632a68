"""The families of Home Assistant's entry, when an action makes or ends one."""

from types import MappingProxyType

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_NAME

from ..account.account import Account
from ..account.registry.identity import family_subentry_id
from ..const import SUBENTRY_FAMILY


def add_family(account: Account, family_id: str, name: str) -> None:
    """Show a family that the account did not have before."""
    if family_subentry_id(account.entry, family_id):
        return
    account.hass.config_entries.async_add_subentry(
        account.entry,
        ConfigSubentry(
            data=MappingProxyType({CONF_NAME: name}),
            subentry_type=SUBENTRY_FAMILY,
            title=name,
            unique_id=family_id,
        ),
    )


def remove_family(account: Account, family_id: str) -> None:
    """Forget a family that the account no longer has."""
    if subentry_id := family_subentry_id(account.entry, family_id):
        account.hass.config_entries.async_remove_subentry(account.entry, subentry_id)
