"""Whatever a test does with the integration, nothing that was planted comes out again."""

from collections.abc import Iterator
import json
import logging
import sys
from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from simulator import APP_SECRET, Cloud

# The simulated cloud and the tests themselves may say what they like.
OTHERS = ("pytest_homeassistant_custom_component", "tests")
# A shorter word may stand anywhere by chance.
LONG = 8
# The logins, as those of every integration.
ENTRIES = "core.config_entries"


@pytest.fixture(autouse=True)
def no_unidecode(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell at once that it is missing: each name in Chinese has the disk searched for it."""
    monkeypatch.setitem(sys.modules, "unidecode", None)


@pytest.fixture(autouse=True)
def canaries(
    request: pytest.FixtureRequest,
    auto_enable_custom_integrations: None,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[None]:
    """Search what was logged, shown, told and stored for secrets, after every test."""
    if not {"cloud", "hass"} <= set(request.fixturenames):
        yield
        return
    cloud, hass, stores = map(
        request.getfixturevalue, ("cloud", "hass", "hass_storage")
    )
    yield
    said = f"{logged(caplog)}\n{_shown(hass)}\n{_stored(stores)}"
    assert {each for each in planted(cloud) if each in said} == set()


def planted(cloud: Cloud) -> set[str]:
    """Return what only the account's owner may know, and what opens devices."""
    users = cloud.home.users
    devices = [*cloud.devices.values(), *cloud.home.unbound.values()]
    secrets = {
        APP_SECRET,
        *cloud.logins.sessions,
        *cloud.logins.ended_tokens,
        *(each.password for each in users),
        *(each.phone for each in users),
        *(each.email for each in users),
        *(each.psk for each in devices),
        *(key for each in devices for key in each.configs.values()),
    }
    return {each for each in secrets if len(each) >= LONG}


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Return the log with its tracebacks."""
    formatter = logging.Formatter()
    return "\n".join(
        formatter.format(record)
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if not record.name.startswith(OTHERS)
    )


def _shown(hass: HomeAssistant) -> str:
    """Return states, repairs and notifications."""
    shown = [
        *(state.as_dict() for state in hass.states.async_all()),
        *(
            issue.translation_placeholders
            for issue in ir.async_get(hass).issues.values()
        ),
        *persistent_notification._async_get_or_create_notifications(hass).values(),
    ]
    return json.dumps(shown, ensure_ascii=False, default=str)


def _stored(stores: dict[str, Any]) -> str:
    """Return all files but those parts that hold what opens the account and devices."""
    others = {name: each for name, each in stores.items() if name != ENTRIES}
    told = [_without_keys(each) for each in others.values()]
    return json.dumps(told, ensure_ascii=False, default=str)


def _without_keys(store: dict[str, Any]) -> object:
    """Return a file without the keys of Bluetooth devices."""
    match store:
        case {"data": {"keys": _, **others}}:
            return others
        case _:
            return store
