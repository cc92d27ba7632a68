"""Who sends the actions, what all groups of them are, and what an answer must hold."""

from collections.abc import Mapping
from typing import Any, Protocol

from ..decoding import Record, inner, text
from ..errors import ConnectionFailed


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


def granted(action: str, answer: Record, *names: str) -> str:
    """Return the one thing that was asked for: a token, an address, who it is.

    Raises ConnectionFailed where the answer lacks it: nobody can use "".
    """
    if found := text(inner(answer), *names):
        return found
    raise ConnectionFailed("InvalidAnswer", f"{action}: no {names[0]} came")
