"""How fast states change that change together."""

from bisect import bisect_left

import pytest

from custom_components.tencent_iot_explorer.account import pace
from custom_components.tencent_iot_explorer.account.pace import Pace


class Clock:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Begin at no particular time."""
        self.now = 1000.0
        self.pauses: list[float] = []
        monkeypatch.setattr(pace, "monotonic", lambda: self.now)
        monkeypatch.setattr(pace.asyncio, "sleep", self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock of the test."""
    return Clock(monkeypatch)


@pytest.mark.parametrize("at_once", [1, 8, 60, 250])
async def test_an_open_history_can_follow(clock: Clock, at_once: int) -> None:
    """No 2,048 states change within 0.35 seconds, whatever a device shows."""
    keeper = Pace()
    moments = []
    for _ in range(8000 // at_once):
        moments.append(clock.now)
        await keeper.async_keep(at_once)
    for first, moment in enumerate(moments):
        soon = bisect_left(moments, moment + 0.35) - first
        assert soon * at_once < 2048


async def test_others_have_a_turn_after_fifty(clock: Clock) -> None:
    """Also when so much time has passed that nobody need wait."""
    keeper = Pace()
    for _ in range(5000):
        clock.now += 1
        await keeper.async_keep(1)
    assert clock.pauses == [0] * 100


async def test_a_home_of_usual_size_waits_for_nothing(clock: Clock) -> None:
    keeper = Pace()
    for _ in range(1000):
        await keeper.async_keep(1)
    assert clock.pauses == [0] * 20


async def test_what_changes_nothing_waits_for_nothing(clock: Clock) -> None:
    keeper = Pace()
    for _ in range(1000):
        await keeper.async_keep(0)
    assert not clock.pauses
