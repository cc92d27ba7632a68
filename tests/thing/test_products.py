"""Made-up products become what a person expects of them."""

from collections.abc import Iterator

from . import PRODUCTS, planned
from .products import Product, as_expected, main_platform


def test_the_main_platform_is_the_expected_one() -> None:
    odd = {name for name, each in PRODUCTS.items() if each.platform not in mains(name)}
    assert {name: (PRODUCTS[name].platform, mains(name)) for name in odd} == {}


def mains(name: str) -> set[str]:
    """Return the main platform of a product; all that it has if there is none."""
    device_plan = planned(name)
    main = main_platform(device_plan)
    return {main} if main else {each.platform for each in device_plan.entities}


def test_every_property_is_what_is_expected() -> None:
    odd = {name: [*unexpected(each)] for name, each in PRODUCTS.items()}
    assert {name: found for name, found in odd.items() if found} == {}


def unexpected(product: Product) -> Iterator[tuple[str, str, list[str]]]:
    """Yield which property should be what, and what it is."""
    entities = planned(product.name).entities
    for id_, expected in product.expected.items():
        found = [each for each in entities if id_ in each.property_ids]
        if not any(as_expected(each, expected) for each in found):
            yield id_, expected, [str(each) for each in found]
