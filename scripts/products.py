"""Finding products in a thing model, an answer of AppGetProducts, or diagnostics."""

import json

NOTHING_FOUND = "holds no thing model: no properties, events, actions or DataTemplate"
ENVELOPES = ("Response", "data", "Products", "products", "Product", "product")
# The names in the cloud of what diagnostics tell of a product.
CLOUD_NAMES = {
    "product_id": "ProductId",
    "name": "Name",
    "category": "CategoryKey",
    "model": "DataTemplate",
}


def products_in(text: str) -> list[dict[str, object]]:
    """Return the products of a text; a bare thing model is one without a name."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise ValueError(f"no JSON: {error}") from error
    for envelope in ENVELOPES:
        if isinstance(content, dict):
            content = content.get(envelope, content)
    products = content if isinstance(content, list) else [content]
    if not products or not all(isinstance(each, dict) for each in products):
        raise ValueError(f"the file {NOTHING_FOUND}")
    return [_as_in_the_cloud(each) for each in products]


def _as_in_the_cloud(product: dict[str, object]) -> dict[str, object]:
    if "model" not in product:
        return product
    return {CLOUD_NAMES.get(key, key): value for key, value in product.items()}
