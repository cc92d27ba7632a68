"""What the cloud lists: of one family, and of the whole account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ..cloud import AutomationSummary, DeviceRecord, Scene
from .registry.identity import KeyKind

type Listed = DeviceRecord | Scene | AutomationSummary


@dataclass(frozen=True, kw_only=True)
class FamilyContent:
    """What the cloud lists in one family; a stale kind is as it was before."""

    devices: tuple[DeviceRecord, ...]
    rooms: Mapping[str, str] = field(default_factory=dict)
    scenes: tuple[Scene, ...] = ()
    automations: tuple[AutomationSummary, ...] = ()
    stale: frozenset[KeyKind] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything the account shows: devices, room names, scenes and so on.

    A device's key is its id, that of a scene or an automation its entity's unique id.
    What is absent was there before and may come back; what has gone does not.
    """

    devices: Mapping[str, DeviceRecord]
    rooms: Mapping[str, str]
    scenes: Mapping[str, Scene]
    automations: Mapping[str, AutomationSummary]
    gateways: Mapping[str, str]
    missing_families: frozenset[str | None]
    family_names: Mapping[str, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    unread_gateways: frozenset[str] = frozenset()

    @property
    def listed(self) -> frozenset[str]:
        """Return the keys of all that is listed."""
        return frozenset({*self.devices, *self.scenes, *self.automations})

    def only(self, is_wanted: Callable[[str, Listed], bool]) -> Home:
        """Return the home with only the wanted items, by key and item."""

        def wanted[T: Listed](items: Mapping[str, T]) -> dict[str, T]:
            return {key: each for key, each in items.items() if is_wanted(key, each)}

        return replace(
            self,
            devices=wanted(self.devices),
            scenes=wanted(self.scenes),
            automations=wanted(self.automations),
        )

    def above(self, device_id: str) -> list[str]:
        """Return the gateways that a device is behind; garbage may put it in a circle."""
        above: list[str] = []
        while (gateway := self.gateways.get(device_id)) and gateway not in above:
            above.append(device_id := gateway)
        return above

    @property
    def product_ids(self) -> frozenset[str]:
        """Return the products that its devices are of."""
        return frozenset(each.product_id for each in self.devices.values())

    @property
    def reach(self) -> tuple[object, ...]:
        """Return everything that decides which devices can be read."""
        return self.missing_families, self.absent, self.gateways
