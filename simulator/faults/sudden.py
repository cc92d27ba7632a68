"""What happens at once, and is not undone by mending."""

from collections.abc import Callable
import copy
from typing import Any

from ..cloud import Cloud
from ..state import DEFAULT_ROOM, Device, Timer

type Happen = Callable[[Cloud, str], None]

OVERSIZED = 32 * 2**20


def expire_tokens(cloud: Cloud, _device_id: str) -> None:
    """End the tokens; whoever logs in gets a new one."""
    cloud.logins.end_tokens()


def end_logins(cloud: Cloud, _device_id: str) -> None:
    """End tokens and passwords."""
    cloud.logins.end_passwords()


def log_in_elsewhere(cloud: Cloud, _device_id: str) -> None:
    """Give somebody else a token, which ends those of the others."""
    cloud.logins.end_tokens()
    cloud.logins.log_in(cloud.home.users[0])


def drop_sockets(cloud: Cloud, _device_id: str) -> None:
    """Cut the sockets."""
    cloud.drop_sockets()


def send(frame: object) -> Happen:
    """Return what sends anything over all sockets."""

    def happen(cloud: Cloud, _device_id: str) -> None:
        for socket in cloud.sockets:
            cloud.spawn(socket.send(frame))

    return happen


def forget(cloud: Cloud, device_id: str) -> None:
    """Lose a device without a word."""
    del cloud.devices[device_id]


def unbind(cloud: Cloud, device_id: str) -> None:
    """Unbind a device."""
    cloud.unbind(device_id)


def add(cloud: Cloud, device_id: str) -> None:
    """Bind another device of the same kind, in the same room."""
    device = _twin(cloud.devices[device_id])
    device.device_name += "_new"
    device.alias_name += " 2"
    cloud.bind(device)


def rename(cloud: Cloud, device_id: str) -> None:
    """Give a device another name."""
    cloud.devices[device_id].alias_name += " 2"


def move(cloud: Cloud, device_id: str) -> None:
    """Move a device to another family, or out of its room where there is no other."""
    device = cloud.devices[device_id]
    others = [each for each in cloud.home.families if each != device.family_id]
    device.family_id = next(iter(others), device.family_id)
    device.room_id = DEFAULT_ROOM


def bind_again(cloud: Cloud, device_id: str) -> None:
    """Unbind a device and bind it again where it was."""
    device = _twin(cloud.devices[device_id])
    cloud.unbind(device_id)
    cloud.bind(device)


def change_model(cloud: Cloud, device_id: str) -> None:
    """Publish the device's product with one more property."""
    product = cloud.devices[device_id].product
    more = {
        "id": "new_level",
        "name": "新等级",
        "mode": "rw",
        "define": {"type": "int", "min": "0", "max": "9", "step": "1", "unit": ""},
    }
    template: Any = product.data_template
    template["properties"].append(more)
    product.update_time += 1


def shrink_model(cloud: Cloud, device_id: str) -> None:
    """Publish the device's product without its last property."""
    product = cloud.devices[device_id].product
    template: Any = product.data_template
    del template["properties"][-1:]
    product.update_time += 1


def delete_scenes(cloud: Cloud, _device_id: str) -> None:
    """Delete all scenes."""
    cloud.home.scenes.clear()


def rename_scenes(cloud: Cloud, _device_id: str) -> None:
    """Give all scenes other names."""
    for scene in cloud.home.scenes.values():
        scene.name += " 2"


def delete_timers(cloud: Cloud, device_id: str) -> None:
    """Delete the timers of a device."""
    for timer in _timers(cloud, device_id):
        del cloud.home.timers[timer.timer_id]


def change_timers(cloud: Cloud, device_id: str) -> None:
    """Give the timers of a device other names."""
    for timer in _timers(cloud, device_id):
        timer.settings["TimerName"] += " 2"


def _timers(cloud: Cloud, device_id: str) -> list[Timer]:
    timers = cloud.home.timers.values()
    return [each for each in timers if each.device_id == device_id]


def _twin(device: Device) -> Device:
    twin = copy.copy(device)
    twin.values, twin.updated = dict(device.values), dict(device.updated)
    twin.shared_with = dict(device.shared_with)
    return twin
