#!/usr/bin/env bash
# Home Assistant 2026.11.0: the diagnostics that a user attaches to a public bug report. The integration redacts the id of
# the family, and a repair issue, one for each family, carries it in its issue_id, as ids of issues need to differ.
# Expected: what async_get_config_entry_diagnostics returns is what is in the file, beside the version of the system.
# Seen: Home Assistant adds the issues of the integration by itself, with their ids, of all its accounts and not only of
# the one that was asked for; of a persistent issue the data and the placeholders too. The file of a device has the
# device's name in its own name. An id of an issue must be made of nothing that the integration redacts elsewhere.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import json
from types import MappingProxyType, SimpleNamespace

from homeassistant.components import diagnostics
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import __version__
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.helpers.http import KEY_HASS

from bare import bare_home_assistant

DOMAIN = "moon"  # any integration with an entry will do


def account(name):
    return ConfigEntry(
        data={"family": f"f_{name}"}, discovery_keys=MappingProxyType({}), domain=DOMAIN, minor_version=1, options={},
        source="user", subentries_data=[], title=name, unique_id=name, version=1,
    )


class Platform:
    """The diagnostics of an integration, with the family redacted."""

    async def async_get_config_entry_diagnostics(self, hass, entry):
        return diagnostics.async_redact_data(dict(entry.data), {"family"})

    async def async_get_device_diagnostics(self, hass, entry, device):
        return {}


class Request(dict):
    """The request of an administrator."""


async def main():
    hass = await bare_home_assistant()
    views = []
    hass.http = SimpleNamespace(register_view=views.append)
    assert await diagnostics.async_setup(hass, {})
    diagnostics._register_diagnostics_platform(hass, DOMAIN, Platform())
    mine, other = account("mine"), account("other")
    for entry in (mine, other):
        hass.config_entries._entries[entry.entry_id] = entry
        ir.async_create_issue(
            hass, DOMAIN, f"family_missing_{entry.data['family']}", is_fixable=False,
            severity=ir.IssueSeverity.WARNING, translation_key="family_missing",
        )
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=mine.entry_id, identifiers={(DOMAIN, "1")}, name="Ann's phone"
    )
    request = Request(hass_user=SimpleNamespace(is_admin=True))
    request.app = {KEY_HASS: hass}
    (view,) = views
    file = await view().get(request, "config_entry", mine.entry_id)
    told = json.loads(file.text)
    issues = [each["issue_id"] for each in told["issues"]]
    of_device = await view().get(request, "config_entry", mine.entry_id, "device", device.id)
    name = of_device.headers["Content-Disposition"]
    print(__version__)
    print(f"  redacted: {told['data']}\n  issues of the same file: {issues}\n  {name}")
    assert told["data"] == {"family": diagnostics.REDACTED}
    assert issues == ["family_missing_f_mine", "family_missing_f_other"]
    assert "Ann's phone" in name
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
