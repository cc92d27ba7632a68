"""What devices have reported."""

from ..decoding import Record
from ..wire import Structure, from_json, identity, whole, words


class HistoricValue(Structure):
    """A value as text and when it was reported, in ms (AppGetDeviceDataHistory)."""

    time: int = whole("Time")
    value: str = words("Value")


class HistoricEvent(Structure):
    """An event that a device has reported (AppListEventHistory)."""

    time: int = whole("TimeStamp", "Timestamp")
    event_id: str = identity("EventId")
    event_type: str = words("Type")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    parameters: Record = from_json("Data")
