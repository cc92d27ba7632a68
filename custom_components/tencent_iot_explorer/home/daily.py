"""What is asked once a day, across restarts."""

from datetime import timedelta

from ..const import QUESTION_INTERVAL
from .absences import CONFIRM_SECONDS
from .firmware import FirmwareCoordinator
from .hardware import Hardware
from .products import Products
from .questions import Question
from .timers import TimerCoordinator
from .upkeep import Upkeep

SECOND_LOOK_INTERVAL = timedelta(seconds=CONFIRM_SECONDS)


def daily_questions(
    *,
    timers: TimerCoordinator,
    products: Products,
    firmware: FirmwareCoordinator,
    hardware: Hardware,
    upkeep: Upkeep,
) -> tuple[Question, ...]:
    """Return the questions of an account, in the order in which they are asked."""
    return (
        Question(
            name="timers",
            every=QUESTION_INTERVAL,
            subjects=timers.subjects,
            ask=timers.async_ask,
            tell=timers.async_update_listeners,
        ),
        Question(
            name="time zone",
            every=QUESTION_INTERVAL,
            subjects=lambda: ("user",),
            ask=lambda _: timers.async_learn_time_zone(),
            tell=timers.async_update_listeners,
        ),
        Question(
            name="doubtful products",
            every=SECOND_LOOK_INTERVAL,
            subjects=lambda: products.doubts.product_ids,
            ask=lambda product_id: products.async_fetch([product_id]),
            tell=upkeep.async_tidy_soon,
        ),
        Question(
            name="products",
            every=QUESTION_INTERVAL,
            subjects=lambda: ("all",),
            ask=lambda _: products.async_refresh(),
            tell=upkeep.async_tidy_soon,
        ),
        Question(
            name="firmware",
            every=QUESTION_INTERVAL,
            subjects=firmware.subjects,
            ask=firmware.async_ask,
            tell=firmware.async_update_listeners,
        ),
        Question(
            name="hardware",
            every=QUESTION_INTERVAL,
            subjects=hardware.subjects,
            ask=hardware.async_ask,
        ),
    )
