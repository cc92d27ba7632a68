"""What devices have reported."""

from collections.abc import AsyncIterator
from typing import Final

from ..decoding import records
from ..models.history import HistoricEvent, HistoricValue
from ..wire import parse_all
from .caller import ActionGroup
from .naming import device_in_full, device_parameters
from .paging import by_cursor

PAGE_SIZE: Final = 100


class HistoryApi(ActionGroup):
    """Actions that read what devices have reported.

    A device id is "ProductId/DeviceName". All methods raise NotFound and
    PermissionDenied for a device that the user does not have, and other CloudErrors.
    """

    async def get_device_data_history(
        self, device_id: str, property_id: str, min_time: int, max_time: int
    ) -> AsyncIterator[HistoricValue]:
        """Yield the values of a property, as the cloud orders them.

        Parameters: the device, the property, from when to when in ms.
        Source: AppGetDeviceDataHistory.
        """
        pages = by_cursor(
            self._caller,
            "AppGetDeviceDataHistory",
            {
                **device_in_full(device_id),
                "FieldName": property_id,
                "MinTime": min_time,
                "MaxTime": max_time,
                "Limit": PAGE_SIZE,
            },
            "Results",
        )
        async for page in pages:
            for value in parse_all(HistoricValue, records(page, "Results")):
                yield value

    async def list_event_history(
        self,
        device_id: str,
        *,
        event_id: str | None = None,
        event_type: str | None = None,
        start_time: int = 0,
        end_time: int = 0,
    ) -> AsyncIterator[HistoricEvent]:
        """Yield the events of a device, as the cloud orders them.

        Parameters: the device; one event or one type out of info, alert and fault;
        from when to when in Unix seconds, 0 for 24 hours ago and the present.
        Source: AppListEventHistory.
        """
        pages = by_cursor(
            self._caller,
            "AppListEventHistory",
            {
                **device_parameters(device_id),
                "EventId": event_id,
                "Type": event_type,
                "StartTime": start_time,
                "EndTime": end_time,
                "Size": PAGE_SIZE,
            },
            "EventHistory",
        )
        async for page in pages:
            for event in parse_all(HistoricEvent, records(page, "EventHistory")):
                yield event
