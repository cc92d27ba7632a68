"""Who sends the actions, and what all groups of them are."""

from collections.abc import Mapping
from typing import Any, Protocol


class Caller(Protocol):
    """Sends an action and returns what the cloud answers; all raise CloudError."""

    async def call(
        self, action: str, parameters: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the answer to an action of tokenapi."""

    async def call_signed(
        self, action: str, parameters: Mapping[str, Any], path: str = "appapi"
    ) -> dict[str, Any]:
        """Return the answer to an action that the application signs."""


class ActionGroup:
    """A group of actions of the cloud."""

    def __init__(self, caller: Caller) -> None:
        """Send through a caller."""
        self._caller = caller
