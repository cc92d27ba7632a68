"""The simulated cloud: its state, and what happens in it."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
import secrets
import time
from typing import Any

from .errors import Refusal, invalid_token
from .frames import DeviceFrames
from .life import live, react
from .state import Device, Family, Home, User, now_ms

APP_KEY = "demo-app-key"
APP_SECRET = "demo-app-secret"  # noqa: S105
TOKEN_SECONDS = 40 * 86_400


@dataclass(kw_only=True)
class Fault:
    """What goes wrong with the next calls of an action."""

    times: int
    code: str = ""
    message: str = ""
    body: str | None = None
    status: int = 200
    seconds: float = 0


@dataclass(kw_only=True)
class Session:
    """A token that was handed out."""

    user: User
    expire_at: int


@dataclass
class Cloud:
    """A cloud for one home. Nothing moves in it by itself before `start`."""

    home: Home
    calls: Counter[str] = field(default_factory=Counter)
    codes: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    denied_products: set[str] = field(default_factory=set)
    firmware_seconds: float = 6
    sockets: set[Any] = field(default_factory=set)
    frozen: bool = False
    received: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def devices(self) -> dict[str, Device]:
        """Return the devices by id."""
        return self.home.devices

    # what happens in the home ------------------------------------------------

    def start(self) -> None:
        """Let the home live: things drift, count and fire."""
        self.spawn(live(self))

    def stop(self) -> None:
        """Stop everything that runs."""
        for task in self._tasks:
            task.cancel()

    def spawn(self, coroutine: Any) -> None:
        """Run something in the background."""
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def report(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Have a device report values."""
        device = self.devices[device_id]
        moment = now_ms()
        device.values |= values
        device.updated |= dict.fromkeys(values, moment)
        self.push(DeviceFrames(device_id).report(values, moment))

    def set_online(self, device_id: str, online: bool) -> None:
        """Connect or disconnect a device."""
        self.devices[device_id].online = online
        self.push(DeviceFrames(device_id).status("Online" if online else "Offline"))

    def post_event(
        self, device_id: str, event_id: str, parameters: Mapping[str, Any]
    ) -> None:
        """Have a device post an event."""
        self.push(DeviceFrames(device_id).event(event_id, parameters, now_ms()))

    def bind(self, device: Device) -> None:
        """Bind a device, as a user does in the vendor's app."""
        self.home.products.setdefault(device.product.product_id, device.product)
        self.devices[device.device_id] = device
        self._push_to_user(device, "Bind")

    def unbind(self, device_id: str) -> None:
        """Unbind a device."""
        self._push_to_user(self.devices[device_id], "Unbind")
        del self.devices[device_id]

    def control(self, device: Device, values: Mapping[str, Any]) -> None:
        """Send values to a device, which takes them over and reports them."""
        if not device.online:
            raise Refusal("FailedOperation.DeviceOffline", "设备不在线")
        self.received.append((device.device_id, dict(values)))
        self.push(DeviceFrames(device.device_id).control(values))
        asyncio.get_running_loop().call_soon(self._echo, device.device_id, dict(values))

    def _echo(self, device_id: str, values: Mapping[str, Any]) -> None:
        if device_id in self.devices:
            self.report(device_id, react(self.devices[device_id], values))

    # pushing -----------------------------------------------------------------

    def push(self, frame: Mapping[str, Any]) -> None:
        """Send a frame to everybody who has registered its device."""
        self.push_raw(frame["params"]["DeviceId"], frame)

    def push_raw(self, device_id: str, frame: object) -> None:
        """Send anything, also nonsense, to everybody who has registered a device."""
        for socket in self.sockets:
            if device_id in socket.device_ids and not self.frozen:
                self.spawn(socket.send(frame))

    def _push_to_user(self, device: Device, change: str) -> None:
        """Tell the sockets of those who may see a device, registered or not."""
        frame = DeviceFrames(device.device_id).status(change)
        for socket in self.sockets:
            if socket.user and self.may_see(socket.user, device):
                self.spawn(socket.send(frame))

    def drop_sockets(self) -> None:
        """Cut all WebSockets."""
        for socket in set(self.sockets):
            self.spawn(socket.close())

    def freeze_sockets(self) -> None:
        """Leave all WebSockets half open: they take everything and answer nothing."""
        self.frozen = True

    def thaw_sockets(self) -> None:
        """Let the WebSockets answer again."""
        self.frozen = False

    # faults ------------------------------------------------------------------

    def fail(
        self, action: str, *, code: str, message: str = "", times: int = 1
    ) -> None:
        """Refuse the next calls of an action."""
        self._add_fault(action, Fault(times=times, code=code, message=message))

    def garble(
        self, action: str, body: str, *, times: int = 1, status: int = 200
    ) -> None:
        """Answer the next calls of an action with this text instead."""
        self._add_fault(action, Fault(times=times, body=body, status=status))

    def delay(self, action: str, seconds: float, *, times: int = 1) -> None:
        """Answer the next calls of an action late."""
        self._add_fault(action, Fault(times=times, seconds=seconds))

    def next_fault(self, action: str) -> Fault | None:
        """Take one fault of an action off the queue."""
        queue = self.faults.get(action)
        if not queue:
            return None
        fault = queue[0]
        fault.times -= 1
        if not fault.times:
            queue.popleft()
        return fault

    def _add_fault(self, action: str, fault: Fault) -> None:
        self.faults.setdefault(action, deque()).append(fault)

    # users -------------------------------------------------------------------

    def log_in(self, user: User) -> tuple[str, int]:
        """Return a token for a user and when it ends."""
        token = secrets.token_hex(16)
        expire_at = int(time.time()) + TOKEN_SECONDS
        self.sessions[token] = Session(user=user, expire_at=expire_at)
        return token, expire_at

    def expire_tokens(self) -> None:
        """Forget all tokens."""
        self.sessions.clear()

    def user_of(self, token: object) -> User:
        """Return whose token it is."""
        session = self.sessions.get(str(token))
        if session is None or session.expire_at < time.time():
            raise invalid_token()
        return session.user

    def find_user(self, matches: Callable[[User], bool]) -> User:
        """Return the user who matches."""
        for user in self.home.users:
            if matches(user):
                return user
        raise Refusal("InvalidParameterValue.ErrorUserNotExists", "用户不存在")

    # rights ------------------------------------------------------------------

    def family(self, user: User, family_id: object) -> Family:
        """Return a family of a user."""
        family = self.home.families.get(str(family_id))
        if family is None:
            raise Refusal("ResourceNotFound.StudioFamilyNotExist", "家庭不存在")
        if user.user_id not in family.members:
            raise Refusal("UnauthorizedOperation.NoPermissionToFamily", "没有家庭权限")
        return family

    def device(self, user: User, device_id: str) -> Device:
        """Return a device that a user may see."""
        device = self.devices.get(device_id)
        if device is None or not self.may_see(user, device):
            raise Refusal("ResourceNotFound.DeviceNotExist", "设备不存在")
        return device

    def may_see(self, user: User, device: Device) -> bool:
        """Return whether a device is in a family of the user, or shared."""
        family = self.home.families.get(device.family_id)
        in_family = family is not None and user.user_id in family.members
        return in_family or user.user_id in device.shared_with
