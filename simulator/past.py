"""What a meter has measured before anybody looked at it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from .frames import BEIJING
from .state import Device, now_ms

HOURS_PER_DAY = 24
MILLISECONDS = 1000
# what a household draws in the hours of its day, in W
DAY = (
    180, 160, 150, 150, 150, 190, 420, 780, 640, 360, 310, 420,
    690, 520, 330, 310, 380, 720, 1480, 1920, 1610, 1120, 640, 300,
)  # fmt: skip
WEEKEND = 1.25


def remember(device: Device, *, days: int) -> None:
    """Fill in the readings of a meter, hour by hour, that lead to its present ones."""
    if not days:
        return
    now = datetime.fromtimestamp(now_ms() / MILLISECONDS, BEIJING)
    hour = now.replace(minute=0, second=0, microsecond=0)
    measured = _measured(device.values["total_energy"], hour, days)
    for property_id, readings in measured.items():
        device.history[property_id].extend(readings)


@lru_cache(maxsize=1)
def _measured(
    energy: float, hour: datetime, days: int
) -> Mapping[str, Sequence[tuple[int, float]]]:
    """Return when each property read what; the tests make a home many times an hour."""
    energies, powers = [], []
    for _ in range(days * HOURS_PER_DAY):
        moment, power = int(hour.timestamp()) * MILLISECONDS, draw(hour)
        energies.append((moment, round(energy, 2)))
        powers.append((moment, round(power)))
        energy -= power / 1000
        hour -= timedelta(hours=1)
    return {"total_energy": energies[::-1], "power": powers[::-1]}


def draw(moment: datetime) -> float:
    """Return the power, in W, that is drawn in the hour before a moment."""
    hour = moment - timedelta(hours=1)
    share = WEEKEND if hour.weekday() >= 5 else 1
    # the same every day would look made up
    wobble = 1 + ((hour.day * 7 + hour.hour * 3) % 11 - 5) / 40
    return DAY[hour.hour] * share * wobble
