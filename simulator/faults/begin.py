"""Beginning a fault by its name."""

import math
import time

from ..cloud import Cloud
from .fault import Fault
from .table import FAULTS, SUDDEN


def begin(
    cloud: Cloud,
    name: str,
    *,
    action: str = "",
    device_id: str = "",
    times: float = math.inf,
    seconds: float = math.inf,
) -> None:
    """Let something go wrong.

    Parameters: a name of the tables; the action or the device that it concerns, all
    if none is named; how often or how long it lasts, unless it happens at once.
    Raises KeyError for a name that is in no table.
    """
    if name in SUDDEN:
        SUDDEN[name](cloud, device_id)
        return
    row = FAULTS[name]
    cloud.faults.add(
        Fault(
            name=name,
            place=row.place,
            effect=row.effect,
            action=row.action or action,
            device_id=device_id,
            times=times,
            end=time.monotonic() + seconds,
        )
    )
