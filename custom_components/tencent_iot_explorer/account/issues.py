"""Repair issues: raised, and taken back once they are solved.

Each belongs to an owner: an account by its entry's id, or the overrides.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import NamedTuple

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from .devices.device import Device

OWNER = "owner"


class Issue(NamedTuple):
    """Something that only the user can put right; with `fix`, by agreeing to it.

    Diagnostics tell the subject, whatever they redact: it is nothing private.
    """

    kind: str
    subject: str
    placeholders: Mapping[str, str]
    fix: Mapping[str, str] | None = None


@callback
def async_update_issues(
    hass: HomeAssistant, owner: str, issues: Iterable[Issue]
) -> None:
    """Show these issues of an owner, and delete its others."""
    wanted = {_issue_id(owner, each): each for each in issues}
    for issue_id in _shown(hass, owner) - wanted.keys():
        ir.async_delete_issue(hass, DOMAIN, issue_id)
    for issue_id, issue in wanted.items():
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            data={OWNER: owner, **(issue.fix or {})},
            is_fixable=issue.fix is not None,
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
        for (domain, issue_id), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN and issue.data and issue.data.get(OWNER) == owner
    }


def account_issues(
    entry: ConfigEntry,
    unreadable_products: Iterable[str],
    missing_families: Container[str | None],
    devices: Collection[Device],
) -> list[Issue]:
    """Return the issues of what an account cannot read."""
    products = [
        Issue(
            "product_not_permitted",
            product_id,
            {"product_id": product_id, "devices": _named(product_id, devices)},
        )
        for product_id in unreadable_products
    ]
    families = [
        Issue("family_missing", subentry.subentry_id, {"family": subentry.title})
        for subentry in entry.subentries.values()
        if subentry.unique_id and subentry.unique_id in missing_families
    ]
    return [*products, *families]


def _named(product_id: str, devices: Iterable[Device]) -> str:
    """Return the names of a product's devices."""
    names = (each.name for each in devices if each.record.product_id == product_id)
    return bulleted(names)


def bulleted(texts: Iterable[str]) -> str:
    """Return texts in their order, each on a line of its own."""
    return "\n".join(f"- {text}" for text in sorted(texts))
