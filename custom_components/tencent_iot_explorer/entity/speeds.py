"""Converting between the speeds of a fan and percentages."""

from homeassistant.util.percentage import (
    ordered_list_item_to_percentage,
    percentage_to_ordered_list_item,
)

from ..thing import NUMBER, Binding, Value
from .scale import fit, step_share

MOST_SPEEDS = 100


class Speeds:
    """All speeds of a property, the slowest first; zero is none of them."""

    def __init__(self, binding: Binding) -> None:
        """List the words of a choice, or the steps of a number."""
        self._speeds: list[Value] = [*binding.words] or _steps(binding)

    @property
    def count(self) -> int:
        """Return the number of speeds."""
        return len(self._speeds)

    def percentage(self, speed: Value) -> int:
        """Return a speed as 1-100 %, 0 below the slowest."""
        if speed in self._speeds:
            return ordered_list_item_to_percentage(self._speeds, speed)
        slower = [each for each in self._speeds if _is_slower(each, speed)]
        return self.percentage(slower[-1]) if slower else 0

    def value(self, percentage: int, present: Value | None) -> Value:
        """Return the speed for 1-100 %, which changes the present one unless it is the same."""
        speed = percentage_to_ordered_list_item(self._speeds, percentage)
        if speed != present or percentage == self.percentage(speed):
            return speed
        way = 1 if percentage > self.percentage(speed) else -1
        return self._speeds[max(self._speeds.index(speed) + way, 0)]


def _steps(binding: Binding) -> list[Value]:
    """Return the numbers that a speed can be: at most a hundred, and not zero."""
    low, high = binding.bounds
    number = min(round(1 / step_share(binding)), MOST_SPEEDS)
    steps = (
        fit(binding, low + (high - low) * each / number) for each in range(number + 1)
    )
    return [each for each in dict.fromkeys(steps) if each > 0]


def _is_slower(one: Value, other: Value) -> bool:
    """Return whether one number is smaller than another."""
    return isinstance(one, NUMBER) and isinstance(other, NUMBER) and one < other
