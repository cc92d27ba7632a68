"""Reading is tolerant, writing is strict, for all nine value types."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    Binding,
    InvalidValueError,
    Kind,
    Member,
    ValueType,
    read,
    write,
)
from custom_components.tencent_iot_explorer.thing.values import (
    Byte,
    decode_json,
    merge_struct,
)

BOOL = ValueType(kind=Kind.BOOL)
INT = ValueType(kind=Kind.INT, minimum=0, maximum=100)
FLOAT = ValueType(kind=Kind.FLOAT, minimum=-10, maximum=10)
ENUM = ValueType(kind=Kind.ENUM, options={"0": "off", "1": "on"})
STRINGENUM = ValueType(kind=Kind.STRINGENUM, options={"low": "低", "2000": "2000W"})
STRING = ValueType(kind=Kind.STRING, maximum=5)
TIMESTAMP = ValueType(kind=Kind.TIMESTAMP)
STRUCT = ValueType(
    kind=Kind.STRUCT,
    members=(
        Member(id="red", name="红", type=INT),
        Member(id="on", name="开", type=BOOL),
    ),
)
ARRAY = ValueType(kind=Kind.ARRAY, item=INT)


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        *((BOOL, raw, True) for raw in (1, True, "1", "true", "True", "on", 1.0)),
        *((BOOL, raw, False) for raw in (0, False, "0", "false", "off", 0.0)),
        (INT, "23", 23),
        (INT, 23.0, 23),
        (INT, "23.5", 23.5),
        (INT, 1000, 1000),
        (FLOAT, "23.5", 23.5),
        (FLOAT, 3, 3.0),
        (ENUM, "1", 1),
        (ENUM, 7, 7),
        (ENUM, True, 1),
        (STRINGENUM, "low", "low"),
        (STRINGENUM, 2000, "2000"),
        (STRINGENUM, 2000.0, "2000"),
        (STRING, 5, "5"),
        (STRING, {"a": "中"}, '{"a": "中"}'),
        (STRING, "warm\0\0", "warm"),
        (TIMESTAMP, 1_700_000_000, 1_700_000_000.0),
        (TIMESTAMP, "1700000000", 1_700_000_000.0),
        (TIMESTAMP, 1_700_000_000_500, 1_700_000_000.5),
        (STRUCT, {"red": "5", "on": 1, "x": 2}, {"red": 5, "on": True}),
        (STRUCT, '{"red": 5, "on": "?"}', {"red": 5}),
        (ARRAY, ["1", 2, "x", None], [1, 2]),
        (ARRAY, "[3]", [3]),
    ],
)
def test_values_are_read_in_any_spelling(
    type_: ValueType, raw: object, value: object
) -> None:
    found = read(type_, raw)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("type_", "raw"),
    [
        *((kind, None) for kind in (BOOL, INT, STRING, STRUCT)),
        (BOOL, "maybe"),
        (BOOL, {}),
        (INT, "many"),
        (INT, [1]),
        (INT, "nan"),
        (FLOAT, float("inf")),
        (FLOAT, "1e999"),
        pytest.param(INT, "9" * 5000, id="long"),
        (ENUM, "low"),
        (ENUM, 1.5),
        (TIMESTAMP, 0),
        (TIMESTAMP, -1),
        (TIMESTAMP, "today"),
        (TIMESTAMP, 10**30),
        (STRUCT, 5),
        (STRUCT, "{"),
        (STRUCT, "[]"),
        (ARRAY, {"a": 1}),
        pytest.param(ARRAY, "[" * 100_000, id="deep"),
    ],
)
def test_what_cannot_be_read_is_unknown(type_: ValueType, raw: object) -> None:
    assert read(type_, raw) is None


@pytest.mark.parametrize(
    ("type_", "value", "wire"),
    [
        (BOOL, True, 1),
        (BOOL, False, 0),
        (BOOL, 1, 1),
        (INT, 23, 23),
        (INT, 23.0, 23),
        (FLOAT, 2.5, 2.5),
        (ENUM, "1", 1),
        (ENUM, 1, 1),
        (STRINGENUM, "low", "low"),
        (STRINGENUM, 2000, "2000"),
        (STRING, "abc", "abc"),
        (TIMESTAMP, 1_700_000_000.9, 1_700_000_000),
        (TIMESTAMP, 0, 0),
        (STRUCT, {"red": 5, "on": True}, {"red": 5, "on": 1}),
        (ARRAY, [1, 2], [1, 2]),
    ],
)
def test_values_are_written_as_the_model_asks(
    type_: ValueType, value: object, wire: object
) -> None:
    written = write(type_, value)
    assert written == wire
    assert type(written) is type(wire)


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (BOOL, "on"),
        (BOOL, 2),
        (BOOL, []),
        (INT, 101),
        (INT, -1),
        (INT, 2.5),
        (INT, "5"),
        (INT, True),
        (INT, float("nan")),
        (FLOAT, 10.1),
        (ENUM, 2),
        (ENUM, True),
        (ENUM, None),
        (STRINGENUM, "high"),
        (STRING, 5),
        (STRING, "abcdef"),
        (TIMESTAMP, -5),
        (TIMESTAMP, "now"),
        (STRUCT, {"green": 5}),
        (STRUCT, {"red": 500}),
        (STRUCT, [5]),
        (ARRAY, 5),
        (ARRAY, [500]),
    ],
)
def test_what_the_model_forbids_is_refused(type_: ValueType, value: object) -> None:
    with pytest.raises(InvalidValueError):
        write(type_, value)


def test_without_a_usable_range_every_number_is_written() -> None:
    assert write(ValueType(kind=Kind.INT, minimum=5, maximum=5), 70) == 70


@pytest.mark.parametrize(
    ("kind", "step", "possible", "impossible"),
    [
        (Kind.INT, None, (-1, 101), (-2, 102)),
        (Kind.INT, 5, (-5, 105), (-6, 106)),
        (Kind.FLOAT, None, (0, 100), (-0.1, 100.1)),
        (Kind.FLOAT, 0.5, (-0.5, 100.5), (-0.6, 100.6)),
    ],
)
def test_a_number_may_be_a_step_beside_its_range(
    kind: Kind,
    step: float | None,
    possible: tuple[float, float],
    impossible: tuple[float, float],
) -> None:
    type_ = ValueType(kind=kind, minimum=0, maximum=100, step=step)
    binding = Binding(property_id="x", type=type_)
    assert all(binding.read({"x": each}) == each for each in possible)
    assert all(binding.read({"x": each}) is None for each in impossible)


RED = Binding(property_id="rgb", member="red", type=INT)


@pytest.mark.parametrize(
    ("present", "merged"),
    [
        ({"rgb": {"red": 1, "green": 2}}, {"red": 9, "green": 2}),
        ({"rgb": '{"green": 2}'}, {"red": 9, "green": 2}),
        ({"rgb": "broken"}, {"red": 9}),
        ({}, {"red": 9}),
    ],
)
def test_a_member_is_merged_into_its_struct(
    present: dict[str, Any], merged: dict[str, int]
) -> None:
    assert RED.write(9, present) == ("rgb", merged)


@pytest.mark.parametrize("known", [{"t": 20, "h": 40}, '{"t": 20, "h": 40}', None])
def test_a_member_is_what_firmware_meant(known: object) -> None:
    """It says 21.299999 of 21.3 in a struct, too."""
    told = merge_struct(known, '{"t": 21.299999, "on": 1}')
    assert isinstance(told, dict)
    assert (told["t"], told["on"]) == (21.3, 1)


@pytest.mark.parametrize(
    ("known", "expected"),
    [(None, {"on": 1, "at": None}), ({"at": 7}, {"on": 1, "at": 7})],
)
def test_a_member_that_was_never_set(known: object, expected: object) -> None:
    """It is null as long as nothing else is known of it."""
    assert merge_struct(known, {"on": 1, "at": None}) == expected


def test_a_struct_of_ever_new_members() -> None:
    """Those of long ago are forgotten, the latest never."""
    struct: object = {}
    for number in range(5000):
        struct = merge_struct(struct, {str(number): number, "on": 1, "off": None})
        assert isinstance(struct, dict)
        assert struct["on"] == 1
        assert struct[str(number)] == number
        assert len(struct) <= 1000
        assert "off" not in struct


@pytest.mark.parametrize(
    ("present", "value"),
    [
        ({"rgb": {"red": "7"}}, 7),
        ({"rgb": '{"red": 7}'}, 7),
        ({"rgb": {"green": 1}}, None),
        ({"rgb": [7]}, None),
        ({}, None),
    ],
)
def test_a_member_is_read_out_of_its_struct(
    present: dict[str, Any], value: int | None
) -> None:
    assert RED.read(present) == value


def test_words_stand_for_raw_values() -> None:
    binding = Binding(
        property_id="mode",
        type=ValueType(kind=Kind.ENUM, options={"0": "制冷", "1": "制热"}),
        meanings={"0": "cool", "1": "heat"},
    )
    assert binding.read_word({"mode": "1"}) == "heat"
    assert binding.read_word({"mode": 5}) is None
    assert binding.read_word({}) is None
    assert binding.write_word("cool", {}) == ("mode", 0)
    with pytest.raises(InvalidValueError, match="cool, heat"):
        binding.write_word("dry", {})


def test_words_stand_for_truth_values() -> None:
    binding = Binding(property_id="x", type=BOOL, meanings={"1": "off", "0": "on"})
    assert binding.read_word({"x": True}) == "off"
    assert binding.write_word("on", {}) == ("x", 0)


@pytest.mark.parametrize(
    ("prefix", "present", "whole"),
    [
        (None, 0x102030, 0x10FF30),
        (None, None, 0x00FF00),
        ("#", "#102030", "#10ff30"),
        ("", "102030", "10ff30"),
        ("#", "broken", "#00ff00"),
    ],
)
def test_a_byte_is_a_part_of_a_colour(
    prefix: str | None, present: object, whole: object
) -> None:
    byte = ValueType(kind=Kind.INT, minimum=0, maximum=255)
    green = Binding(property_id="c", type=byte, byte=Byte(number=1, prefix=prefix))
    assert green.write(255, {"c": present}) == ("c", whole)
    assert green.read({"c": whole}) == 255


@pytest.mark.parametrize("told", [16711680, "16711680", 16711680.0])
def test_a_colour_that_is_a_number_may_be_told_as_text(told: object) -> None:
    byte = ValueType(kind=Kind.INT, minimum=0, maximum=255)
    red = Binding(property_id="c", type=byte, byte=Byte(number=2))
    assert red.read({"c": told}) == 255
    assert red.write(0, {"c": told}) == ("c", 0)


def test_a_byte_of_nothing_is_unknown() -> None:
    byte = ValueType(kind=Kind.INT, maximum=255)
    assert Binding(property_id="c", type=byte, byte=Byte(number=0)).read({}) is None


@pytest.mark.parametrize(
    ("kind", "value", "raw"),
    [(Kind.INT, 23.5, 235), (Kind.FLOAT, 0.25, 2.5), (Kind.INT, 22.1, 221)],
)
def test_a_scaled_number_is_read_and_written(
    kind: Kind, value: float, raw: float
) -> None:
    binding = Binding(property_id="x", type=ValueType(kind=kind, scale=0.1))
    assert binding.read({"x": raw}) == value
    assert binding.write(value, {}) == ("x", raw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'{"a": "\ud83d"}', {"a": "\ufffd"}),
        (r'["\udE00\uD83d\ude00", "\\ud83d"]', ["\ufffd😀", r"\ud83d"]),
        ("[" * 100_000, None),
    ],
    ids=["half", "whole", "deep"],
)
def test_half_a_character_in_a_text(text: str, expected: object) -> None:
    assert decode_json(text) == expected
