"""Planning a product: from what is remembered of it to its model."""

from ...cloud import UNREADABLE
from ...const import LOGGER
from ...thing import (
    AppPanel,
    DevicePlan,
    ThingModel,
    ThingModelError,
    parse_thing_model,
    plan,
)
from .override_files import Overrides
from .product_model import ProductModel
from .stored_product import StoredProduct, panel_of


def build_model(
    product_id: str, stored: StoredProduct, overrides: Overrides
) -> ProductModel:
    """Return the model of a product; one without a usable thing model has an empty one."""
    try:
        thing_model = parse_thing_model(
            stored["data_template"],
            category=stored.get("category", ""),
            name=stored["name"],
        )
    except ThingModelError as error:
        LOGGER.warning("Product %s has no usable thing model: %s", product_id, error)
        return ProductModel.unknown(product_id, stored["name"])
    return ProductModel(
        product_id=product_id,
        name=stored["name"],
        net_type=stored["net_type"],
        product_type=stored.get("product_type", 0),
        manufacturer=stored["manufacturer"],
        model=stored["model"],
        thing_model=thing_model,
        plan=_plan(thing_model, overrides, product_id, panel_of(stored)),
    )


def _plan(
    thing_model: ThingModel, overrides: Overrides, product_id: str, panel: AppPanel
) -> DevicePlan:
    """Return the plan of a product, an empty one if planning fails."""
    try:
        return plan(thing_model, overrides, product_id, panel)
    except UNREADABLE:
        LOGGER.exception("Product %s cannot be planned", product_id)
        return DevicePlan.empty()
