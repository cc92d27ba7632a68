"""Reading what the cloud sends, whatever it is, and writing what it wants."""

from copy import replace
import logging
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import wire
from custom_components.tencent_iot_explorer.cloud.decoding import (
    Record,
    inner,
    integer,
    json_object,
    records,
    text,
)
from custom_components.tencent_iot_explorer.cloud.wire import encode, parse, parse_all


class Part(wire.Structure):
    """A part of a thing."""

    name: str = wire.text_field("Name")


class Thing(wire.Structure):
    """One field of every kind."""

    thing_id: str = wire.id_field("ThingId", "ThingID")
    name: str = wire.text_field("Name", "ThingId")
    room: str | None = wire.optional_text_field("Room")
    count: int = wire.integer_field("Count")
    enabled: bool = wire.flag_field("Enabled")
    value: Any = wire.any_field("Value")
    values: Record = wire.json_field("Values", "Vlaues")
    part: Part | None = wire.object_field(Part, "Part")
    parts: tuple[Part, ...] = wire.objects_field(Part, "Parts")


COMPLETE = {
    "ThingId": "t1",
    "Name": "lamp",
    "Room": "r1",
    "Count": "12",
    "Enabled": 1,
    "Value": [1],
    "Values": '{"a": 1}',
    "Part": {"Name": "bulb", "Watt": 5},
    "Parts": [{"Name": "one"}, {"Name": "two"}],
    "Colour": "red",
}


def test_everything_is_read() -> None:
    assert parse(Thing, COMPLETE) == Thing(
        thing_id="t1",
        name="lamp",
        room="r1",
        count=12,
        enabled=True,
        value=[1],
        values={"a": 1},
        part=Part(name="bulb"),
        parts=(Part(name="one"), Part(name="two")),
    )


@pytest.mark.parametrize("values", [{"name": "lamp"}, {"thing_id": "t", "at": "07:00"}])
def test_what_is_no_thing_makes_none(values: dict[str, Any]) -> None:
    """Another version may have stored it."""
    with pytest.raises(TypeError):
        Thing(**values)


def test_unknown_fields_are_kept() -> None:
    thing = parse(Thing, COMPLETE)
    assert thing.extra == {"Colour": "red"}
    assert thing.part is not None
    assert thing.part.extra == {"Watt": 5}


def test_unknown_fields_are_no_news_and_not_shown() -> None:
    """What nobody has looked at may be anything, a secret too."""
    thing, other = parse(Thing, COMPLETE), parse(Thing, COMPLETE | {"Colour": "blue"})
    assert thing == other
    assert "red" not in repr(thing)


def test_what_is_alike_is_one() -> None:
    parts = [parse(Part, {"Name": "bulb", "Watt": watt}) for watt in (5, 6)]
    assert len(set(parts)) == 1
    assert [replace(each, name="tube").extra["Watt"] for each in parts] == [5, 6]


@pytest.mark.parametrize(
    "garbage", [None, "x", [], {}, "", "{broken", 1e400, float("nan"), ["x"]]
)
def test_garbage_costs_only_its_field(garbage: object) -> None:
    names = set(COMPLETE) - {"ThingId", "Name", "Colour"}
    thing = parse(Thing, COMPLETE | dict.fromkeys(names, garbage))
    assert (thing.thing_id, thing.name) == ("t1", "lamp")
    assert (thing.count, thing.enabled) == (0, False)
    assert (thing.values, thing.parts) == ({}, ())


def test_missing_fields_have_defaults() -> None:
    assert parse(Thing, {"ThingID": 7}) == Thing(thing_id="7")


def test_second_spelling_and_fallback() -> None:
    thing = parse(
        Thing, {"ThingId": "", "ThingID": "t2", "Name": None, "Vlaues": {"b": 2}}
    )
    assert (thing.thing_id, thing.values) == ("t2", {"b": 2})
    for nothing in ("", " \u3000"):
        assert parse(Thing, {"ThingId": "t1", "Name": nothing}).name == "t1"


def test_records_without_an_id_cost_one_line(caplog: pytest.LogCaptureFixture) -> None:
    found = parse_all(Thing, [{"ThingId": "t1"}, {}, {"Name": "nobody"}])
    assert [thing.thing_id for thing in found] == ["t1"]
    assert [each.levelno for each in caplog.records] == [logging.WARNING]
    assert "2 records" in caplog.text


class Named(wire.Structure):
    """What is known by its id and its name."""

    id_: str = wire.id_field("Id")
    name: str = wire.name_field("Name")
    about: str = wire.prose_field("About")


def test_words_without_end() -> None:
    """Nobody reads more of a name; half an id would be another's."""
    words = "x" * 100_000
    found = [{"Id": "1", "Name": words, "About": words}, {"Id": words}]
    (named,) = parse_all(Named, found)
    assert (len(named.name), len(named.about)) == (255, 2000)


def test_items_that_are_no_records_cost_one_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert records({"List": [{"a": 1}, None, "x", {"b": 2}]}, "List") == [
        {"a": 1},
        {"b": 2},
    ]
    assert len(caplog.records) == 1
    assert "2 items of List" in caplog.text


@pytest.mark.parametrize("answer", [{}, {"List": None}, {"List": "x"}, {"List": {}}])
def test_missing_lists_are_empty(answer: Record) -> None:
    assert records(answer, "List", "Liste") == []


def test_encode_keeps_what_is_not_empty() -> None:
    thing = parse(
        Thing,
        {
            "ThingId": "t1",
            "Count": 0,
            "Value": 3,
            "Part": {"Name": "bulb", "Watt": 5},
            "Parts": [{"Name": "one"}],
            "Colour": "red",
        },
    )
    assert encode(thing) == {
        "ThingId": "t1",
        "Name": "t1",
        "Count": 0,
        "Enabled": 0,
        "Value": 3,
        "Values": {},
        "Part": {"Name": "bulb", "Watt": 5},
        "Parts": [{"Name": "one"}],
        "Colour": "red",
    }


def test_readers() -> None:
    assert text({"a": "", "b": 5}, "a", "b") == "5"
    assert text({"a": [1]}, "a") == ""
    assert integer({"a": "x", "b": "5"}, "a", "b") == 5
    assert integer({}, "a", default=-1) == -1
    assert integer({"a": 1e308, "b": 7}, "a", "b") == 7
    assert integer({"a": 2**53 + 1, "b": 2**53}, "a", "b") == 2**53
    assert json_object('["no object"]', "it") == {}
    assert json_object(b'{"a": 1}', "it") == {"a": 1}
    assert inner({"Data": {"a": 1}}) == {"a": 1}
    assert inner({"Data": "x", "a": 1}) == {"Data": "x", "a": 1}
    assert inner({"b": {"c": 1}}, "a", "b") == {"c": 1}


@pytest.mark.parametrize(
    "padded",
    ['\ufeff{"a": 1}', '{"a": 1}\0\0', b'\xef\xbb\xbf{"a": 1}', b'\0{"a": 1}\0'],
)
def test_what_editors_and_firmware_put_around_json(padded: str | bytes) -> None:
    """A thing model with the mark of an editor is one; so are values from a full buffer."""
    assert json_object(padded, "it") == {"a": 1}
