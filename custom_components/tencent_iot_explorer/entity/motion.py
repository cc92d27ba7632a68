"""Whether a cover moves: many report that a movement begins, but never its end."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# Motors stop a little short of where they are told to go, in percent.
TOLERANCE = 2
# A movement of which nothing has been heard for so long is over.
MOVING_SECONDS = 60
ENDS = {"opening": 100, "closing": 0}
COMMANDED = {"open": 100, "close": 0}


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a device tells at a moment; positions are in percent of open."""

    state: str | None = None
    command: str | None = None
    target: int | None = None
    measured: int | None = None


class Motion:
    """Follow what a device tells, and decide whether it still moves.

    It does while it says so, until it is stopped, comes to its goal or its end, or has
    not been heard of for MOVING_SECONDS.
    """

    def __init__(self) -> None:
        """Start without having seen anything."""
        self._seen = Sight()
        self._goal: int | None = None
        # What it tells may be of the movement before: a new goal tells more.
        self._way: str | None = None
        # After a stop comes one more report of where it stands.
        self._stopped = False
        self._silent = False
        self._memory: Mapping[str, Any] = {}

    @property
    def memory(self) -> dict[str, Any]:
        """Return what the device itself does not tell, and what it tells beside that."""
        return {
            "seen": asdict(self._seen),
            "goal": self._goal,
            "rests": self.direction is None,
        }

    def recall(self, memory: Mapping[str, Any]) -> None:
        """Go on as before a restart, if the device tells first what it told last."""
        self._memory = memory
        self._compare()

    @property
    def direction(self) -> str | None:
        """Return opening or closing, None at rest."""
        moves = self._seen.state in ENDS and not (self._stopped or self._silent)
        return self._way if moves and not self._arrived else None

    @property
    def is_closed(self) -> bool | None:
        """Return whether it is closed, None if unknown: after a restart as before."""
        seen = self._seen
        position = seen.target if seen.measured is None else seen.measured
        if position is not None:
            is_expected = (
                seen.target == 0
                or seen.command == "close"
                or seen.state in {"closed", "closing"}
            )
            return position <= (TOLERANCE if is_expected else 0)
        if seen.state in {"open", "closed"}:
            return seen.state == "closed"
        if self._goal is None:
            return None if seen.state is None else False
        return self._goal == 0

    def follow(self, seen: Sight) -> bool:
        """Take over what is told now, and return whether it tells anything new."""
        before, self._seen = self._seen, seen
        if seen == before:
            return False
        goal = self._goal
        if seen.target != before.target:
            self._goal = seen.target
        elif seen.command != before.command:
            self._goal = self._commanded(before)
        elif seen.state != before.state and not self._is_ahead:
            self._goal = ENDS.get(seen.state or "", self._goal)
        if seen.state != before.state:
            self._way = seen.state
        elif self._goal != goal:
            self._way = _way(before, self._goal) or self._way
        earlier = (before.state, before.command, before.target)
        if earlier != (seen.state, seen.command, seen.target):
            self._stopped = seen.command == "stop" != before.command
        self._silent = False
        self._compare()
        return True

    def _compare(self) -> None:
        """Take up the memory where nothing else was seen since."""
        if not self._memory or self._seen == Sight():
            return
        if self._memory.get("seen") == asdict(self._seen):
            self._goal = self._memory.get("goal")
            self._silent = bool(self._memory.get("rests"))
        self._memory = {}

    def fall_silent(self) -> None:
        """End a movement of which nothing was heard for too long."""
        self._silent, self._stopped = True, False

    @property
    def _arrived(self) -> bool:
        """Return whether the goal or the end is reached; a mere target is no place yet."""
        seen, end = self._seen, ENDS[self._way or ""]
        if seen.measured is None:
            return _is_near(seen.target, end)
        return _is_near(seen.measured, self._goal) or _is_near(seen.measured, end)

    def _commanded(self, before: Sight) -> int | None:
        """Return where a command leads; the movement that is seen with it is a newer one."""
        goal, state = COMMANDED.get(self._seen.command or ""), self._seen.state
        if state == before.state:
            return goal
        return ENDS.get(state or "", goal)

    @property
    def _is_ahead(self) -> bool:
        """Return whether the goal lies in the direction of the movement that begins.

        One that is not measured may begin anywhere, but not where it leads to.
        """
        opens = self._seen.state == "opening"
        place, goal = self._seen.measured, self._goal
        if place is None:
            place = 0 if opens else 100
        return goal is not None and (goal > place if opens else goal < place)


def _way(before: Sight, goal: int | None) -> str | None:
    """Return the direction of a goal, None if the goal or the position is unknown."""
    place = before.target if before.measured is None else before.measured
    if place is None or goal is None:
        return None
    return "opening" if goal > place else "closing"


def _is_near(position: int | None, goal: int | None) -> bool:
    """Return whether a position is near enough to a goal."""
    return (
        position is not None and goal is not None and abs(position - goal) <= TOLERANCE
    )
