"""Timers of devices."""

from ..decoding import inner, json_text, text
from ..models.timer import Timer, TimerSettings
from ..wire import parse_all
from .caller import ActionGroup
from .naming import device_parameters
from .paging import list_all


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

    async def create_timer(self, device_id: str, settings: TimerSettings) -> str:
        """Create a timer and return its id. Source: AppCreateTimer."""
        answer = await self._caller.call(
            "AppCreateTimer", {**device_parameters(device_id), **_written(settings)}
        )
        return text(inner(answer), "TimerId")

    async def modify_timer(
        self, device_id: str, timer_id: str, settings: TimerSettings
    ) -> None:
        """Replace what a timer is. Source: AppModifyTimer."""
        await self._caller.call(
            "AppModifyTimer",
            {
                **device_parameters(device_id),
                "TimerId": timer_id,
                **_written(settings),
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


def _written(settings: TimerSettings) -> dict[str, str | int]:
    """Return what a timer is to do as the cloud wants it."""
    return {
        "TimerName": settings.name,
        "Days": settings.days,
        "TimePoint": settings.time_point,
        "Repeat": int(settings.repeat),
        "Data": json_text(settings.values),
    }
