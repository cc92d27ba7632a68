"""Who a device is, what its key is, and how values travel."""

import json
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BindState,
    BrokenMessage,
    Field,
    Misfit,
    NotEncodable,
    device_id8,
    layout_of,
    read_advertisement,
    read_local_key,
)
from custom_components.tencent_iot_explorer.bluetooth.values import decode, encode

from . import DEVICE_NAME, LAYOUT, MAC, PRODUCT_ID, RECORDED


@pytest.mark.parametrize(
    "told", RECORDED["advertisements"], ids=lambda each: each["name"]
)
def test_advertisement(told: dict[str, Any]) -> None:
    read = read_advertisement(bytes.fromhex(told["manufacturer_data"]))
    assert read
    assert read.version == told["version"]
    assert read.state is BindState(told["state"])
    assert read.encrypted is told["encrypted"]
    assert read.mac.replace(":", "").lower() == told.get("mac", "")
    assert read.product_id == told.get("product_id", "")
    assert read.id8.hex() == told.get("device_id8", "")
    assert read.bind_id.hex() == told.get("bind_id", "")


@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_device_that_only_wants_a_network(version: int) -> None:
    """Of state and version it tells the version, where a bound device tells its state."""
    read = read_advertisement(bytes([version]) + MAC + PRODUCT_ID.encode())
    assert read
    assert not read.is_bound
    assert (read.version, read.product_id) == (version, PRODUCT_ID)
    assert read.mac.replace(":", "").lower() == MAC.hex()
    assert not read.encrypted
    assert not read.unregistered


def test_a_bound_device_without_a_version() -> None:
    own = device_id8(PRODUCT_ID, DEVICE_NAME)
    read = read_advertisement(b"\x02" + own + own)
    assert read
    assert (read.is_bound, read.id8) == (True, own)


@pytest.mark.parametrize("data", [b"", bytes(16), bytes(18), b"\x21" + bytes(16)])
def test_foreign_advertisements(data: bytes) -> None:
    assert read_advertisement(data) is None


def test_a_bound_device_is_known_by_its_id() -> None:
    assert (
        device_id8(PRODUCT_ID, DEVICE_NAME).hex() == RECORDED["identity"]["device_id8"]
    )
    assert device_id8("ABCDEFGHIJ", "Dev01").hex() == "4b6060759bf3c997"


@pytest.mark.parametrize("key", RECORDED["keys"], ids=lambda each: each["by"])
def test_keys_of_all_apps(key: dict[str, str]) -> None:
    stored = read_local_key(key["stored"])
    assert stored
    assert stored.hex() == key["key_hex"]


def test_a_key_without_its_first_zero() -> None:
    assert read_local_key(" a1b2c3D ") == bytes.fromhex("0a1b2c3d")


@pytest.mark.parametrize(
    "text", ["", "5a1b", "nonsense!", "zzzzzzzz=", "12 34 56", "钥匙", "zzzzzzzz"]
)
def test_no_key(text: str) -> None:
    assert read_local_key(text) is None


@pytest.mark.parametrize("told", RECORDED["values"], ids=lambda each: each["hex"])
def test_values(told: dict[str, Any]) -> None:
    field = LAYOUT.properties[told["id"]]
    assert field.kind == told["type"]
    (content,) = encode(LAYOUT.properties, {field.id: told["value"]})
    assert content.hex() == told["hex"]
    assert decode(LAYOUT.properties, content) == {field.id: told["value"]}


def array_of(**item: Any) -> Field:
    """Return a list at the first place, as a thing model defines it."""
    define = {"type": "array", "arrayInfo": item}
    template = {"properties": [{"id": "list", "define": define}]}
    return layout_of(template).properties[0]


def test_a_property_that_has_no_place_is_not_sent() -> None:
    """There are 32 places: the 33rd property would be taken for the first one."""
    properties = [
        {"id": f"p{place}", "define": {"type": "bool"}} for place in range(33)
    ]
    layout = layout_of({"properties": properties})
    assert list(encode(layout.properties, {"p31": 1})) == [b"\x1f\x01"]
    with pytest.raises(NotEncodable):
        list(encode(layout.properties, {"p32": 1}))


@pytest.mark.parametrize(
    ("kind", "value", "sent"),
    [("enum", "10", "80000a"), ("int", "10", "200000000a"), ("bool", "1", "0001")],
)
def test_numbers_that_an_app_has_written_as_text(
    kind: str, value: str, sent: str
) -> None:
    """They are decimal: Tencent's own client makes option 16 of "10"."""
    (content,) = encode([Field(id="a", kind=kind)], {"a": value})
    assert content.hex() == sent


@pytest.mark.parametrize(
    ("kind", "value", "sent"),
    [
        ("timestamp", 1796000000000, "a06b0cc900"),
        ("timestamp", "1796000000000", "a06b0cc900"),
        ("string", 22, "4000023232"),
    ],
)
def test_what_does_not_fit_into_its_type_is_converted(
    kind: str, value: object, sent: str
) -> None:
    """Tencent's own client sends a moment of 1992, and an empty text."""
    (content,) = encode([Field(id="a", kind=kind)], {"a": value})
    assert content.hex() == sent


@pytest.mark.parametrize(
    ("kind", "value"), [("int", 2**31), ("bool", 256), ("timestamp", 2**42)]
)
def test_what_is_beyond_its_bytes_is_refused(kind: str, value: int) -> None:
    """Tencent's own client sends what is left of it."""
    with pytest.raises(NotEncodable):
        list(encode([Field(id="a", kind=kind)], {"a": value}))


@pytest.mark.parametrize("kind", ["bool", "enum"])
def test_a_truth_that_is_written_as_text_is_refused(kind: str) -> None:
    """Tencent's own client sends it as off."""
    with pytest.raises(NotEncodable):
        list(encode([Field(id="a", kind=kind)], {"a": "true"}))


CLOCK = [
    {"id": "hour", "dataType": {"type": "int"}},
    {"id": "on", "dataType": {"type": "bool"}},
]


@pytest.mark.parametrize(
    ("item", "value", "sent"),
    [
        ({"type": "int"}, [1, -2], "e0000800000001fffffffe"),
        ({"type": "string"}, ["ab", "客厅"], "e0000c000261620006e5aea2e58e85"),
        ({"type": "float"}, [1.5], "e000040000c03f"),
        (
            {"type": "struct", "specs": CLOCK},
            [{"hour": 7, "on": 1}, {"hour": 22, "on": 0}],
            "e00012000720000000070101000720000000160100",
        ),
        ({"type": "int"}, [], "e00000"),
    ],
)
def test_lists(item: dict[str, Any], value: list[Any], sent: str) -> None:
    """As Tencent's own client writes and reads them: items have no heads."""
    field = array_of(**item)
    (content,) = encode([field], {"list": value})
    assert content.hex() == sent
    assert decode([field], content) == {"list": value}


@pytest.mark.parametrize("item", [{}, {"type": "stringenum"}, {"type": "array"}])
def test_a_list_of_nobody_knows_what(item: dict[str, Any]) -> None:
    field = array_of(**item)
    with pytest.raises(NotEncodable):
        list(encode([field], {"list": ["a"]}))
    with pytest.raises(Misfit):
        decode([field], b"\xe0\x00\x01a")


def test_a_list_that_ends_too_early() -> None:
    with pytest.raises(BrokenMessage):
        decode([array_of(type="int")], b"\xe0\x00\x03abc")


def test_a_layout_that_is_written_as_text() -> None:
    """The thing model is read so too: both must mean the same product."""
    define = {"type": "struct", "specs": [{"id": "b", "dataType": '{"type": "bool"}'}]}
    layout = layout_of(
        json.dumps({"properties": [{"id": "a", "define": json.dumps(define)}]})
    )
    member = Field(id="b", kind="bool")
    assert layout.properties == (Field(id="a", kind="struct", members=(member,)),)


@pytest.mark.parametrize("depth", [400, 100_000])
def test_a_layout_without_end(depth: int) -> None:
    """A struct has no struct in it; what is nested too deep is no layout."""
    nested = '{"type": "struct", "specs": [{"dataType": ' * depth + "{}" + "}]}" * depth
    layout = layout_of('{"properties": [{"id": "a", "define": ' + nested + "}]}")
    assert len(layout.properties) <= 1


def test_an_emoji_that_an_app_has_sent() -> None:
    """Tencent's apps send two NULs behind it, which devices keep and tell."""
    field = Field(id="name", kind="string")
    assert decode([field], b"\x40\x00\x06\xf0\x9f\x98\x80\0\0") == {"name": "😀"}


def test_text_that_is_no_utf8() -> None:
    field = Field(id="name", kind="string")
    assert decode([field], b"\x40\x00\x02\xff\xfe") == {"name": "\ufffd\ufffd"}
