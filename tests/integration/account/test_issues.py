"""Whose the repair issues are."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.tencent_iot_explorer.account.issues import (
    Issue,
    async_update_issues,
)


def shown(hass: HomeAssistant) -> set[str]:
    """Return of which subjects there are issues."""
    return {
        (each.translation_placeholders or {})["account"]
        for each in ir.async_get(hass).issues.values()
    }


async def test_owners_take_back_only_their_own_issues(hass: HomeAssistant) -> None:
    """Also where the name of one owner is part of another's, or of a subject."""
    for owner, subject in (("a", "first"), ("b_a_c", "second"), ("d", "_a_")):
        issue = Issue("family_missing", subject, {"account": subject})
        async_update_issues(hass, owner, [issue])
    assert shown(hass) == {"first", "second", "_a_"}
    async_update_issues(hass, "a", ())
    assert shown(hass) == {"second", "_a_"}
