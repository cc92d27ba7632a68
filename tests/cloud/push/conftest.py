"""What the tests of the push connection share."""

from collections.abc import AsyncIterator

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Client,
    Push,
    push as push_module,
)


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reconnect at once, but do not beat."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 0.001)
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 0.01)


@pytest.fixture
def beating(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the heart beat all the time."""
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.01)


@pytest.fixture
async def push(client: Client) -> AsyncIterator[Push]:
    """Return a push connection that is stopped in the end."""
    push = Push(client)
    yield push
    await push.stop()
