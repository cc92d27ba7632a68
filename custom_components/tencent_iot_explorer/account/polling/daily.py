"""What is asked once a day, across restarts."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Any

from ..absences import CONFIRM_SECONDS
from ..products.products import Products
from .channel_names import ChannelNames
from .device_coordinator import DeviceCoordinator
from .firmware import FirmwareCoordinator
from .hardware import Hardware
from .questions import Question
from .time_zone import UserTimeZone
from .timers import TimerCoordinator

SECOND_LOOK_INTERVAL = timedelta(seconds=CONFIRM_SECONDS)


def daily_questions(
    *,
    devices: Iterable[str],
    timers: TimerCoordinator,
    time_zone: UserTimeZone,
    products: Products,
    firmware: FirmwareCoordinator,
    hardware: Hardware,
    channel_names: ChannelNames,
    on_products: Callable[[], Awaitable[None]],
) -> tuple[Question, ...]:
    """Return the questions of an account, in the order in which they are asked.

    Parameters: the ids of all devices, and who knows what there is to be asked.
    """
    return (
        _of_each(devices, timers),
        Question(
            name="time zone",
            subjects=lambda: ("user",),
            ask=lambda _: time_zone.async_learn(),
            tell=timers.async_tell_all,
        ),
        Question(
            name="doubtful products",
            every=SECOND_LOOK_INTERVAL,
            subjects=lambda: products.doubts.product_ids,
            ask=lambda product_id: products.async_fetch([product_id]),
            tell=on_products,
        ),
        Question(
            name="products",
            subjects=lambda: ("all",),
            ask=lambda _: products.async_refresh(),
            tell=on_products,
        ),
        _of_each(devices, firmware),
        Question(
            name="hardware",
            subjects=lambda: devices,
            concerns=hardware.is_subject,
            ask=hardware.async_ask,
        ),
        _of_each(devices, channel_names),
    )


def _of_each(devices: Iterable[str], known: DeviceCoordinator[Any]) -> Question:
    """Return the question for what is known device by device."""
    return Question(
        name=known.subject,
        subjects=lambda: devices,
        concerns=known.is_subject,
        ask=known.async_ask,
        tell=known.async_tell_all,
    )
