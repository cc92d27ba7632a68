"""Timers of devices."""

from collections.abc import Mapping
from typing import Any

from ..decoding import inner, json_text, text
from ..models.timer import Timer
from ..wire import parse_all
from .caller import ActionGroup
from .common import device_parameters, list_all


class TimerApi(ActionGroup):
    """Actions that concern timers.

    A device id is "ProductId/DeviceName". All methods raise NotFound for a device that
    is not the user's, RequestRefused for a timer that does not exist, other CloudErrors.
    """

    async def get_timer_list(self, device_id: str) -> list[Timer]:
        """Return the timers of a device. Source: AppGetTimerList."""
        found = await list_all(
            self._caller, "AppGetTimerList", device_parameters(device_id), "TimerList"
        )
        return parse_all(Timer, found)

    async def create_timer(
        self,
        device_id: str,
        *,
        name: str,
        days: str,
        time_point: str,
        repeat: bool,
        values: Mapping[str, Any],
    ) -> str:
        """Create a timer and return its id.

        Parameters: the device, a name, the days as seven of 0 and 1 from Sunday, the
        time as "HH:MM", whether it repeats every week, values by property id.
        Source: AppCreateTimer.
        """
        answer = await self._caller.call(
            "AppCreateTimer",
            {
                **device_parameters(device_id),
                "TimerName": name,
                "Days": days,
                "TimePoint": time_point,
                "Repeat": int(repeat),
                "Data": json_text(values),
            },
        )
        return text(inner(answer), "TimerId")

    async def modify_timer(
        self,
        device_id: str,
        timer_id: str,
        *,
        name: str,
        days: str,
        time_point: str,
        repeat: bool,
        values: Mapping[str, Any],
    ) -> None:
        """Replace what a timer is; parameters as for create_timer.

        Source: AppModifyTimer.
        """
        await self._caller.call(
            "AppModifyTimer",
            {
                **device_parameters(device_id),
                "TimerId": timer_id,
                "TimerName": name,
                "Days": days,
                "TimePoint": time_point,
                "Repeat": int(repeat),
                "Data": json_text(values),
            },
        )

    async def modify_timer_status(
        self, device_id: str, timer_id: str, *, enabled: bool
    ) -> None:
        """Switch a timer on or off. Source: AppModifyTimerStatus."""
        await self._caller.call(
            "AppModifyTimerStatus",
            {
                **device_parameters(device_id),
                "TimerId": timer_id,
                "Status": int(enabled),
            },
        )

    async def delete_timer(self, device_id: str, timer_id: str) -> None:
        """Delete a timer. Source: AppDeleteTimer."""
        await self._caller.call(
            "AppDeleteTimer", {**device_parameters(device_id), "TimerId": timer_id}
        )
