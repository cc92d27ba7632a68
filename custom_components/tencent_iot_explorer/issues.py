"""Repair issues of an account: raised, and taken back once they are solved."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN

if TYPE_CHECKING:
    from .account import TencentConfigEntry


class Issue(NamedTuple):
    """Something that only the user can put right."""

    kind: str
    subject: str
    placeholders: Mapping[str, str]


@callback
def async_update_issues(
    hass: HomeAssistant, entry: TencentConfigEntry, issues: Iterable[Issue]
) -> None:
    """Show these issues of an account, and no longer any other one."""
    wanted = {_issue_id(entry, each): each for each in issues}
    for issue_id in _shown(hass, entry) - wanted.keys():
        ir.async_delete_issue(hass, DOMAIN, issue_id)
    for issue_id, issue in wanted.items():
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=issue.kind,
            translation_placeholders=dict(issue.placeholders),
        )


@callback
def async_delete_issues(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Show no issue of an account any longer."""
    async_update_issues(hass, entry, ())


def _issue_id(entry: TencentConfigEntry, issue: Issue) -> str:
    return f"{issue.kind}_{entry.entry_id}_{issue.subject}"


def _shown(hass: HomeAssistant, entry: TencentConfigEntry) -> set[str]:
    """Return the ids of an account's issues."""
    return {
        issue_id
        for domain, issue_id in ir.async_get(hass).issues
        if domain == DOMAIN and f"_{entry.entry_id}_" in issue_id
    }
