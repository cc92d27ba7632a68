"""What devices have reported."""

from dataclasses import dataclass

from ..decoding import Record
from ..wire import from_json, identity, unknown, whole, words


@dataclass(frozen=True, kw_only=True)
class HistoricValue:
    """A value as text and when it was reported, in ms (AppGetDeviceDataHistory)."""

    time: int = whole("Time")
    value: str = words("Value")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class HistoricEvent:
    """An event that a device has reported (AppListEventHistory)."""

    time: int = whole("TimeStamp", "Timestamp")
    event_id: str = identity("EventId")
    event_type: str = words("Type")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    parameters: Record = from_json("Data")
    extra: Record = unknown()
