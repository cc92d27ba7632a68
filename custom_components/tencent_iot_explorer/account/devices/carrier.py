"""What reaches a device in place of the cloud."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol


class Carrier(Protocol):
    """Reaches a device in place of the cloud; raises CloudError."""

    async def control(self, values: Mapping[str, Any]) -> None:
        """Set properties, and tell the cloud of them."""

    async def call_action(self, payload: Mapping[str, Any]) -> None:
        """Carry out an action that the cloud pushed, and send its reply."""

    async def release(self, forget: Callable[[], Awaitable[None]]) -> None:
        """Have the device forget its home, once the cloud has forgotten the device."""

    async def update_firmware(self, on_percent: Callable[[int], None]) -> None:
        """Bring the device the firmware that the cloud offers; tell how far it is."""

    def describe(self) -> Mapping[str, Any]:
        """Return what diagnostics tell of the way to the device."""
