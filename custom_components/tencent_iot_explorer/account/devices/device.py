"""A live device: its identity, its values, and whether it is available."""

from collections.abc import (
    Awaitable,
    Callable,
    Collection,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from math import inf
from time import monotonic
from typing import Any

from ...cloud import (
    ChangeKind,
    CloudError,
    DeviceChange,
    DeviceRecord,
    PropertyValue,
    Repeats,
)
from ...const import LOGGER
from ...thing import as_meant, is_null, merge_struct
from ..errors import AccountUnloaded
from ..products.product_model import ProductModel
from .listeners import Listener, Listeners, tell_each
from .outbox import Outbox
from .pending import UNKNOWN, PendingWrites
from .recency import SLOWEST_DELIVERY_MILLISECONDS, Recency

type EventListener = Callable[[Mapping[str, Any]], None]
type ReportListener = Callable[[Report], None]
type Control = Callable[[str, Mapping[str, Any]], Awaitable[None]]
type Ask = Callable[[Device], None]

ANY_EVENT = "*"
AVAILABILITY = ":availability"  # as a subject beside property ids
# No product has so many. A device may report ever new ones that its thing model lacks.
MOST_PROPERTIES = 1000


@dataclass(frozen=True, kw_only=True)
class Report:
    """Which properties a device has told in one message, and which of them changed."""

    reported: AbstractSet[str]
    changed: AbstractSet[str]


class Device:
    """A device of the account: what it reports comes in, what it is told goes out."""

    __slots__ = (
        "_announced",
        "_connection_told_at",
        "_event_listeners",
        "_impossible",
        "_listeners",
        "_outbox",
        "_pending",
        "_readings",
        "_recency",
        "_repeats",
        "_report_listeners",
        "_status_at",
        "available",
        "awaits_room",
        "back_at",
        "heard",
        "loaded",
        "lost",
        "online",
        "product",
        "reachable",
        "read_at",
        "record",
        "tried_at",
        "values",
    )

    def __init__(
        self, record: DeviceRecord, product: ProductModel, control: Control, ask: Ask
    ) -> None:
        """Start without values: unavailable until status and data have arrived.

        Parameters: sends it a command; reads it once more, and settles what it has not
        confirmed.
        """
        self.record = record
        self.product = product
        self.values: dict[str, Any] = {}
        self.online = product.is_bluetooth_only
        self.lost = False
        self.heard: bool | None = None
        self.loaded = False
        self.read_at = 0.0
        self.tried_at = 0.0
        self.back_at = 0.0
        self.reachable = True
        self.available = False
        self.awaits_room = False
        self._announced = self._circumstances()
        self._pending = PendingWrites(self._show, partial(ask, self))
        self._outbox = Outbox(
            partial(control, record.device_id),
            accepted=self._pending.await_echo,
            refused=self._pending.settle,
        )
        self._recency = Recency()
        self._readings: dict[object, set[str]] = {}
        self._repeats = Repeats()
        self._status_at = 0.0
        self._connection_told_at = 0
        self._impossible: set[str] = set()
        self._listeners = Listeners[Listener]()
        self._event_listeners = Listeners[EventListener]()
        self._report_listeners = Listeners[ReportListener]()

    @property
    def device_id(self) -> str:
        """Return the cloud's id, ProductId/DeviceName."""
        return self.record.device_id

    @property
    def in_touch(self) -> bool:
        """Return whether it is online, or asleep and not lost."""
        return self.online or (self.product.plan.sleeps and not self.lost)

    @property
    def name(self) -> str:
        """Return the user's name of the device, or the product's."""
        return self.record.alias_name or self.product.name or self.record.device_name

    def learn(self, product: ProductModel) -> int:
        """Take over what has become known of the product; values stay as they are.

        Returns how many were told.
        """
        self.product = product
        if product.is_bluetooth_only:
            self.online = self.heard is not False
        return self._update_availability()

    def listen(self, property_ids: Collection[str], listener: Listener) -> None:
        """Call the listener when one of the properties or the availability changes."""
        for subject in (AVAILABILITY, *property_ids):
            self._listeners.add(subject, listener)

    def unlisten(self, property_ids: Collection[str], listener: Listener) -> None:
        """Stop calling the listener."""
        for subject in (AVAILABILITY, *property_ids):
            self._listeners.remove(subject, listener)

    def listen_event(
        self, event_id: str, listener: EventListener
    ) -> Callable[[], None]:
        """Call the listener with the parameters of each such event, or of ANY_EVENT."""
        return self._event_listeners.add(event_id, listener)

    def listen_report(
        self, property_id: str, listener: ReportListener
    ) -> Callable[[], None]:
        """Call the listener at each report of a property, changed or not.

        The first report of a property only tells how it is, and does not count.
        """
        return self._report_listeners.add(property_id, listener)

    def apply_report(self, report: Mapping[str, Any], timestamp: int) -> None:
        """Merge what the device reported at a time in ms, and tell of it at once."""
        tell_each(self.take_report(self.report(report, timestamp)))

    def report(self, values: Mapping[str, Any], timestamp: int) -> DeviceChange:
        """Return what the device told us itself, at a time in ms, as the cloud pushes it."""
        return DeviceChange(self.device_id, ChangeKind.REPORT, values, timestamp)

    def take_report(self, change: DeviceChange) -> Collection[Listener]:
        """Merge what the device reported; return the listeners to call, in order.

        Triggers ignore changes from unavailable, so a device that reports is shown as
        it was known before first.
        """
        timestamp, precision = change.timestamp, change.precision
        self.take_sign_of_life(timestamp, precision)
        report = self._known(change.payload)
        late = self._recency.take(report, timestamp, precision, change.pushed_at)
        known = self._news(report, late, change) if self._report_listeners else ()
        for reading in self._readings.values():
            reading.update(report)
        changed = self._store(
            {each: report[each] for each in report if each not in late}
            if late
            else report
        )
        concerned = self._listeners.concerned(changed)
        if not known:
            return concerned
        news = Report(reported=report.keys(), changed=set(changed))
        heard = self._report_listeners.concerned(known)
        return [*concerned, *(partial(listener, news) for listener in heard)]

    def with_unchanged(
        self, concerned: Collection[Listener], report: Mapping[str, Any]
    ) -> Collection[Listener]:
        """Return the listeners of a report, with those of what it only repeats."""
        return dict.fromkeys([*concerned, *self._listeners.concerned(report)])

    def repeats_all(self, report: Report) -> bool:
        """Return whether a report has all known properties, so that little is new."""
        return len(report.reported) > 1 and report.reported >= self.values.keys()

    def take_sign_of_life(self, timestamp: int, precision: int = 1) -> None:
        """Set a device online that sends something, unless that is from before."""
        if not self.online and not (
            timestamp and self._recency.is_before_offline(timestamp, precision)
        ):
            self.set_online(online=True)

    def _news(
        self, report: Mapping[str, Any], late: Collection[str], change: DeviceChange
    ) -> Sequence[str]:
        """Return the known properties in a report that is neither late nor a repeat."""
        if change.encoded and self._repeats.note(change):
            return ()
        return [
            each
            for each in report
            if each not in late and (self.loaded or each in self.values)
        ]

    @contextmanager
    def reading(self) -> Iterator[Collection[str]]:
        """Collect which properties are reported while the values are read."""
        reading = object()
        self._readings[reading] = reported = set[str]()
        try:
            yield reported
        finally:
            del self._readings[reading]

    def apply_data(
        self, data: Mapping[str, PropertyValue], reported: Collection[str] = ()
    ) -> None:
        """Merge what the cloud remembers of the device (AppGetDeviceData).

        Parameters: values by property id; the properties that were reported while the
        cloud was asked, of which it may not know yet.
        """
        changed = self._store(
            {
                property_id: stored.value
                for property_id, stored in self._known(data).items()
                if stored.value is not None
                and property_id not in reported
                and self._recency.is_news(property_id, stored.last_update)
            }
        )
        self.loaded = True
        self._update_availability()
        tell_each(self._listeners.concerned(changed))

    def take_connection_time(self, pushed_at: int) -> bool:
        """Note when the cloud told of the connection; return whether that is news.

        What is further behind was pushed by another clock. Parameters: when the cloud
        pushed it, in ms, 0 if unknown.
        """
        behind = self._connection_told_at - pushed_at
        if pushed_at and 0 < behind <= SLOWEST_DELIVERY_MILLISECONDS:
            return False
        self._connection_told_at = pushed_at or self._connection_told_at
        return True

    def set_online(
        self, *, online: bool, asked_at: float = inf, lost: bool = False
    ) -> int:
        """Take over what the cloud says of the device's connection.

        It knows nothing of a Bluetooth device, which is online if we hear it. What was
        read before a device came back may be outdated. Parameters: whether it is online;
        when the cloud was asked, by the monotonic clock: what it has pushed since is
        newer; whether it is lost even if it sleeps: not listed, or without its gateway.
        Returns how many were told.
        """
        if asked_at < self._status_at:
            return 0
        self._status_at = monotonic()
        self.lost = lost
        is_trusted = self.product.is_bluetooth_only and self.heard is not False
        was_online, self.online = self.online, online or is_trusted
        if self.online and not was_online:
            self.back_at = self._status_at
        elif was_online and not self.online:
            self._recency.note_offline()
        return self._update_availability()

    def set_heard(self, *, heard: bool) -> None:
        """Take over whether Home Assistant itself can speak with the device."""
        self.heard = heard
        self.set_online(online=heard)

    def set_reachable(self, *, reachable: bool) -> int:
        """Take over whether the cloud can be reached; return how many were told."""
        self.reachable = reachable
        return self._update_availability()

    def fire_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Tell the listeners of an event."""
        for awaited in (event_id, ANY_EVENT):
            listeners = self._event_listeners.get(awaited, ())
            tell_each(partial(listener, parameters) for listener in listeners)

    async def write(self, values: Mapping[str, Any]) -> None:
        """Send values to the device; writes of the same moment travel together.

        The values hold at once, until the device's echo or an error. 8 seconds after
        the cloud's answer it is asked for them. Raises what the cloud client raises.
        """
        if not values:
            return
        self._pending.hold(values, self.values)
        await self._outbox.send(values)

    def close(self, why: Callable[[], CloudError] = AccountUnloaded) -> None:
        """Drop pending and unsent writes, and tell why."""
        self._pending.close()
        self._outbox.close(why)

    def settle(self) -> None:
        """Show what was reported in place of overdue writes."""
        self._pending.settle_overdue()

    def _show(self, values: Mapping[str, Any]) -> None:
        """Set the values that entities see and tell the entities concerned."""
        changed = []
        for property_id, value in values.items():
            if self.values.get(property_id, UNKNOWN) == value:
                continue
            changed.append(property_id)
            if value is UNKNOWN:
                del self.values[property_id]
            else:
                self.values[property_id] = value
        tell_each(self._listeners.concerned(changed))

    def _known[T](self, values: Mapping[str, T]) -> Mapping[str, T]:
        """Return values as the thing model spells them.

        What it lacks is left out once very many are known.
        """
        if values.keys() <= self.product.property_ids:
            return values
        values = self.product.recognised(values)
        if len(self.values) + len(values) <= MOST_PROPERTIES:
            return values
        known = self.values.keys() | self.product.property_ids
        return {each: values[each] for each in values if each in known}

    def _store(self, reported: Mapping[str, Any]) -> list[str]:
        """Store reported values; return the properties that have changed for entities."""
        values, product = self.values, self.product
        changed = []
        for property_id, told in reported.items():
            each = as_meant(told) if type(told) is float else told
            is_struct = property_id in product.structs
            if is_struct and is_null(each):
                continue
            value = merge_struct(values.get(property_id), each) if is_struct else each
            if property_id in self._pending and not self._pending.take_echo(
                property_id, value, each, is_struct=is_struct
            ):
                continue
            if values.get(property_id, UNKNOWN) == value:
                continue
            values[property_id] = value
            changed.append(property_id)
            excludes = product.excluders.get(property_id)
            if excludes and excludes(value):
                self._note_impossible(property_id)
        return changed

    def _note_impossible(self, property_id: str) -> None:
        """Log an impossible value once, without the value: it may be a secret."""
        if property_id not in self._impossible:
            self._impossible.add(property_id)
            LOGGER.warning(
                "%s reports a value for %s that its thing model excludes: it is shown "
                "as unknown",
                self.device_id,
                property_id,
            )

    def _update_availability(self) -> int:
        """Tell the listeners when the connection or its consequence changed.

        Returns how many were told.
        """
        self.available = self.in_touch and self.reachable and self.loaded
        circumstances = self._circumstances()
        if circumstances == self._announced:
            return 0
        self._announced = circumstances
        concerned = self._listeners.get(AVAILABILITY, ())
        tell_each(concerned)
        return len(concerned)

    def _circumstances(self) -> tuple[object, ...]:
        """Return everything that decides what is available."""
        return (self.available, self.online, self.reachable, self.product.missing)
