"""Thing models as vendors write them: every bad part costs only itself."""

import json
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    Kind,
    ThingModelError,
    ValueType,
    parse_thing_model,
)

from . import property_of


def type_of(**define: Any) -> ValueType:
    """Return the type of a property with this definition."""
    raw = {"id": "x", "name": "x", "mode": "rw", "define": define}
    (property_,) = parse_thing_model({"properties": [raw]}).properties
    return property_.type


def problems_of(*properties: object) -> dict[str, str]:
    """Return what is wrong with these properties."""
    model = parse_thing_model({"properties": list(properties)})
    return {each.id: each.reason for each in model.problems}


@pytest.mark.parametrize("kind", list(Kind))
def test_all_value_types_are_known(kind: Kind) -> None:
    assert type_of(type=kind.value).kind is kind


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ({"min": "0", "max": "100"}, (0, 100)),
        ({"min": 0, "max": 4294967295}, (0, 4294967295)),
        ({"min": "-0.5", "max": "9999999999999"}, (-0.5, 9999999999999)),
        ({"min": "undefined", "max": ""}, (None, None)),
        ({"min": None, "max": "s"}, (None, None)),
        ({"min": "nan", "max": "1e999"}, (None, None)),
        ({"min": True, "max": []}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_bounds_are_read_or_ignored(
    written: dict[str, Any], bounds: tuple[float | None, float | None]
) -> None:
    type_ = type_of(type="int", **written)
    assert (type_.minimum, type_.maximum) == bounds


@pytest.mark.parametrize(
    ("kind", "mapping", "options"),
    [
        ("enum", {"0": "关", "1": "开"}, {"0": "关", "1": "开"}),
        ("enum", ["冷", "热"], {"0": "冷", "1": "热"}),
        ("enum", {"2": ""}, {"2": "2"}),
        ("enum", None, {}),
        ("enum", "0:a", {}),
        ("bool", {"false": "关", "true": "开"}, {"0": "关", "1": "开"}),
    ],
)
def test_mappings_come_in_several_shapes(
    kind: str, mapping: object, options: dict[str, str]
) -> None:
    assert dict(type_of(type=kind, mapping=mapping).options) == options


def test_a_bool_with_more_than_two_words_is_a_choice() -> None:
    type_ = type_of(type="bool", mapping={"arm": "布防", "home": "在家"})
    assert type_.kind is Kind.STRINGENUM
    assert dict(type_.options) == {"arm": "布防", "home": "在家"}


def test_an_enum_with_words_as_keys_is_a_stringenum() -> None:
    assert type_of(type="enum", mapping={"low": "低"}).kind is Kind.STRINGENUM


@pytest.mark.parametrize(
    ("mapping", "bounds"),
    [
        ({"16": "16度", "17": "17度", "18": "18 ℃"}, (16, 18, 1)),
        ({"60": "60°C", "50": "50°C"}, (50, 60, 10)),
    ],
)
def test_a_choice_of_temperatures_is_the_number_that_it_is(
    mapping: dict[str, str], bounds: tuple[int, int, int]
) -> None:
    type_ = type_of(type="enum", mapping=mapping)
    assert (type_.kind, type_.unit, type_.options) == (Kind.INT, "℃", {})
    assert (type_.minimum, type_.maximum, type_.step) == bounds


@pytest.mark.parametrize(
    "mapping",
    [
        {"0": "16度", "1": "17度"},
        {"16": "16度", "17": "17度", "20": "20度"},
        {"16": "16度", "17": "自动"},
        {"16": "16度"},
        {"1": "1档", "2": "2档"},
        {},
    ],
)
def test_other_choices_of_numbers_stay_choices(mapping: dict[str, str]) -> None:
    assert type_of(type="enum", mapping=mapping).kind is Kind.ENUM


def test_structs_keep_their_usable_members() -> None:
    specs = [
        {"id": "red", "name": "红", "dataType": {"type": "int", "max": "255"}},
        {"id": "odd", "name": "?", "dataType": {"type": "mystery"}},
        {"id": "red", "name": "again", "dataType": {"type": "int", "max": "9"}},
        {"name": "no id", "dataType": {"type": "int"}},
        "text",
    ]
    (member,) = type_of(type="struct", specs=specs).members
    assert (member.id, member.name, member.type.maximum) == ("red", "红", 255)


def test_arrays_know_their_items() -> None:
    item = type_of(type="array", arrayInfo={"type": "float", "min": "0"}).item
    assert item == ValueType(kind=Kind.FLOAT, minimum=0)


@pytest.mark.parametrize(
    ("bad", "id_", "reason"),
    [
        ("text", "#1", "no object"),
        (None, "#1", "no object"),
        ({"name": "x", "define": {"type": "int"}}, "#1", "no id"),
        ({"id": "x"}, "x", "no definition"),
        ({"id": "x", "define": []}, "x", "no definition"),
        ({"id": "x", "define": {}}, "x", "no type"),
        ({"id": "x", "define": {"type": "mystery"}}, "x", "unknown type 'mystery'"),
        ({"id": "x", "define": "5"}, "x", "no JSON object but int"),
    ],
)
def test_a_bad_property_costs_only_itself(bad: object, id_: str, reason: str) -> None:
    good = property_of("good", "good", "bool")
    model = parse_thing_model({"properties": [bad, good]})
    assert [each.id for each in model.properties] == ["good"]
    assert problems_of(bad, good) == {id_: reason}


def test_a_bottomless_property_costs_only_itself() -> None:
    define: dict[str, object] = {"type": "int"}
    for _ in range(5000):
        define = {"type": "array", "arrayInfo": define}
    deep, good = {"id": "x", "define": define}, property_of("good", "good", "bool")
    model = parse_thing_model({"properties": [deep, good]})
    assert [each.id for each in model.properties] == ["good"]


def test_the_first_of_two_definitions_counts() -> None:
    first, second = property_of("x", "一", "bool"), property_of("x", "二", "int")
    model = parse_thing_model({"properties": [first, second]})
    assert [each.name for each in model.properties] == ["一"]
    assert problems_of(first, second) == {
        "x": "defined twice: the first definition counts"
    }


@pytest.mark.parametrize("mode", ["rw", "w", "RW", "wr"])
def test_writable_modes(mode: str) -> None:
    (property_,) = parse_thing_model(
        {"properties": [property_of("x", "x", "bool", mode)]}
    ).properties
    assert property_.writable


@pytest.mark.parametrize("mode", ["r", "", None])
def test_other_modes_are_read_only(mode: str | None) -> None:
    raw = property_of("x", "x", "bool") | {"mode": mode}
    (property_,) = parse_thing_model({"properties": [raw]}).properties
    assert not property_.writable


@pytest.mark.parametrize("id_", ["a", "_x", "温度", "MixedCase", "with-dash", "x1"])
def test_ids_are_taken_as_they_are(id_: str) -> None:
    (property_,) = parse_thing_model(
        {"properties": [property_of(id_, "", "bool")]}
    ).properties
    assert (property_.id, property_.name) == (id_, id_)


@pytest.mark.parametrize("lists", [None, "text", 7, {"a": 1}])
def test_a_list_that_is_none_is_empty(lists: object) -> None:
    model = parse_thing_model(
        {"properties": lists, "events": lists, "actions": lists, "profile": lists}
    )
    assert (model.properties, model.events, model.actions) == ((), (), ())


@pytest.mark.parametrize("template", ["", "[]", "{", "null", "7", [], None, 3.5])
def test_what_is_no_object_is_no_thing_model(template: object) -> None:
    with pytest.raises(ThingModelError):
        parse_thing_model(template)


def test_text_within_text_is_read() -> None:
    inner = {"profile": {"ProductId": "ABC", "CategoryId": "3"}, "properties": []}
    model = parse_thing_model(json.dumps(json.dumps(inner)))
    assert (model.product_id, model.category_id) == ("ABC", "3")


def test_events_and_actions_keep_their_parameters() -> None:
    parameter = {"id": "level", "name": "级别", "define": {"type": "int"}}
    model = parse_thing_model(
        {
            "events": [
                {"id": "e", "name": "事件", "type": "alert", "params": [parameter]}
            ],
            "actions": [
                {"id": "a", "name": "动作", "input": [parameter], "output": []}
            ],
        }
    )
    (event,), (action,) = model.events, model.actions
    assert (event.kind, event.parameters[0].id) == ("alert", "level")
    assert (action.inputs[0].name, action.outputs) == ("级别", ())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("夜间模式", Kind.BOOL),
        ("自动模式", Kind.BOOL),
        ("模式开关", Kind.BOOL),
        ("工作模式", Kind.INT),
        ("档位", Kind.INT),
    ],
)
def test_a_mode_that_is_on_or_off_is_a_bit(name: str, kind: Kind) -> None:
    raw = property_of("x", name, "int", min=0, max=1)
    assert parse_thing_model({"properties": [raw]}).properties[0].type.kind is kind


@pytest.mark.parametrize("name", ["机器状态:", "机器状态：", "机器状态^ "])
def test_a_colon_behind_a_name_is_none_of_it(name: str) -> None:
    model = parse_thing_model(
        {"properties": [property_of("status", name, "string", "r")]}
    )
    assert model.properties[0].name == "机器状态"


def test_a_model_from_an_editor_that_marks_its_files() -> None:
    assert not parse_thing_model('\ufeff{"properties": []}\0').properties
