"""What the cloud lists: of one family, and of the whole account."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..cloud import AutomationSummary, DeviceRecord, Scene
from .registry.identity import KeyKind


@dataclass(frozen=True, kw_only=True)
class FamilyContent:
    """What the cloud lists in one family; of a kind that is stale, what it did before."""

    devices: tuple[DeviceRecord, ...]
    rooms: Mapping[str, str] = field(default_factory=dict)
    scenes: tuple[Scene, ...] = ()
    automations: tuple[AutomationSummary, ...] = ()
    stale: frozenset[KeyKind] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Home:
    """Everything the account shows, by id: devices, room names, scenes and so on.

    What is absent was there before and may come back; what has gone does not. Both are
    device ids and the unique ids of scenes and automations.
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

    @property
    def reach(self) -> tuple[object, ...]:
        """Return all on which it depends which devices can be heard of."""
        return self.missing_families, self.absent, self.gateways
