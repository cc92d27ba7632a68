"""Reading the contents of families, and lists that a home can do without."""

import asyncio
from collections.abc import Coroutine
from unittest.mock import Mock

import pytest

from custom_components.tencent_iot_explorer.account.polling import optional_lists
from custom_components.tencent_iot_explorer.account.polling.families import Families
from custom_components.tencent_iot_explorer.account.polling.optional_lists import (
    OptionalLists,
)
from custom_components.tencent_iot_explorer.cloud import (
    AuthenticationFailed,
    CloudError,
    ConnectionFailed,
    UnknownAction,
)


class Requests:
    """Tells what is asked for, and whether anybody waits for it."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        self.made = self.begun = 0

    def __call__(self, *_: str) -> Coroutine[object, object, list[object]]:
        """Ask for a list."""
        self.made += 1
        return self._answer()

    async def _answer(self) -> list[object]:
        self.begun += 1
        await asyncio.sleep(0)
        return []


@pytest.mark.parametrize("turns", range(6))
async def test_a_reading_that_is_stopped_has_asked_for_nothing_in_vain(
    turns: int,
) -> None:
    """Whoever removes an account in any moment finds nothing odd in the log."""
    requests = Requests()
    client = Mock()
    client.sharing.list_user_share_devices = requests
    client.device.get_family_device_list = requests
    client.family.get_room_list = requests
    client.scene.get_scene_list = requests
    client.automation.get_automation_list = requests
    reading = asyncio.create_task(
        Families(client, OptionalLists(Mock())).async_read(["f_1"])
    )
    for _ in range(turns):
        await asyncio.sleep(0)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    assert requests.made == requests.begun


async def _never() -> list[str]:
    await asyncio.Event().wait()
    return []


async def test_a_list_is_not_waited_for_long_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(optional_lists, "PATIENCE_SECONDS", 0)
    lists = OptionalLists(Mock())
    async with asyncio.timeout(5):
        assert isinstance(await lists.async_try(_never), ConnectionFailed)


async def test_a_list_is_waited_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optional_lists, "PATIENCE_SECONDS", 0)
    lists = OptionalLists(Mock())
    lists.patience = None
    assert await lists.async_try(Requests()) == []


@pytest.mark.parametrize(
    ("error", "is_looked_for"),
    [
        (ConnectionFailed("Timeout", "No answer"), True),
        (UnknownAction("InvalidAction", "None such"), False),
    ],
)
async def test_a_list_that_cannot_be_read_is_warned_of(
    caplog: pytest.LogCaptureFixture, error: CloudError, is_looked_for: bool
) -> None:
    """One that there is in no cloud is not looked for again."""
    failed = Mock()
    subject = f"Lists with {error.code}"

    async def listing() -> list[str]:
        raise error

    assert await OptionalLists(failed).async_read(subject, listing) is error
    assert f"{subject} cannot be read" in caplog.text
    assert failed.called is is_looked_for


async def test_a_list_that_is_read_is_not_warned_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = Mock()
    assert await OptionalLists(failed).async_read("Lists", Requests()) == []
    assert not failed.called
    assert not caplog.records


async def test_a_login_that_has_ended_ends_the_reading() -> None:
    async def listing() -> list[str]:
        raise AuthenticationFailed("Auth", "Logged out")

    with pytest.raises(AuthenticationFailed):
        await OptionalLists(Mock()).async_read("Lists", listing)
