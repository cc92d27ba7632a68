"""Planning the entities of a product."""

import time

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan
from simulator import load_product

from .outcome import Outcome

PRODUCT = "air-conditioner"
ROUNDS = 200


async def measure() -> list[Outcome]:
    """Return the time from a decoded model to its plan, the best of many."""
    template = load_product(PRODUCT).data_template
    best = min(_once(template) for _ in range(ROUNDS))
    return [
        Outcome(
            subject=f"a model of {len(template['properties'])} properties to its plan",
            rounds=[best * 1000],
            limit=2,
            unit="ms",
        )
    ]


def _once(template: object) -> float:
    start = time.perf_counter()
    plan(parse_thing_model(template))
    return time.perf_counter() - start
