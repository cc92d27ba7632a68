"""Families: which of them an account brings into Home Assistant."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryData,
    SubentryFlowResult,
)
from homeassistant.const import CONF_NAME
import voluptuous as vol

from ..account.account import TencentConfigEntry
from ..account.patience import tried
from ..account.reasons import LOGGED_IN_REASONS, reason
from ..cloud import CloudError, Family
from ..const import CONF_FAMILY_ID, CONF_FAMILY_IDS, SUBENTRY_FAMILY
from .deleted_account import AccountSubentryFlow
from .forms import choice


def families_schema(families: Iterable[Family]) -> vol.Schema:
    """Return the form that chooses among all families; at first all are chosen."""
    names = {family.family_id: family.name for family in families}
    chosen = vol.Required(CONF_FAMILY_IDS, default=list(names))
    return vol.Schema({chosen: choice(names, multiple=True)})


def family_subentries(families: Iterable[Family]) -> list[ConfigSubentryData]:
    """Return the subentries with which an account begins."""
    return [
        ConfigSubentryData(
            data={CONF_NAME: family.name},
            subentry_type=SUBENTRY_FAMILY,
            title=family.name,
            unique_id=family.family_id,
        )
        for family in families
    ]


async def async_of_each[T](
    family_ids: Iterable[str], ask: Callable[[str], Awaitable[T]]
) -> dict[str, T]:
    """Return what the cloud tells of each family; one that is refused is left out.

    Raises CloudError if there is no other.
    """
    answers = {each: await tried(ask, each) for each in family_ids}
    refusals = [each for each in answers.values() if isinstance(each, CloudError)]
    if refusals and len(refusals) == len(answers):
        raise refusals[-1]
    return {
        key: each for key, each in answers.items() if not isinstance(each, CloudError)
    }


class FamilySubentryFlow(AccountSubentryFlow):
    """Add another family of the account."""

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the user choose one of the families that are not added yet."""
        entry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        try:
            names = await _async_addable(entry)
        except CloudError as error:
            return self.async_abort(
                reason=reason(error, LOGGED_IN_REASONS),
                description_placeholders={"message": error.message},
            )
        if not names:
            return self.async_abort(reason="no_more_families")
        if user_input and (chosen := user_input[CONF_FAMILY_ID]) in names:
            return self.async_create_entry(
                title=names[chosen],
                data={CONF_NAME: names[chosen]},
                unique_id=chosen,
            )
        schema = vol.Schema({vol.Required(CONF_FAMILY_ID): choice(names)})
        return self.async_show_form(step_id="user", data_schema=schema)


async def _async_addable(entry: TencentConfigEntry) -> dict[str, str]:
    """Return the names of the families that are not added yet. Raises CloudError."""
    present = {each.unique_id for each in entry.subentries.values()}
    families = await entry.runtime_data.client.family.get_family_list()
    return {
        each.family_id: each.name for each in families if each.family_id not in present
    }
