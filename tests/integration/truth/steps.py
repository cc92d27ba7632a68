"""What may happen in a home, each step by itself."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from simulator import Device
from simulator.faults.fault import Place
from simulator.faults.table import FAULTS
from simulator.frames import DeviceFrames
from simulator.values import some_value

from .world import DAY_SECONDS, World

type Step = Callable[[World], Awaitable[None]]
type Use = tuple[str, Mapping[str, Any]]

PAUSES = (0.0, 0.0, 0.01, 0.5, 1.5, 5, 20, 45, 70, 130, 400)
ACTIONS = (
    "AppControlDeviceData",
    "AppGetDeviceData",
    "AppGetDeviceStatuses",
    "AppGetFamilyDeviceList",
    "AppGetFamilySubDeviceList",
    "AppGetProducts",
    "AppGetSceneList",
    "AppGetTimerList",
    "AppGetToken",
    "AppListUserShareDevices",
)
LISTS = (
    "AppGetAutomationList",
    "AppGetDeviceStatuses",
    "AppGetFamilyDeviceList",
    "AppGetFamilySubDeviceList",
    "AppGetRoomList",
    "AppGetSceneList",
)
REASONS = (
    "FailedOperation",
    "InvalidParameterValue.NoPermission",
    "ResourceNotFound",
    "ServiceUnavailable",
)
STRANGE: Sequence[Mapping[str, Any]] = (
    {"nonsense": 1},
    {"power_switch": [{}]},
    {"brightness": "abc"},
    {},
)
HOME_CHANGES = (
    "device_added",
    "device_bound_again",
    "device_gone",
    "device_moved",
    "device_renamed",
    "device_unbound",
)


async def wait(world: World) -> None:
    """Let some time pass."""
    await asyncio.sleep(world.random.choice(PAUSES))


def _values(world: World, device: Device) -> dict[str, Any]:
    """Return up to three values that a device may have."""
    definitions = device.product.definitions()
    count = world.random.randint(1, min(3, len(definitions)))
    keys = world.random.sample(sorted(definitions), count)
    return {key: some_value(world.random, definitions[key]) for key in keys}


async def report(world: World) -> None:
    """Have a device report."""
    device = world.some_device()
    world.cloud.report(device.device_id, _values(world, device))


async def report_again(world: World) -> None:
    """Deliver a report twice, the second time at once or long after it was made."""
    device = world.some_device()
    values = _values(world, device)
    moment = world.cloud.moment()
    frame = DeviceFrames(device.device_id).report(values, moment)
    device.record(values, moment)
    world.cloud.push(frame)
    seconds = world.random.choice((0, 0, 2, 30))
    world.cloud.spawn(_repeat(world, device, frame, seconds))


async def _repeat(
    world: World, device: Device, frame: Mapping[str, Any], seconds: float
) -> None:
    """Send a frame once more over the sockets that are open now."""
    listening = world.listening(device)
    await asyncio.sleep(seconds)
    for socket in listening & world.listening(device):
        await socket.send(frame)


async def report_strangely(world: World) -> None:
    """Have a device report what its model does not know."""
    device_id = world.some_device().device_id
    world.cloud.report(device_id, world.random.choice(STRANGE))


async def report_in_the_old_form(world: World) -> None:
    """Have a device report without a time of its own."""
    device = world.some_device()
    values = _values(world, device)
    device.record(values, world.cloud.moment())
    world.cloud.push(DeviceFrames(device.device_id).legacy_report(values))


async def post_event(world: World) -> None:
    """Have a device post an event, alone or in a list, known or not."""
    device = world.some_device()
    events = [each["id"] for each in device.product.data_template["events"]]
    event = world.random.choice([*events, "nonsense"])
    if world.random.random() < 0.5:
        world.cloud.post_event(device.device_id, event, {})
    else:
        world.cloud.post_events(device.device_id, [(event, {}), (event, {"a": 1})])


async def connect(world: World) -> None:
    """Have a device come or go."""
    online = world.random.random() < 0.5
    world.cloud.set_online(world.some_device().device_id, online=online)


async def connect_unnoticed(world: World) -> None:
    """Have a device come or go without a push."""
    device = world.some_device()
    device.online = not device.online


async def control_elsewhere(world: World) -> None:
    """Have somebody use the vendor's app."""
    device = world.some_device()
    if device.online:
        world.by_others[device.device_id] += 1
        world.cloud.control(device, _values(world, device))


def _switch(domain: str) -> Callable[[World, Mapping[str, Any]], Use]:
    def choose(world: World, _attributes: Mapping[str, Any]) -> Use:
        return f"{domain}.turn_{world.random.choice(('on', 'off'))}", {}

    return choose


def _light(world: World, _attributes: Mapping[str, Any]) -> Use:
    if world.random.random() < 0.5:
        return "light.turn_off", {}
    return "light.turn_on", {"brightness": world.random.randint(1, 255)}


def _number(world: World, attributes: Mapping[str, Any]) -> Use:
    value = world.random.choice((attributes["min"], attributes["max"]))
    return "number.set_value", {"value": value}


def _select(world: World, attributes: Mapping[str, Any]) -> Use:
    return "select.select_option", {
        "option": world.random.choice(attributes["options"])
    }


def _cover(world: World, _attributes: Mapping[str, Any]) -> Use:
    return f"cover.{world.random.choice(('open', 'close', 'stop'))}_cover", {}


USES: Mapping[str, Callable[[World, Mapping[str, Any]], Use]] = {
    "switch": _switch("switch"),
    "climate": _switch("climate"),
    "fan": _switch("fan"),
    "humidifier": _switch("humidifier"),
    "light": _light,
    "number": _number,
    "select": _select,
    "cover": _cover,
}


async def use(world: World) -> None:
    """Have a user set something in Home Assistant, perhaps several at once."""
    usable = sorted(each for each in world.usable() if each.split(".")[0] in USES)
    for _ in range(world.random.choice((1, 1, 1, 2, 3)) if usable else 0):
        entity_id = world.random.choice(usable)
        state = world.hass.states.get(entity_id)
        assert state
        action, data = USES[state.domain](world, state.attributes)
        world.use(entity_id, action, data)


async def disturb(world: World) -> None:
    """Let requests, the socket, pushes or echoes go wrong for a while."""
    random = world.random
    fault = random.choice(sorted(FAULTS))
    place = FAULTS[fault].place
    of_device = place in {Place.PUSH, Place.ECHO} or random.random() < 0.3
    of_action = place in {Place.REQUEST, Place.CONTENT} and random.random() < 0.7
    world.begin(
        fault,
        action=random.choice(ACTIONS) if of_action else "",
        device_id=world.some_device().device_id if of_device else "",
        times=random.choice((1, 2, 5, 1000)),
        seconds=random.choice((1, 20, 100, 700)),
    )


async def refuse(world: World) -> None:
    """Let a few requests be refused, for one reason or another."""
    action, code = world.random.choice(LISTS), world.random.choice(REASONS)
    world.cloud.fail(action, code=code, times=world.random.choice((1, 2, 5)))


async def mend(world: World) -> None:
    """End what goes wrong."""
    world.cloud.mend()


async def happen(world: World) -> None:
    """Cut the line, end the tokens, or send what nobody understands."""
    faults = "socket_dropped", "token_expired", "used_elsewhere", "frame_garbage"
    world.begin(world.random.choice((*faults, "frame_binary", "frame_null")))


async def change_password(world: World) -> None:
    """Change the password elsewhere, which ends all logins."""
    world.begin("login_refused")


async def change_home(world: World) -> None:
    """Have somebody tidy up in the vendor's app, who keeps a device."""
    fault, device = world.random.choice(HOME_CHANGES), world.some_device()
    is_twin = f"{device.device_id}_new" in world.cloud.devices
    if len(world.cloud.devices) > 1 and not (fault == "device_added" and is_twin):
        world.begin(fault, device_id=device.device_id)


async def change_model(world: World) -> None:
    """Have a vendor publish another model, which is asked for once a day."""
    device = world.some_device()
    if "new_level" not in device.product.definitions():
        world.begin("model_changed", device_id=device.device_id)
        world.settle_seconds = DAY_SECONDS


async def change_routines(world: World) -> None:
    """Delete, rename or switch scenes and automations."""
    home, random = world.cloud.home, world.random
    for scene_id in random.sample(sorted(home.scenes), min(1, len(home.scenes))):
        if random.random() < 0.5:
            home.scenes[scene_id].name += "!"
        else:
            del home.scenes[scene_id]
    for automation_id, automation in list(home.automations.items()):
        if random.random() < 0.5:
            automation.settings["Status"] = 1 - int(automation.settings["Status"])
        elif random.random() < 0.5:
            del home.automations[automation_id]


async def pause(world: World) -> None:
    """Disable the account for a while, in which the home goes on."""
    await world.hass.config_entries.async_unload(world.entry.entry_id)
    for _ in range(3):
        await world.random.choice((wait, report, connect, change_home, disturb))(world)
    await world.hass.config_entries.async_setup(world.entry.entry_id)


async def reload(world: World) -> None:
    """Reload the account."""
    await world.hass.config_entries.async_reload(world.entry.entry_id)


# How often each is likely to happen.
STEPS: Mapping[Step, int] = {
    wait: 30,
    report: 20,
    report_again: 4,
    report_strangely: 2,
    report_in_the_old_form: 3,
    post_event: 3,
    connect: 8,
    connect_unnoticed: 2,
    control_elsewhere: 5,
    use: 20,
    disturb: 12,
    refuse: 4,
    mend: 3,
    happen: 6,
    change_password: 1,
    change_home: 4,
    change_model: 1,
    change_routines: 2,
    reload: 2,
    pause: 2,
}
