"""What imports remember across restarts: orders, and hours that are settled.

An hour is settled that the cloud had nothing for, or that an outage covers and was
mended. It is looked at again a day later, since devices report late at times.
"""

from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
import time
from typing import Any, Final, TypedDict

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..cloud import UNREADABLE
from ..const import DOMAIN, LOGGER
from .spans import Span, hours_of, spans_of

STORAGE_VERSION: Final = 1
SAVE_SECONDS: Final = 30.0
DAY: Final = 24 * 3600


@dataclass(frozen=True, kw_only=True)
class Order:
    """What somebody wants to have imported; without properties all of them."""

    device_ids: tuple[str, ...]
    property_ids: tuple[str, ...]
    span: Span


class Settled(TypedDict):
    """Since when hours of a sensor are settled, and which."""

    at: float
    spans: list[Span]


class Stored(TypedDict):
    """The file."""

    orders: list[dict[str, Any]]
    settled: dict[str, Settled]


class ImportMemory:
    """The file of an account's imports."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Remember nothing yet."""
        self.orders: list[Order] = []
        self._settled: dict[str, Settled] = {}
        self._is_saved_soon = False
        self._store = import_store(hass, entry_id)

    async def async_load(self) -> None:
        """Read the file, unless another version wrote it in another way."""
        stored = await self._store.async_load() or Stored(orders=[], settled={})
        try:
            self.orders = [_order(each) for each in stored["orders"]]
            self._settled = {
                key: Settled(
                    at=float(each["at"]), spans=[Span(*span) for span in each["spans"]]
                )
                for key, each in stored["settled"].items()
            }
        except UNREADABLE as error:
            LOGGER.warning("What was left to be imported cannot be read: %r", error)

    async def async_begin(self, order: Order) -> None:
        """Remember an order until it is carried out."""
        self.orders.append(order)
        await self.async_save()

    async def async_end(self, order: Order) -> None:
        """Forget an order."""
        self.orders.remove(order)
        await self.async_save()

    def settled(self, key: str) -> AbstractSet[int]:
        """Return the hours of a sensor that need no look today."""
        found = self._settled.get(key)
        if found is None or time.time() - found["at"] > DAY:
            return frozenset()
        return {hour for span in found["spans"] for hour in hours_of(span)}

    def settle(self, key: str, hours: AbstractSet[int]) -> None:
        """Remember hours of a sensor in addition to those that are settled already."""
        if hours:
            spans = list(spans_of(hours | self.settled(key)))
            self._settled[key] = Settled(at=time.time(), spans=spans)
            # Asked again, Home Assistant would put it off by as much, without an end.
            if not self._is_saved_soon:
                self._is_saved_soon = True
                self._store.async_delay_save(self._to_store, SAVE_SECONDS)

    async def async_save(self) -> None:
        """Write the file now: nothing is written later that somebody else has replaced."""
        await self._store.async_save(self._to_store())

    def _to_store(self) -> Stored:
        self._is_saved_soon = False
        return Stored(
            orders=[asdict(each) for each in self.orders], settled=self._settled
        )


def import_store(hass: HomeAssistant, entry_id: str) -> Store[Stored]:
    """Return the file of a config entry's imports."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}.{entry_id}.history")


def _order(stored: dict[str, Any]) -> Order:
    """Return an order as it was."""
    return Order(
        device_ids=tuple(stored["device_ids"]),
        property_ids=tuple(stored["property_ids"]),
        span=Span(*stored["span"]),
    )
