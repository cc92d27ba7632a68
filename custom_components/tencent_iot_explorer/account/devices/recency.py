"""Which of the things told of a property is the newest."""

from collections.abc import Collection
from time import time

STEP_MILLISECONDS = 2_000
SHORTEST_STEP_MILLISECONDS = 1_000
CREDIBLE_MILLISECONDS = 86_400_000
# What is further behind was made by another clock; less is caught up soon.
SLOWEST_DELIVERY_MILLISECONDS = 60_000
# So long the cloud may take to remember what it has pushed.
MEMORY_LAG_MILLISECONDS = 60_000
OTHER_CLOCK_MILLISECONDS = 3_600_000

# When a report was made, by the device's clock; when the cloud pushed it, by its own;
# when it came, by ours. 0 where that is unknown, or where it no longer counts.
type Moments = tuple[int, int, float]
UNREPORTED: Moments = (0, 0, 0.0)


class Recency:
    """Tells late reports from new ones, and what the cloud remembers from both.

    Reports are compared with each other: the cloud has another clock, and ours only
    tells that a report is new. Times are in ms, those of reports by the device's clock,
    which may be wrong.
    """

    __slots__ = ("_came", "_made", "_newest", "_offline_at", "_reported", "_stored_at")

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._reported: dict[str, Moments] = {}
        self._stored_at: dict[str, int] = {}
        self._newest = 1  # no unknown time, which is 0, is as new
        self._made = 0
        self._came = 0.0
        self._offline_at = 0.0

    def take(
        self,
        property_ids: Collection[str],
        timestamp: int,
        precision: int,
        pushed_at: int,
    ) -> Collection[str]:
        """Note a report; return the properties of which newer ones came before.

        A clock that was set back is believed where it tells our time, or else from the
        second report in step with it; one that is a day ahead of ours not at all.
        """
        reported, now = self._reported, _now()
        moments = timestamp, pushed_at, now
        if self._newest <= timestamp <= now + CREDIBLE_MILLISECONDS:
            self._newest = timestamp
            late: Collection[str] = ()
        elif 0 < timestamp < self._newest:
            late = self._late(property_ids, timestamp, precision)
            self._note_undated(late, pushed_at, now)
        else:
            self._note_undated(property_ids, pushed_at, now)
            return ()
        for each in property_ids:
            if each not in late:
                reported[each] = moments
        self._made, self._came = timestamp, now
        return late

    def is_news(self, property_id: str, stored_at: int) -> bool:
        """Return whether the cloud has stored a value since the last look.

        What was reported since holds until the cloud has taken it in, too. What it has
        pushed itself holds no longer than that may take: a push may have been late, and
        a later one lost. The memory may go by the clocks of the devices: of times far
        apart nothing is known.
        """
        made_at, pushed_at, came = self._reported.get(property_id, UNREPORTED)
        if stored_at and came:
            is_fresh = abs(_now() - came) < MEMORY_LAG_MILLISECONDS
            is_known = stored_at <= self._stored_at.get(property_id, 0)
            is_behind = 0 < pushed_at - stored_at < OTHER_CLOCK_MILLISECONDS
            if (is_fresh or not pushed_at) and (is_known or is_behind):
                return False
        self._stored_at[property_id] = stored_at
        if came:
            self._reported[property_id] = made_at, 0, 0.0
        return True

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

    def _note_undated(
        self, property_ids: Collection[str], pushed_at: int, now: float
    ) -> None:
        """Note that properties came, with the times that the newest of them had."""
        for each in property_ids:
            self._reported[each] = self._made_at(each), pushed_at, now

    def _made_at(self, property_id: str) -> int:
        """Return when the newest report of a property was made."""
        return self._reported.get(property_id, UNREPORTED)[0]

    def _late(
        self, property_ids: Collection[str], timestamp: int, precision: int
    ) -> Collection[str]:
        """Return the properties of which there is a newer report than an older one."""
        late = [
            each
            for each in property_ids
            if self._made_at(each) - timestamp >= precision
        ]
        if late and self._is_set_back(timestamp, late):
            self._forget_times()
            self._newest = timestamp
            return ()
        return late

    def _forget_times(self) -> None:
        """Forget when reports were made by a clock that has been set back since."""
        for each, (_, pushed_at, came) in self._reported.items():
            self._reported[each] = 0, pushed_at, came

    def _is_set_back(self, timestamp: int, late: Collection[str]) -> bool:
        """Return whether a report that seems late is new: the clock was set back."""
        behind = min(map(self._made_at, late)) - timestamp
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
