"""What reads the words of clouds, devices, vendors and users, and how it may refuse."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
import json
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from custom_components.tencent_iot_explorer import cloud as models
from custom_components.tencent_iot_explorer.account.devices.keys import Bond, Keys
from custom_components.tencent_iot_explorer.account.products.override_files import (
    _read_file,
)
from custom_components.tencent_iot_explorer.account.schedule.timer_schedule import (
    recurrence,
    recurring_days,
    runs,
)
from custom_components.tencent_iot_explorer.account.schedule.timer_text import (
    parse_values,
)
from custom_components.tencent_iot_explorer.bluetooth import values as air
from custom_components.tencent_iot_explorer.bluetooth.advertisement import (
    read_advertisement,
)
from custom_components.tencent_iot_explorer.bluetooth.binding import read_registration
from custom_components.tencent_iot_explorer.bluetooth.connecting import read_info
from custom_components.tencent_iot_explorer.bluetooth.encryption import read_secret_key
from custom_components.tencent_iot_explorer.bluetooth.errors import BluetoothError
from custom_components.tencent_iot_explorer.bluetooth.frames import Assembler, packets
from custom_components.tencent_iot_explorer.bluetooth.layout import layout_of
from custom_components.tencent_iot_explorer.bluetooth.proofs import read_local_key
from custom_components.tencent_iot_explorer.cloud.errors import UNREADABLE, CloudError
from custom_components.tencent_iot_explorer.cloud.push_frames import (
    read_changes,
    read_frame,
)
from custom_components.tencent_iot_explorer.cloud.transport import (
    _require_envelope,
    unwrap,
)
from custom_components.tencent_iot_explorer.cloud.wire import Structure, parse_all
from custom_components.tencent_iot_explorer.thing import (
    ThingModelError,
    parse_thing_model,
    plan,
)
from simulator.frames import DeviceFrames
from simulator.values import some_value

from .conversations import hold, some_conversation
from .spoiling import STRANGE, spoil, spoil_bytes, spoil_json, spoil_text

ROOT = Path(__file__).parents[2]
ZONES = tuple(map(ZoneInfo, ("Asia/Shanghai", "America/New_York", "Pacific/Apia")))
NOW = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
FRAMES = DeviceFrames("PRODUCT000/device")
PUSHED = (
    FRAMES.report({"level": 1, "colour": {"red": 2}}, 1_790_000_000_000),
    FRAMES.control({"level": 1}),
    FRAMES.legacy_report({"level": 1}),
    FRAMES.legacy_control({"level": 1}),
    FRAMES.event("smoke", "alert", {"level": 2}, 1_790_000_000_000),
    FRAMES.events([{"eventId": "smoke", "params": {}}, {"eventId": "low"}]),
    FRAMES.action_reply("token", {"level": 2}),
    FRAMES.status("Online"),
    FRAMES.gateway("bind", ["PRODUCT000/behind"]),
)
ANSWERS = (
    {"code": 0, "msg": "", "data": {"FamilyList": [{"FamilyId": "f"}], "Total": 1}},
    {"code": -1000, "msg": "", "data": {"Error": {"Code": "A", "Message": "b|c"}}},
    {"Response": {"Error": {"Code": "A", "Message": "b"}, "RequestId": "r"}},
    {"Response": {"DeviceList": [], "Total": "0"}},
)
OVERRIDES = (
    {
        "match": {"product_ids": ["ABCDEFGHIJ"], "property_ids": ["sw", "level"]},
        "entities": {
            "sw": {"means": "light_switch", "invert": True, "options": {"0": "off"}},
            "level": {"means": "brightness", "scale": 0.1, "minimum": 0, "step": 1},
            "debug": {"hide": True, "category": "none", "precision": 1},
        },
    },
)
KEPT_KEYS = {
    "PRODUCT000/device": {
        "user_id": "user",
        "bind_id": "2b39b98f5e46f9b6",
        "encrypted": False,
        "key": "5a1b2c3d",
    }
}
RULES = ("FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=DAILY;INTERVAL=1", "FREQ=WEEKLY;WKST=SU")
DESCRIPTIONS = ("power_switch: 1\nbrightness: 50", 'colour: {"red": 1}', "mode: hot")
TIMER = {
    "TimerId": "t",
    "TimerName": "n",
    "Days": "1111100",
    "TimePoint": "06:30",
    "Repeat": 1,
    "Status": 1,
    "Data": '{"power_switch": 1}',
    "CreateTime": 1_760_000_000,
    "UpdateTime": 1_760_000_000,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoder:
    """What makes an input, what reads it, what that may raise, how often to try."""

    make: Callable[[Random], Any]
    read: Callable[[Any], object]
    refusals: tuple[type[Exception], ...] = ()
    weight: int


def _frame(random: Random) -> str:
    return spoil_json(random, random.choice(PUSHED))


def _payload(random: Random) -> str:
    """Return a proper frame around a spoiled payload."""
    frame = random.choice(PUSHED)
    content = base64.b64decode(frame["params"]["Payload"])
    told = spoil_json(random, json.loads(content)) if content else ""
    encoded = base64.b64encode(spoil_bytes(random, told.encode(errors="replace")))
    spoiled = {**frame["params"], "Payload": spoil_text(random, encoded.decode())}
    return json.dumps({**frame, "params": spoiled})


def _read_frame(text: str) -> object:
    return [dict(each.payload) for each in read_changes(read_frame(text))]


def _envelope(random: Random) -> str:
    return spoil_json(random, random.choice(ANSWERS))


def _record(random: Random) -> tuple[type[Structure], Mapping[str, Any]]:
    """Return a record of which every field is strange, and what it claims to be."""
    model = random.choice(_models())
    return model, {
        name: random.choice(STRANGE)
        for each in model.declared.values()
        for name in each.names
        if random.random() < 0.8
    }


@cache
def _models() -> list[type[Structure]]:
    """Return the classes of the cloud's records."""
    return [
        each
        for each in vars(models).values()
        if isinstance(each, type) and issubclass(each, Structure)
        if each is not Structure
    ]


@cache
def _templates() -> list[dict[str, Any]]:
    """Return the thing models of the simulated products."""
    folder = ROOT / "simulator" / "products"
    return [
        json.loads(each.read_text("utf-8"))["DataTemplate"]
        for each in sorted(folder.glob("*.json"))
    ]


def _thing_model(random: Random) -> tuple[Any, Random]:
    template = spoil(random, random.choice(_templates()))
    return (template if random.random() < 0.5 else json.dumps(template)), random


def _read_model(spoiled: tuple[Any, Random]) -> object:
    """Plan a product, and read its entities of strange values."""
    template, random = spoiled
    model = parse_thing_model(template, name="n")
    told = {each.id: random.choice(STRANGE) for each in model.properties}
    layout_of(template)
    return [
        (binding.read(told), binding.meanings and binding.read_word(told))
        for entity in plan(model, (), "PRODUCT000").entities
        for binding in entity.bindings.values()
    ]


def _override(random: Random) -> str:
    return spoil_json(random, random.choice(OVERRIDES))


def _read_override(text: str) -> object:
    with NamedTemporaryFile("w", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        return _read_file(Path(file.name))


def _calendar(random: Random) -> tuple[str, str, Mapping[str, Any], ZoneInfo]:
    """Return a rule, a description, a timer of the cloud, and its zone."""
    return (
        spoil_text(random, random.choice(RULES)),
        spoil_text(random, random.choice(DESCRIPTIONS)),
        {name: spoil(random, each) for name, each in TIMER.items()},
        random.choice(ZONES),
    )


def _read_calendar(spoiled: tuple[str, str, Mapping[str, Any], ZoneInfo]) -> object:
    rule, description, record, zone = spoiled
    found = recurring_days(rule, NOW), parse_values(description)
    week = NOW + timedelta(days=7)
    return found, [
        (moment, recurrence(timer, zone, moment))
        for timer in parse_all(models.Timer, [record])
        for moment in runs(timer, zone, NOW, week)
    ]


def _air(random: Random) -> tuple[Any, list[bytes]]:
    """Return the places of a product, and packets of its values that are spoiled."""
    template = random.choice(_templates())
    layout = layout_of(template)
    told = {
        each["id"]: some_value(random, each["define"])
        for each in template["properties"]
        if each["define"]["type"] in air.TYPES
    }
    chosen = random.sample(sorted(told), min(3, len(told)))
    try:
        content = b"".join(
            air.encode(layout.properties, {each: told[each] for each in chosen})
        )
    except BluetoothError:
        content = random.randbytes(20)
    sent = packets(random.randrange(0xE8), spoil_bytes(random, content))
    return layout, [spoil_bytes(random, each) for each in sent]


def _read_air(spoiled: tuple[Any, list[bytes]]) -> object:
    layout, sent = spoiled
    assembler = Assembler()
    for packet in sent:
        read_advertisement(packet)
        read_secret_key(packet.hex())
        if message := assembler.take(packet):
            read_info(message.payload)
            read_registration(message.payload, 1, 1)
            air.decode(layout.properties, message.payload)
    return layout


def _kept_keys(random: Random) -> Any:
    return spoil(random, KEPT_KEYS)


def _read_kept_keys(spoiled: Any) -> object:
    keys, bond = Keys("user", KEPT_KEYS), Bond(bind_id=bytes(8))
    keys.take_stored(spoiled)
    found = [keys.get(each, bond) for each in KEPT_KEYS]
    return [(read_local_key(each), read_secret_key(each)) for each in found]


DECODERS: Mapping[str, Decoder] = {
    "frame": Decoder(make=_frame, read=_read_frame, refusals=UNREADABLE, weight=200),
    "payload": Decoder(
        make=_payload, read=_read_frame, refusals=UNREADABLE, weight=200
    ),
    "envelope": Decoder(
        make=_envelope,
        read=lambda text: unwrap(
            _require_envelope("AppGetFamilyList", orjson.loads(text))
        ),
        refusals=(CloudError, orjson.JSONDecodeError),
        weight=200,
    ),
    "record": Decoder(
        make=_record, read=lambda each: repr(parse_all(each[0], [each[1]])), weight=100
    ),
    "thing model": Decoder(
        make=_thing_model, read=_read_model, refusals=(ThingModelError,), weight=4
    ),
    "override file": Decoder(
        make=_override,
        read=_read_override,
        weight=20,
    ),
    "calendar": Decoder(make=_calendar, read=_read_calendar, weight=60),
    "kept keys": Decoder(make=_kept_keys, read=_read_kept_keys, weight=100),
    "bluetooth": Decoder(
        make=_air, read=_read_air, refusals=(BluetoothError,), weight=100
    ),
    "conversation": Decoder(
        make=some_conversation, read=hold, refusals=(BluetoothError,), weight=20
    ),
}
