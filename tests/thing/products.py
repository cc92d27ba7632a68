"""Made-up products and what is expected of them, read from products.txt."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
import re
from typing import Any

from custom_components.tencent_iot_explorer.thing import DevicePlan, EntityPlan

TEXT = Path(__file__).parent / "products.txt"
_RANGE = re.compile(
    r"(?P<min>-?[\d.]+?)\.\.(?P<max>-?[\d.]+?)(?:/(?P<step>[\d.]+))?(?:@(?P<unit>.*))?"
)


@dataclass
class Product:
    """A product: its thing model, its main platform, and its parts' expectations."""

    name: str
    platform: str
    expected: dict[str, str] = field(default_factory=dict)
    raw: dict[str, Any] = field(
        default_factory=lambda: {"properties": [], "events": [], "actions": []}
    )


def read_products() -> dict[str, Product]:
    """Return the products by name."""
    products: dict[str, Product] = {}
    product = Product("", "")
    for line in TEXT.read_text("utf-8").splitlines():
        if line.startswith("== "):
            _, name, platform = line.split()
            product = Product(name, platform)
            products[product.name] = product
        elif line and not line.startswith("#"):
            _read_part(product, line)
    return products


def _read_part(product: Product, line: str) -> None:
    """Add one property, event or action."""
    written, _, expected = line.partition(" -> ")
    kind, *words = written.split()
    if kind == "event":
        product.raw["events"].append(
            dict(zip(("id", "name", "type"), words, strict=True))
        )
    elif kind == "action":
        inputs = [{"id": each, "define": {"type": "string"}} for each in words[2:]]
        product.raw["actions"].append(
            {"id": words[0], "name": words[1], "input": inputs}
        )
    else:
        name, mode, type_, *spec = words
        define = _define(type_, *spec)
        product.raw["properties"].append(
            {"id": kind, "name": name, "mode": mode, "define": define}
        )
        product.expected[kind] = expected


def _define(type_: str, spec: str = "") -> dict[str, Any]:
    """Return a definition."""
    if type_ == "struct":
        return {"type": type_, "specs": list(_members(spec))}
    if found := _RANGE.fullmatch(spec):
        told = {key: value for key, value in found.groupdict().items() if value}
        return {"type": type_, "step": "1", "start": told["min"]} | told
    mapping = dict(each.split(":", 1) for each in spec.split(",") if each)
    return {"type": type_, "mapping": mapping}


def _members(spec: str) -> Iterator[dict[str, Any]]:
    """Yield the members of a struct."""
    for each in spec.split(","):
        id_, name, *rest = each.split(":", 3)
        yield {"id": id_, "name": name, "dataType": _define(*rest)}


def main_platform(device_plan: DevicePlan) -> str | None:
    """Return the platform of the entity that is named by its device."""
    return next(
        (
            each.platform
            for each in device_plan.entities
            if each.name is None and each.translation_key is None
        ),
        None,
    )


def as_expected(entity: EntityPlan, expected: str) -> bool:
    """Return whether an entity has the platform, class and unit that are told."""
    told = expected.split()
    found = (entity.platform, entity.device_class or "-", entity.unit or "-")
    return list(found[: len(told)]) == told
