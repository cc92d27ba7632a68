"""What devices have reported."""

from ..decoding import Record
from ..wire import Structure, id_field, integer_field, json_field, text_field


class HistoricValue(Structure):
    """A value as text and when it was reported, in ms (AppGetDeviceDataHistory)."""

    time: int = integer_field("Time")
    value: str = text_field("Value")


class HistoricEvent(Structure):
    """An event that a device has reported (AppListEventHistory)."""

    time: int = integer_field("TimeStamp", "Timestamp")
    event_id: str = id_field("EventId")
    event_type: str = text_field("Type")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")
    parameters: Record = json_field("Data")
