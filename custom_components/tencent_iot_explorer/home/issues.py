"""Repair issues: raised, and taken back once they are solved.

Each belongs to an owner: an account by its entry's id, or the overrides.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN


class Issue(NamedTuple):
    """Something that only the user can put right."""

    kind: str
    subject: str
    placeholders: Mapping[str, str]


@callback
def async_update_issues(
    hass: HomeAssistant, owner: str, issues: Iterable[Issue]
) -> None:
    """Show these issues of an owner, and no longer any other one."""
    wanted = {_issue_id(owner, each): each for each in issues}
    for issue_id in _shown(hass, owner) - wanted.keys():
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


def _issue_id(owner: str, issue: Issue) -> str:
    return f"{issue.kind}_{owner}_{issue.subject}"


def _shown(hass: HomeAssistant, owner: str) -> set[str]:
    """Return the ids of an owner's issues."""
    return {
        issue_id
        for domain, issue_id in ir.async_get(hass).issues
        if domain == DOMAIN and f"_{owner}_" in issue_id
    }
