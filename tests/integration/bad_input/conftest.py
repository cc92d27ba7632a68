"""What the tests of bad input share."""

import pytest


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait before trying again."""
    package = "custom_components.tencent_iot_explorer.cloud"
    monkeypatch.setattr(f"{package}.client.RETRY_SECONDS", 0)
    monkeypatch.setattr(f"{package}.client.LONGEST_RETRY_SECONDS", 0)
    monkeypatch.setattr(f"{package}.push.FIRST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(f"{package}.push.HEARTBEAT_SECONDS", 0.05)
