"""What a meter has measured before anybody looked at it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

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
    energy = device.values["total_energy"]
    now = datetime.fromtimestamp(now_ms() / MILLISECONDS, BEIJING)
    moment = now.replace(minute=0, second=0, microsecond=0)
    readings: list[tuple[datetime, Mapping[str, float]]] = []
    for _ in range(days * HOURS_PER_DAY):
        power = draw(moment)
        readings.append(
            (moment, {"total_energy": round(energy, 2), "power": round(power)})
        )
        energy -= power / 1000
        moment -= timedelta(hours=1)
    for moment, values in reversed(readings):
        for property_id, value in values.items():
            device.history[property_id].append(
                (int(moment.timestamp()) * MILLISECONDS, value)
            )


def draw(moment: datetime) -> float:
    """Return the power, in W, that is drawn in the hour before a moment."""
    hour = moment - timedelta(hours=1)
    share = WEEKEND if hour.weekday() >= 5 else 1
    # the same every day would look made up
    wobble = 1 + ((hour.day * 7 + hour.hour * 3) % 11 - 5) / 40
    return DAY[hour.hour] * share * wobble
