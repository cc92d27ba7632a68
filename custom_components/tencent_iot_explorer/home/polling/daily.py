"""What is asked once a day, across restarts."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from ..absences import CONFIRM_SECONDS
from ..products.products import Products
from .firmware import FirmwareCoordinator
from .hardware import Hardware
from .questions import Question
from .timers import TimerCoordinator

SECOND_LOOK_INTERVAL = timedelta(seconds=CONFIRM_SECONDS)


def daily_questions(
    *,
    devices: Iterable[str],
    timers: TimerCoordinator,
    products: Products,
    firmware: FirmwareCoordinator,
    hardware: Hardware,
    on_products: Callable[[], Awaitable[None]],
) -> tuple[Question, ...]:
    """Return the questions of an account, in the order in which they are asked.

    Parameters: the ids of all devices, and who knows what there is to be asked.
    """
    return (
        Question(
            name="timers",
            subjects=lambda: devices,
            concerns=timers.is_subject,
            ask=timers.async_ask,
            tell=timers.async_tell_all,
        ),
        Question(
            name="time zone",
            subjects=lambda: ("user",),
            ask=lambda _: timers.async_learn_time_zone(),
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
        Question(
            name="firmware",
            subjects=lambda: devices,
            concerns=firmware.is_subject,
            ask=firmware.async_ask,
            tell=firmware.async_tell_all,
        ),
        Question(
            name="hardware",
            subjects=lambda: devices,
            concerns=hardware.is_subject,
            ask=hardware.async_ask,
        ),
    )
