"""What the tests of the protocol share."""

import pytest

from custom_components.tencent_iot_explorer.bluetooth import conversation


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait long for a device that says nothing."""
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)
