"""What is believed to have gone: what two readings agree on, or what was told."""

import pytest

from custom_components.tencent_iot_explorer.account import absences
from custom_components.tencent_iot_explorer.account.absences import Absences

ABSENT = (frozenset({"a"}), frozenset[str]())
GONE = (frozenset[str](), frozenset({"a"}))


class Clock:
    """A clock that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        """Return what it shows."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock that absences look at."""
    clock = Clock()
    monkeypatch.setattr(absences, "monotonic", clock)
    return clock


def test_a_second_reading_a_minute_later_agrees(clock: Clock) -> None:
    known = Absences()
    assert known.compare({"a"}, ()) == ABSENT
    clock.now = 59
    assert known.compare({"a"}, ()) == ABSENT
    clock.now = 60
    assert known.compare({"a"}, ()) == GONE


def test_what_was_not_read_is_no_first_reading(clock: Clock) -> None:
    known = Absences()
    assert known.compare({"a"}, (), unread={"a"}) == ABSENT
    clock.now = 3600
    assert known.compare({"a"}, ()) == ABSENT
    clock.now = 3661
    assert known.compare({"a"}, ()) == GONE


def test_what_was_not_read_is_no_second_reading(clock: Clock) -> None:
    known = Absences()
    assert known.compare({"a"}, ()) == ABSENT
    clock.now = 3600
    assert known.compare({"a"}, (), unread={"a"}) == ABSENT
    clock.now = 3601
    assert known.compare({"a"}, ()) == GONE


def test_what_is_told_needs_no_reading(clock: Clock) -> None:
    known = Absences()
    known.mark_gone("a")
    assert known.compare({"a"}, (), unread={"a"}) == GONE
