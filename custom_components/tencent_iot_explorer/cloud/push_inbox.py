"""What the push connection has read and not handed on yet."""

from collections.abc import Collection, Iterable
import logging

from .capitals import Capitals
from .decoding import Record
from .push_changes import ChangeKind, DeviceChange
from .push_frames import read_changes
from .push_repeats import Repeats

LOGGER = logging.getLogger(__name__)


class Inbox:
    """Changes in their order, each of them once.

    `load` tells how many frames and values have come since it was emptied.
    """

    def __init__(self) -> None:
        """Begin with nothing, and with no device to count the starts of."""
        self.load = 0
        self._changes: list[DeviceChange] = []
        self._repeats = Repeats()
        self._starts: dict[str, int] = {}
        self._capitals = Capitals(())

    def follow(self, device_ids: Collection[str]) -> None:
        """Count how often these devices come online, and no others."""
        self._starts = {each: self._starts.get(each, 0) for each in device_ids}
        self._capitals = Capitals(device_ids)

    def take(self, frame: Record) -> None:
        """Take over the changes in a frame. Raises BrokenFrame."""
        changes = read_changes(frame, self._starts)
        if not changes:
            LOGGER.debug("Ignored a push message of another kind")
            return
        first = changes[0]
        if first.device_id not in self._starts:
            self._recognise(changes)
        if first.kind is ChangeKind.ONLINE:
            self._note_start(first.device_id)
        elif first.kind is ChangeKind.EVENT and self._repeats.note(first):
            LOGGER.debug("Ignored an event that was delivered again")
            return
        self._changes += changes
        self.load += len(first.payload)

    def empty(self) -> list[DeviceChange]:
        """Return what is to be handed on, and begin anew."""
        changes, self._changes, self.load = self._changes, [], 0
        return changes

    def _recognise(self, changes: Iterable[DeviceChange]) -> None:
        """Name the device as it is known, whatever capitals the cloud uses."""
        for each in changes:
            each.device_id = self._capitals.of(each.device_id)

    def _note_start(self, device_id: str) -> None:
        if device_id in self._starts:
            self._starts[device_id] += 1
