"""When a device reported, by its own clock, which may be wrong."""

from collections.abc import Collection
from time import time

STEP_MILLISECONDS = 2_000
SHORTEST_STEP_MILLISECONDS = 1_000
CREDIBLE_MILLISECONDS = 86_400_000
# What is further behind was made by another clock; less is caught up soon.
SLOWEST_DELIVERY_MILLISECONDS = 60_000


class DeviceClock:
    """Tells late reports from new ones.

    Reports are compared with each other: the cloud has another clock, and ours only
    tells that a report is new. Times are in ms, those of reports by the device's clock.
    """

    __slots__ = ("_came", "_made", "_newest", "_offline_at", "_reported_at")

    def __init__(self) -> None:
        """Nothing was reported yet."""
        self._reported_at: dict[str, int] = {}
        self._newest = 0
        self._made = 0
        self._came = 0.0
        self._offline_at = 0.0

    def take(
        self, property_ids: Collection[str], timestamp: int, precision: int
    ) -> Collection[str]:
        """Note a report; return the properties of which newer ones came before.

        A clock that was set back is believed where it tells our time, or else from the
        second report in step with it; one that is a day ahead of ours not at all.
        """
        late: Collection[str] = ()
        now = _now()
        if timestamp > now + CREDIBLE_MILLISECONDS:
            return late
        if timestamp < self._newest:
            late = self._late(property_ids, timestamp, precision)
        else:
            self._newest = timestamp
            for each in property_ids:
                self._reported_at[each] = timestamp
        self._made, self._came = timestamp, now
        return late

    def _late(
        self, property_ids: Collection[str], timestamp: int, precision: int
    ) -> Collection[str]:
        """Note a report that says it is older than another."""
        late = [
            each
            for each in property_ids
            if self._reported_at.get(each, 0) - timestamp >= precision
        ]
        if late and self._is_set_back(timestamp, late):
            self._reported_at.clear()
            self._newest = timestamp
            late = []
        for each in property_ids:
            if each not in late:
                self._reported_at[each] = timestamp
        return late

    def note_offline(self) -> None:
        """Note that the device went offline, in the time of its clock."""
        self._offline_at = _now() + self._made - self._came

    def is_before_offline(self, timestamp: int, precision: int) -> bool:
        """Return whether a report was made before the device went offline.

        A report of now is no late one, and a clock that is more than a day behind is
        wrong.
        """
        lateness = self._offline_at - timestamp - precision
        return (
            STEP_MILLISECONDS <= lateness < CREDIBLE_MILLISECONDS
            and not self._is_of_now(timestamp)
        )

    def _is_set_back(self, timestamp: int, late: Collection[str]) -> bool:
        """Return whether a report that seems late is new: the clock was set back."""
        behind = min(self._reported_at[each] for each in late) - timestamp
        return behind > SLOWEST_DELIVERY_MILLISECONDS and self._is_of_now(timestamp)

    def _is_of_now(self, timestamp: int) -> bool:
        """Return whether a report was just made, by our clock or by time passed since the last."""
        return abs(timestamp - _now()) <= STEP_MILLISECONDS or self._is_in_step(
            timestamp
        )

    def _is_in_step(self, timestamp: int) -> bool:
        """Return whether as much time has passed for the device as for us."""
        passed = _now() - self._came
        drift = abs(timestamp - self._made - passed)
        return (
            timestamp > self._made
            and passed >= SHORTEST_STEP_MILLISECONDS
            and drift <= STEP_MILLISECONDS
        )


def _now() -> float:
    return time() * 1000
