"""The simulated cloud: its state, and what happens in it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from . import notices
from .behaviour import answer
from .errors import Refusal
from .faults import requests
from .faults.fault import Fault, Faults, Place
from .frames import BEIJING, DeviceFrames, event_content
from .logins import Logins
from .rights import Rights
from .state import (
    DEFAULT_ROOM,
    Clip,
    Device,
    EventRecord,
    Family,
    Home,
    Message,
    ShareToken,
    User,
    new_id,
    now_ms,
    now_s,
)

APP_KEY = "demo-app-key"
APP_SECRET = "demo-app-secret"  # noqa: S105


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many of a thing there may be."""

    devices_of_family: int = 500
    automations_of_family: int = 200
    devices_shared_with_user: int = 100
    users_of_device: int = 50
    letters_of_name: int = 100


@dataclass
class Cloud:
    """A cloud for one home, in which nothing moves by itself.

    What devices report is told to `on_report`.
    """

    home: Home
    logins: Logins = field(init=False)
    rights: Rights = field(init=False)
    calls: Counter[str] = field(default_factory=Counter)
    faults: Faults = field(default_factory=Faults)
    without_music: set[str] = field(default_factory=set)
    denied_products: set[str] = field(default_factory=set)
    invitations: dict[str, str] = field(default_factory=dict)
    bind_tokens: dict[str, int] = field(default_factory=dict)
    brought_tokens: dict[str, str] = field(default_factory=dict)
    share_tokens: dict[str, ShareToken] = field(default_factory=dict)
    firmware_seconds: float = 6
    firmware_bytes: int = 9000
    limits: Limits = field(default_factory=Limits)
    sockets: set[Any] = field(default_factory=set)
    opened_sockets: int = 0
    origin: str = ""
    time_zone: tzinfo = BEIJING
    trace_seconds: float = 120
    reply_seconds: float = 0.05
    on_report: Callable[[Device, Collection[str]], None] = lambda *_: None
    received: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _last_moment: int = field(default_factory=now_ms)

    def __post_init__(self) -> None:
        """Know the users of the home, and what they may."""
        self.logins = Logins(users=self.home.users)
        self.rights = Rights(home=self.home)

    @property
    def devices(self) -> dict[str, Device]:
        """Return the devices by id."""
        return self.home.devices

    # what happens in the home ------------------------------------------------

    def stop(self) -> None:
        """Stop everything that runs."""
        for task in self._tasks:
            task.cancel()

    def spawn(self, coroutine: Any) -> None:
        """Run something in the background."""
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def moment(self) -> int:
        """Return the time in ms; no two things happen at the same."""
        self._last_moment = max(self._last_moment + 1, now_ms())
        return self._last_moment

    def report(
        self, device_id: str, values: Mapping[str, Any], made_at: int = 0
    ) -> None:
        """Have a device report values; automations may follow.

        Parameters: the device, its values, when they were measured if not now, in ms.
        """
        device = self.devices[device_id]
        changed = {each for each in values if device.values.get(each) != values[each]}
        moment = self.moment()
        device.record(values, made_at or moment)
        self.push(DeviceFrames(device_id).report(values, moment))
        self.on_report(device, changed)

    def set_online(self, device_id: str, *, online: bool) -> None:
        """Connect or disconnect a device; a change becomes a message."""
        device = self.devices[device_id]
        if device.online != online:
            for user in self.rights.users_of(device):
                self.tell(notices.device_status(user, device, online))
        device.online = online
        self.push(DeviceFrames(device_id).status("Online" if online else "Offline"))

    def post_event(
        self, device_id: str, event_id: str, parameters: Mapping[str, Any]
    ) -> None:
        """Have a device post an event; alerts and faults become messages."""
        record = self._record_event(device_id, event_id, parameters)
        frames = DeviceFrames(device_id)
        self.push(frames.event(event_id, record.kind, parameters, self.moment()))

    def post_events(
        self, device_id: str, events: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> None:
        """Have a device post events in a list, as those with Tencent's Python SDK."""
        listed = []
        for event_id, parameters in events:
            record = self._record_event(device_id, event_id, parameters)
            listed.append(
                event_content(event_id, record.kind, parameters, self.moment())
            )
        self.push(DeviceFrames(device_id).events(listed))

    def _record_event(
        self, device_id: str, event_id: str, parameters: Mapping[str, Any]
    ) -> EventRecord:
        device = self.devices[device_id]
        kind = device.product.event_kind(event_id)
        record = EventRecord(
            event_id=event_id, kind=kind, parameters=parameters, moment=now_s()
        )
        device.events.append(record)
        if kind != "info":
            for user in self.rights.users_of(device):
                self.tell(notices.device_alarm(user, device, record))
        return record

    def record_clip(self, device_id: str, event_id: str, seconds: int) -> None:
        """Have a camera record something that ends now."""
        clip = Clip(event_id=event_id, start_time=now_s() - seconds, seconds=seconds)
        self.devices[device_id].clips.append(clip)
        self.post_event(device_id, event_id, {})

    def tell(self, message: Message) -> None:
        """Put a message into its receiver's list."""
        self.home.messages.append(message)

    def bind(self, device: Device) -> None:
        """Bind a device, as a user does in the vendor's app."""
        self.home.products.setdefault(device.product.product_id, device.product)
        self.home.unbound.pop(device.device_id, None)
        self.devices[device.device_id] = device
        self._push_to_users(device, DeviceFrames(device.device_id).status("Bind"))
        self.push_gateway_change(device, "bind")

    def unbind(self, device_id: str) -> None:
        """Unbind a device and what stands behind it; somebody may bind them again."""
        device = self.devices[device_id]
        for behind in [*self.devices.values()]:
            if behind.gateway_id == device_id:
                self.unbind(behind.device_id)
        for timer in [*self.home.timers.values()]:
            if timer.device_id == device_id:
                del self.home.timers[timer.timer_id]
        self._push_to_users(device, DeviceFrames(device_id).status("Unbind"))
        self.push_gateway_change(device, "unbind")
        del self.devices[device_id]
        self.home.unbound[device_id] = device
        device.family_id, device.room_id, device.owner = "", DEFAULT_ROOM, ""
        device.shared_with.clear()

    def connect(self, device_id: str, bind_token: str) -> None:
        """Have a new device connect with the token that a user gave it."""
        self.home.unbound[device_id].online = True
        self.brought_tokens[bind_token] = device_id

    def share(self, device: Device, guest: User) -> None:
        """Let somebody use a device."""
        device.shared_with[guest.user_id] = now_s()
        self._push_to(guest, DeviceFrames(device.device_id).status("Bind"))

    def unshare(self, device: Device, guest: User) -> None:
        """Stop letting somebody use a device."""
        del device.shared_with[guest.user_id]
        self._push_to(guest, DeviceFrames(device.device_id).status("Unbind"))

    def invite(self, family: Family) -> str:
        """Return a token with which somebody can join a family."""
        token = new_id()
        self.invitations[token] = family.family_id
        return token

    def dissolve(self, family: Family) -> None:
        """Remove a family with all that belongs to it."""
        family_id = family.family_id
        for device in [*self.devices.values()]:
            if device.family_id == family_id and device.device_id in self.devices:
                self.unbind(device.device_id)
        for routines in (self.home.scenes, self.home.automations):
            for key, each in [*routines.items()]:
                if each.family_id == family_id:
                    del routines[key]
        del self.home.families[family_id]

    def control(self, device: Device, values: Mapping[str, Any]) -> None:
        """Send values to a device, which takes them over and reports them.

        A Bluetooth device hears nothing by itself: a phone beside it has to carry them.
        """
        if not device.online:
            raise Refusal("FailedOperation.DeviceOffline")
        self.received.append((device.device_id, dict(values)))
        self.push(DeviceFrames(device.device_id).control(values))
        if device.product.net_type == "ble":
            return
        asyncio.get_running_loop().call_soon(self._echo, device.device_id, dict(values))

    def _echo(self, device_id: str, values: Mapping[str, Any]) -> None:
        if device_id not in self.devices:
            return
        told = answer(self.devices[device_id], values)
        echo = self.faults.strike(Place.ECHO, device_id=device_id)
        for reported in echo(told) if echo else [told]:
            self.report(device_id, reported)

    # pushing -----------------------------------------------------------------

    def push(self, frame: Mapping[str, Any]) -> None:
        """Send a frame to everybody who has registered its device."""
        device_id = frame["params"]["DeviceId"]
        self._push(frame, lambda socket: socket.listens_to(device_id))

    def push_raw(self, device_id: str, frame: object) -> None:
        """Send anything, also nonsense, to everybody who has registered a device."""
        self._send(frame, lambda socket: socket.listens_to(device_id))

    def _push(self, frame: Mapping[str, Any], hears: Callable[[Any], bool]) -> None:
        """Send a frame to the sockets that hear it, unless that goes wrong."""
        device_id = frame["params"]["DeviceId"]
        change = self.faults.strike(Place.PUSH, device_id=device_id)
        for seconds, changed in change(frame) if change else [(0, frame)]:
            if seconds:
                self.spawn(self._send_after(seconds, changed, hears))
            else:
                self._send(changed, hears)

    async def _send_after(
        self, seconds: float, frame: object, hears: Callable[[Any], bool]
    ) -> None:
        await asyncio.sleep(seconds)
        self._send(frame, hears)

    def _send(self, frame: object, hears: Callable[[Any], bool]) -> None:
        for socket in filter(hears, self.sockets):
            self.spawn(socket.send(frame))

    def _push_to_users(self, device: Device, frame: Mapping[str, Any]) -> None:
        """Send to the sockets of those who may see a device, registered or not."""
        for user in self.rights.users_of(device):
            self._push_to(user, frame)

    def _push_to(self, user: User, frame: Mapping[str, Any]) -> None:
        """Send to the sockets of one user."""
        self._push(frame, lambda socket: socket.user is user)

    def push_gateway_change(self, device: Device, change: str) -> None:
        """Tell that a gateway has a sub-device more or less."""
        if gateway := self.devices.get(device.gateway_id):
            frame = DeviceFrames(gateway.device_id).gateway(change, [device.device_id])
            self._push_to_users(gateway, frame)

    def drop_sockets(self) -> None:
        """Cut all WebSockets."""
        for socket in set(self.sockets):
            self.spawn(socket.close())

    def freeze_sockets(self) -> None:
        """Leave all WebSockets half open: they take everything and answer nothing."""
        self.faults.add(Fault(place=Place.LINE, effect=lambda: None))

    def thaw_sockets(self) -> None:
        """Let the WebSockets answer again."""
        self.faults.end(Place.LINE)

    @property
    def frozen(self) -> bool:
        """Return whether nothing passes the WebSockets."""
        return self.faults.strike(Place.LINE) is not None

    # faults of a test's own --------------------------------------------------

    def fail(
        self, action: str, *, code: str, message: str = "", times: int = 1
    ) -> None:
        """Refuse the next calls of an action."""
        error = Refusal(code, message).as_error("zh")
        self._disturb(action, requests.refuse(error), times)

    def garble(
        self, action: str, body: str, *, times: int = 1, status: int = 200
    ) -> None:
        """Answer the next calls of an action with this text instead."""
        self._disturb(
            action, requests.text(body, status, content_type="text/plain"), times
        )

    def delay(self, action: str, seconds: float, *, times: int = 1) -> None:
        """Answer the next calls of an action late."""
        self._disturb(action, requests.late(seconds), times)

    def alter(self, action: str, change: Callable[[Any], object]) -> None:
        """Answer an action with what a function makes of the answer, till `mend`.

        Over the WebSocket the actions are "ws:ActivePush" and "ws:YunApi".
        """
        self.faults.end(Place.CONTENT, action)
        self.faults.add(Fault(place=Place.CONTENT, effect=change, action=action))

    def mend(self) -> None:
        """Answer everything properly again."""
        self.faults.end()

    def altered(self, action: str, answer: object, device_id: str = "") -> object:
        """Return an answer as it goes out."""
        change = self.faults.strike(Place.CONTENT, action, device_id)
        return change(answer) if change else answer

    def _disturb(self, action: str, effect: requests.Respond, times: int) -> None:
        self.faults.add(
            Fault(place=Place.REQUEST, effect=effect, action=action, times=times)
        )
