"""What all devices of one product share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...cloud import Capitals
from ...thing import DevicePlan, Kind, ThingModel, excluder

# The network of products without a connection to the cloud.
BLUETOOTH_ONLY = "ble"
GATEWAY = 5


@dataclass(frozen=True, kw_only=True)
class ProductModel:
    """A product: its thing model, and the plan of what its devices become.

    `missing` are the parts that it may have lost.
    """

    product_id: str
    name: str
    net_type: str
    thing_model: ThingModel
    plan: DevicePlan
    product_type: int = 0
    manufacturer: str | None = None
    model: str | None = None
    missing: frozenset[str] = field(default=frozenset(), compare=False)
    property_ids: frozenset[str] = field(init=False)
    capitals: Capitals = field(init=False, repr=False, compare=False)
    structs: frozenset[str] = field(init=False)
    excluders: Mapping[str, Callable[[object], bool]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what every report needs: ids, structs, and impossible values."""
        types = {each.id: each.type for each in self.thing_model.properties}
        structs = frozenset(key for key in types if types[key].kind is Kind.STRUCT)
        excluders = {
            key: excludes for key, each in types.items() if (excludes := excluder(each))
        }
        object.__setattr__(self, "property_ids", frozenset(types))
        object.__setattr__(self, "capitals", Capitals(types))
        object.__setattr__(self, "structs", structs)
        object.__setattr__(self, "excluders", excluders)

    @classmethod
    def unknown(cls, product_id: str, name: str = "") -> ProductModel:
        """Return the model of a product of which nothing can be used."""
        return cls(
            product_id=product_id,
            name=name,
            net_type="",
            thing_model=ThingModel.empty(product_id),
            plan=DevicePlan.empty(),
        )

    def recognised[T](self, values: Mapping[str, T]) -> Mapping[str, T]:
        """Return values by the ids of the thing model, whatever capitals a device uses."""
        known = {each: self.capitals.of(each) for each in values}
        return {
            each if meant in values else meant: values[each]
            for each, meant in known.items()
        }

    @property
    def is_gateway(self) -> bool:
        """Return whether other devices are connected through its devices."""
        return self.product_type == GATEWAY

    @property
    def is_bluetooth_only(self) -> bool:
        """Return whether its devices are reached over Bluetooth only."""
        return self.net_type == BLUETOOTH_ONLY
