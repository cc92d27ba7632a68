"""A fault of the cloud, and those that have begun."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
import math
import time
from typing import Any

type Effect = Callable[..., Any]


class Place(StrEnum):
    """Where a fault strikes, and what its effect is called with there.

    A request: the request and what gives the proper answer; returns the response.
    Content: the proper answer as JSON; returns what goes out instead.
    A frame: nothing, where one comes over the socket; returns seconds until it is
    served, None for never.
    A tunnel: nothing, where an action comes over the socket; returns the response.
    A line: nothing; nothing passes the socket in either direction.
    An opening: nothing; nobody can connect a socket.
    A push: the frame; returns frames with the seconds to wait before each.
    An echo: the values that a device was told; returns what it reports, one by one.
    """

    REQUEST = "request"
    CONTENT = "content"
    FRAME = "frame"
    TUNNEL = "tunnel"
    LINE = "line"
    OPENING = "opening"
    PUSH = "push"
    ECHO = "echo"


@dataclass(kw_only=True)
class Fault:
    """What goes wrong; with every action and device, unless they are named."""

    place: Place
    effect: Effect
    name: str = ""
    action: str = ""
    device_id: str = ""
    times: float = math.inf
    end: float = math.inf

    def fits(self, place: Place, action: str, device_id: str) -> bool:
        """Return whether the fault strikes here."""
        return (
            self.place is place
            and self.action in {"", action}
            and self.device_id in {"", device_id}
            and self.times > 0
            and time.monotonic() < self.end
        )


class Faults:
    """The faults of a cloud, the oldest first."""

    def __init__(self) -> None:
        """Start with a cloud that works."""
        self.begun: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let something go wrong from now on."""
        self.begun.append(fault)

    def strike(
        self, place: Place, action: str = "", device_id: str = ""
    ) -> Effect | None:
        """Return what goes wrong here now, which counts as once."""
        for fault in self.begun:
            if fault.fits(place, action, device_id):
                fault.times -= 1
                return fault.effect
        return None

    def end(self, place: Place | None = None, action: str = "") -> None:
        """End all faults, or those of one place and action."""
        self.begun = [
            fault
            for fault in self.begun
            if place and (fault.place is not place or fault.action != action)
        ]
