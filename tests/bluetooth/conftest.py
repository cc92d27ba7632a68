"""What the tests of the protocol share."""

import pytest

from custom_components.tencent_iot_explorer.bluetooth import conversation, provisioning


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait long for a device that says nothing."""
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no device in peace; a test of the pauses sets them."""
    monkeypatch.setattr(provisioning, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(provisioning, "SETTLE_SECONDS", 0)
