"""Made-up products become what a person expects of them."""

import pytest

from custom_components.tencent_iot_explorer.thing import plan

from . import PRODUCTS, load
from .products import as_expected, main_platform


@pytest.mark.parametrize("name", PRODUCTS)
def test_the_main_platform_is_the_expected_one(name: str) -> None:
    device_plan = plan(load(name))
    expected = PRODUCTS[name].platform
    main = main_platform(device_plan)
    assert expected in ({main} if main else {e.platform for e in device_plan.entities})


@pytest.mark.parametrize("name", [each for each in PRODUCTS if PRODUCTS[each].expected])
def test_every_property_is_what_is_expected(name: str) -> None:
    entities = plan(load(name)).entities
    for id_, expected in PRODUCTS[name].expected.items():
        found = [each for each in entities if id_ in each.property_ids]
        assert any(as_expected(each, expected) for each in found), (id_, found)
