"""Identifiers in the device registry: read back as they were written, whatever the name."""

from homeassistant.helpers import device_registry as dr
from hypothesis import given, strategies as st
import pytest

from custom_components.tencent_iot_explorer.account.registry.identity import (
    channel_identifier,
    cloud_device_id,
    device_identifier,
    is_channel,
)
from custom_components.tencent_iot_explorer.const import DOMAIN

NAMES = st.text("/%25Fab", min_size=1, max_size=8)
CHANNELS = ("switch_1", "2F", "a")


def registered(identifier: tuple[str, str]) -> dr.DeviceEntry:
    """Return a device that is registered under an identifier."""
    return dr.DeviceEntry(config_entry_id="1", identifiers={identifier})  # type: ignore[arg-type]


@given(names=st.lists(NAMES, unique=True))
def test_identifiers_are_read_back_and_told_apart(names: list[str]) -> None:
    """That of a device, and those of its channels."""
    found = set()
    for device_id in (f"P/{name}" for name in names):
        whole = device_identifier(device_id)
        parts = {channel_identifier(device_id, each) for each in CHANNELS}
        assert not is_channel(registered(whole))
        assert all(is_channel(registered(each)) for each in parts)
        assert {cloud_device_id(registered(each)) for each in {whole, *parts}} == {
            device_id
        }
        found |= {whole, *parts}
    assert len(found) == len(names) * (1 + len(CHANNELS))


@pytest.mark.parametrize("name", ["lamp_01", "a%2Fb", "a%25b", "%", " a b ", "客厅"])
def test_a_device_stays_what_it_was_in_the_registry(name: str) -> None:
    """Only a slash is written differently."""
    assert device_identifier(f"P/{name}") == (DOMAIN, f"P/{name}")
    assert channel_identifier(f"P/{name}", "a") == (DOMAIN, f"P/{name}/a")
