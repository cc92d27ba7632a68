"""Which devices may have changed without a push that tells it."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import inf
from operator import attrgetter
from time import monotonic

from ...cloud import Push
from ..devices.device import Device
from ..devices.devices import Devices
from ..polling.statuses import StatusCoordinator

# After so long without pushes, everything may have changed.
AWAY_SECONDS = 300
# A push may be lost without a trace: devices not read for so long are read again.
LONGEST_UNREAD_SECONDS = 900
MOST_READ_AGAIN = 2


class Outdated:
    """Decides what may be outdated, by what was pushed, polled and read."""

    def __init__(
        self, devices: Devices, statuses: StatusCoordinator, push: Push
    ) -> None:
        """Begin without a connection."""
        self._devices = devices
        self._statuses = statuses
        self._push = push
        self._lost_at = monotonic()
        self._left_out: frozenset[str] = frozenset()

    def note_loss(self) -> None:
        """Note that no pushes come from now on."""
        self._lost_at = monotonic()

    def may_be(self, device: Device) -> bool:
        """Return whether a device may have changed unnoticed."""
        if not (device.loaded and device.in_touch):
            return not device.loaded
        if self._push.connected:
            heard_since = self._push.heard_since.get(device.device_id, inf)
            return device.read_at < max(heard_since, device.back_at)
        return monotonic() - self._lost_at >= AWAY_SECONDS

    def among(self, devices: Iterable[Device]) -> list[Device]:
        """Return the devices that may have changed unnoticed and can be read."""
        return [each for each in devices if each.in_touch and self.may_be(each)]

    def longest_unread(self) -> Sequence[Device]:
        """Return a few devices that were read long ago: a push may have been lost.

        One that cannot be read is tried in its turn.
        """
        long_ago = monotonic() - LONGEST_UNREAD_SECONDS
        unread = (
            each
            for each in self._devices.values()
            if each.in_touch and each.read_at < long_ago
        )
        return nsmallest(MOST_READ_AGAIN, unread, key=attrgetter("tried_at"))

    def lacks_statuses(self) -> bool:
        """Return whether the last poll failed, or has left out a device for the first time."""
        if not self._statuses.last_update_success:
            return True
        before, told = self._left_out, self._statuses.data.keys()
        self._left_out = frozenset(self._devices.listed_ids) - told
        return not self._left_out <= before
