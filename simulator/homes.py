"""Homes from data files, and large ones made up."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import cycle
import json
from pathlib import Path
from typing import Any

from .past import remember
from .state import (
    DEFAULT_ROOM,
    LONG_AGO,
    ORDINARY,
    Automation,
    Clip,
    Device,
    Family,
    FirmwareTask,
    Home,
    Product,
    Room,
    Scene,
    Timer,
    User,
    now_ms,
    now_s,
)

BOUND_AT = 1_760_000_000
GATEWAY_PRODUCT = 5  # as ProductType
HERE = Path(__file__).parent


def load_home(name: str = "demo", devices: Collection[str] | None = None) -> Home:
    """Return the home of a data file, with all of its devices or with some."""
    data = json.loads(_text(f"homes/{name}.json"))
    home = Home(
        users=[User(**user) for user in data["users"]],
        products={},
        families={},
        devices={},
        scenes={},
    )
    for family in data["families"]:
        if devices is not None:
            family["devices"] = [
                each for each in family["devices"] if each["name"] in devices
            ]
        _add_family(home, family)
    for item in data.get("unbound", ()):
        device = _make_device(home, item)
        home.unbound[device.device_id] = device
    return home


def add_bluetooth(home: Home) -> list[Device]:
    """Put Bluetooth devices into the first family, and beside it; return them all."""
    data = json.loads(_text("homes/bluetooth.json"))
    family = next(iter(home.families.values()))
    bound = [_make_device(home, item) for item in data["devices"]]
    for device, item in zip(bound, data["devices"], strict=True):
        device.family_id, device.owner = family.family_id, next(iter(family.members))
        device.configs["ble_psk_device_ket"] = item["key"]
        home.devices[device.device_id] = device
    unbound = [_make_device(home, item) for item in data["unbound"]]
    home.unbound |= {device.device_id: device for device in unbound}
    return [*bound, *unbound]


def generate_home(count: int, products: Sequence[str] = ()) -> Home:
    """Return a home with one family of so many devices, of these products or of ten.

    By itself none of them is a gateway, nor behind one.
    """
    home = load_home()
    patterns = _patterns(home, products)[:10]
    family = next(iter(home.families.values()))
    home.families = {family.family_id: family}
    home.scenes, home.automations, home.timers = {}, {}, {}
    devices = [
        _one_more(pattern, number, family)
        for number, pattern in zip(range(count), cycle(patterns), strict=False)
    ]
    home.devices = {each.device_id: each for each in devices}
    return home


def _patterns(home: Home, products: Sequence[str]) -> list[Device]:
    """Return what a large home has many of: devices of these products, or of any."""
    patterns = [
        each
        for each in home.devices.values()
        if not each.gateway_id and each.product.product_type != GATEWAY_PRODUCT
    ]
    if not products:
        return patterns
    everywhere = (*reversed(add_bluetooth(home)), *patterns)
    by_product = {each.product.product_id: each for each in everywhere}
    return [by_product[load_product(each).product_id] for each in products]


def _one_more(pattern: Device, number: int, family: Family) -> Device:
    """Return a device like another, in no room of a family."""
    return Device(
        product=pattern.product,
        device_name=f"device_{number:05}",
        alias_name=f"{pattern.alias_name} {number}",
        owner=pattern.owner,
        family_id=family.family_id,
        room_id=DEFAULT_ROOM,
        values=dict(pattern.values),
        updated=dict(pattern.updated),
        configs=dict(pattern.configs),
    )


def load_product(name: str) -> Product:
    """Return the product of a data file."""
    data = json.loads(_text(f"products/{name}.json"))
    return Product(
        product_id=data["ProductId"],
        name=data["Name"],
        net_type=data["NetType"],
        category_id=data["CategoryId"],
        product_type=data["ProductType"],
        manufacturer=data["Manufacturer"],
        model=data["Model"],
        data_template=data["DataTemplate"],
    )


@cache
def _text(path: str) -> str:
    """Return a data file, which is read once."""
    return (HERE / path).read_text("utf-8")


def _add_family(home: Home, data: Mapping[str, Any]) -> None:
    """Add a family with its rooms, devices and routines."""
    family = Family(
        family_id=data["id"], name=data["name"], members=dict(data["members"])
    )
    home.families[family.family_id] = family
    family.rooms = {
        room_id: Room(room_id=room_id, name=name)
        for room_id, name in data["rooms"].items()
    }
    for item in data["devices"]:
        device = _make_device(home, item)
        device.family_id = family.family_id
        device.owner = item.get("owner", next(iter(family.members)))
        home.devices[device.device_id] = device
    _add_routines(home, family, data)


def _add_routines(home: Home, family: Family, data: Mapping[str, Any]) -> None:
    """Add the scenes, automations and timers of a family."""
    for scene in data["scenes"]:
        home.scenes[scene["id"]] = Scene(
            scene_id=scene["id"],
            family_id=family.family_id,
            name=scene["name"],
            actions=scene["actions"],
        )
    for automation in data.get("automations", ()):
        home.automations[automation["id"]] = Automation(
            automation_id=automation["id"],
            family_id=family.family_id,
            settings=automation["settings"],
        )
    for timer in data.get("timers", ()):
        if timer["device"] not in home.devices:
            continue
        home.timers[timer["id"]] = Timer(
            timer_id=timer["id"],
            device_id=timer["device"],
            settings=timer["settings"],
            create_time=LONG_AGO,
            update_time=LONG_AGO,
        )


def _make_device(home: Home, data: Mapping[str, Any]) -> Device:
    """Return a device of a data file."""
    product = load_product(data["product"])
    product = home.products.setdefault(product.product_id, product)
    given = default_values(product) | data.get("values", {})
    values = {key: value for key, value in given.items() if value is not None}
    device = Device(
        product=product,
        device_name=data["name"],
        alias_name=data["alias"],
        room_id=data.get("room", DEFAULT_ROOM),
        device_type=data.get("type", ORDINARY),
        gateway_id=data.get("gateway", ""),
        shared_with=dict.fromkeys(data.get("shared_with", ()), BOUND_AT),
        online=data.get("online", True),
        firmware=FirmwareTask(**data["firmware"]) if "firmware" in data else None,
        values=values,
        updated=dict.fromkeys(values, now_ms()),
        clips=[_make_clip(clip) for clip in data.get("clips", ())],
    )
    remember(device, days=data.get("history_days", 0))
    return device


def _make_clip(data: Mapping[str, Any]) -> Clip:
    return Clip(
        event_id=data["event_id"],
        start_time=now_s() - data["seconds_ago"],
        seconds=data["seconds"],
    )


def default_values(product: Product) -> dict[str, Any]:
    """Return a first value for each property that has one."""
    return {
        property_id: value
        for property_id, define in product.definitions().items()
        if (value := default_value(define)) is not None
    }


def default_value(define: Mapping[str, Any]) -> Any:
    """Return the value that a type starts with, as the official panels do."""
    make = DEFAULTS.get(define["type"])
    return make(define) if make else None


def _default_struct(define: Mapping[str, Any]) -> dict[str, Any]:
    return {each["id"]: default_value(each["dataType"]) for each in define["specs"]}


def _start(define: Mapping[str, Any]) -> float:
    """Return where a number starts; zero if the model does not say."""
    try:
        return float(define.get("start") or define.get("min") or 0)
    except ValueError:
        return 0


DEFAULTS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "bool": lambda _: 0,
    "int": lambda define: int(_start(define)),
    "float": _start,
    "enum": lambda define: int(next(iter(define["mapping"]))),
    "stringenum": lambda define: next(iter(define["mapping"])),
    "string": lambda _: "",
    "struct": _default_struct,
    "array": lambda _: [],
}
