"""What happens in the demo home while a test looks on."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator import Cloud

from .platforms import find_device

type Happening = Callable[[Cloud], None]


def reports(name: str, *values: Mapping[str, Any]) -> Happening:
    """Have a device report values, one after the other."""

    def do(cloud: Cloud) -> None:
        for each in values:
            cloud.report(find_device(cloud, name).device_id, each)

    return do


def posts(name: str, event_id: str, /, **parameters: Any) -> Happening:
    """Have a device post an event."""

    def do(cloud: Cloud) -> None:
        cloud.post_event(find_device(cloud, name).device_id, event_id, parameters)

    return do
