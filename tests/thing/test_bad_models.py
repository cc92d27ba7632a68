"""Models that are wrong somewhere: nothing raises, everything has a reason."""

from collections import Counter
from collections.abc import Iterator
import random
from time import process_time
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    DevicePlan,
    ThingModelError,
    parse_thing_model,
    plan,
)

from . import ALL_NAMES, load_raw, plan_of, property_of
from .test_plan import places

JUNK: tuple[Any, ...] = (
    None,
    "",
    "undefined",
    "关",
    "１２",
    "x" * 300,
    "\ud83d",
    [],
    [1],
    {},
    {"a": 1},
    True,
    0,
    -1,
    4294967295,
    "9999999999999",
    "nan",
    float("inf"),
)
VALUES: tuple[Any, ...] = (None, 0, 1, "1", 3.7, -1, "x", "{}", [], {}, True)
ROUNDS = 400


def reasons(device_plan: DevicePlan) -> dict[str, str]:
    """Return key or id -> reason of all that a plan accounts for."""
    told = {each.key: each.reason for each in device_plan.entities}
    return told | {each.id: each.reason for each in device_plan.exclusions}


def test_a_speed_whose_label_is_a_number_without_end() -> None:
    speeds = {"a": "1" * 5000, "b": "2档"}
    planned = plan_of(
        property_of("power_switch", "风扇开关", "bool"),
        property_of("windspeed", "风速", "stringenum", mapping=speeds),
    )
    assert [each.platform for each in planned.entities] == ["fan"]


@pytest.mark.parametrize(
    ("raw", "id_", "reason"),
    [
        ({"id": "x", "name": "x"}, "x", "no definition"),
        ({"id": "x", "define": {}}, "x", "no type"),
        ({"id": "x", "define": {"type": "blob"}}, "x", "unknown type 'blob'"),
        ({"name": "x", "define": {"type": "int"}}, "#1", "no id"),
        ("text", "#1", "no object"),
    ],
)
def test_what_cannot_be_used_is_excluded_with_a_reason(
    raw: Any, id_: str, reason: str
) -> None:
    assert reasons(plan_of(raw)) == {id_: reason}


@pytest.mark.parametrize("id_", ["a", "_b", "温度", "x-1", "X", "é", "1", "a b"])
def test_any_id_will_do(id_: str) -> None:
    found = plan_of(property_of(id_, "温度", "int", "r", unit="℃"))
    assert reasons(found) == {id_: "measured: temperature"}


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("undefined", "undefined"),
        ("", ""),
        (0, 4294967295),
        (0, 9999999999999),
        (100, 0),
        (7, 7),
        ("nan", "1e999"),
        (None, None),
    ],
)
@pytest.mark.parametrize("mode", ["r", "rw"])
def test_any_bounds_will_do(low: object, high: object, mode: str) -> None:
    raw = property_of("x", "温度", "int", mode, min=low, max=high, start=999, step=0)
    (entity,) = plan_of(raw).entities
    low, high = entity.bindings["value"].bounds
    assert low < high


@pytest.mark.parametrize(
    ("mapping", "options"),
    [
        ({"0": "唯一"}, ("唯一",)),
        ({"0": "同", "1": "同"}, ("同", "同 (1)")),
        ({"0": "", "1": None}, ("0", "1")),
        ({}, ()),
    ],
)
def test_any_options_will_do(mapping: dict[str, Any], options: tuple[str, ...]) -> None:
    (entity,) = plan_of(property_of("x", "选项", "enum", mapping=mapping)).entities
    assert entity.options == options


@pytest.mark.parametrize("filling", [" ", "(", "人"])
@pytest.mark.parametrize("place", ["name", "desc", "unit", "label"])
def test_words_without_end_hold_up_nobody(place: str, filling: str) -> None:
    """Nobody reads them to the end, and no pattern is tried at each of their places."""
    words = "x" + filling * 40_000 + "x"
    number = property_of("number", "x", "int", unit=words if place == "unit" else "s")
    choice = property_of("choice", "x", "enum", mapping={"0": "x", "1": "y"})
    if place == "label":
        choice["define"]["mapping"]["1"] = words
    elif place != "unit":
        number[place] = choice[place] = words
    began = process_time()
    assert reasons(plan_of(number, choice)).keys() == {"number", "choice"}
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "choice",
    [
        {"mapping": {"0": "长" * 400 + "a", "1": "长" * 400 + "b", "2": "c"}},
        {"mapping": {"k" * 90: "长" * 400 + "a", "l" * 90: "长" * 400 + "b"}},
        {"desc": f"0 {'长' * 300} 1 短 2 高"},
        {"mapping": {"0": "", "1": "b", "x" * 300: ""}},
    ],
)
def test_labels_without_end_are_states(choice: dict[str, Any]) -> None:
    """Home Assistant shows no state of more than 255 letters."""
    raw = property_of("x", "选项", "enum" if "mapping" in choice else "int", "r")
    raw["define"] |= {"mapping": choice.pop("mapping", {})}
    (entity,) = plan_of(raw | choice).entities
    assert len(set(entity.options)) == len(entity.options) >= 2
    assert max(map(len, entity.options)) <= 255


def test_ids_without_end_are_none() -> None:
    """They would stand in every unique id, state and message."""
    id_ = "x" * 5000
    pair = [property_of(each, each, "int") for each in (id_, "y")]
    found = plan_of(
        property_of(id_, "一", "int"),
        {"id": "pair", "define": {"type": "struct", "specs": pair}},
        {"id": "odd", "define": {"type": id_}},
    )
    told = reasons(found)
    assert told.pop(id_[:100]) == "an id without end"
    assert max(map(len, [*told, *told.values()])) < 1000
    members = {each for plan in found.entities for each in plan.property_ids}
    assert members == {"pair"}
    assert "pair.y" in told


def test_the_second_of_two_definitions_is_told() -> None:
    twice = [property_of("x", "一", "bool"), property_of("x", "二", "int")]
    model = parse_thing_model({"properties": twice})
    assert [each.key for each in plan(model).entities] == ["x"]
    assert [each.reason for each in model.problems] == [
        "defined twice: the first definition counts"
    ]


def broken(raw: Any, chance: random.Random) -> Any:
    """Return a thing model with some of its parts lost, renamed or made junk."""
    if chance.random() < 0.04:
        return chance.choice(JUNK)
    if isinstance(raw, dict):
        return dict(_broken_fields(raw, chance))
    if isinstance(raw, list):
        twice = [chance.choice(raw)] if raw and chance.random() < 0.1 else []
        return [broken(each, chance) for each in [*raw, *twice]]
    return raw


def _broken_fields(
    raw: dict[str, Any], chance: random.Random
) -> Iterator[tuple[str, Any]]:
    """Yield most fields, some by another name."""
    for key, value in raw.items():
        names = [key] * 48 + ["x", key.upper(), None]
        if name := chance.choice(names):
            yield name, broken(value, chance)


@pytest.mark.parametrize("seed", range(4))
def test_no_broken_model_raises_or_loses_a_part(seed: int) -> None:
    chance = random.Random(seed)
    planned = 0
    for name in chance.choices(ALL_NAMES, k=ROUNDS // 4):
        try:
            model = parse_thing_model(broken(load_raw(name), chance))
        except ThingModelError:
            continue
        found = plan(model)
        planned += len(found.entities)
        parts = {("property", each.id) for each in model.properties}
        parts |= {("event", each.id) for each in model.events}
        parts |= {("action", each.id) for each in model.actions}
        placed = Counter(places(found))
        assert all(placed[part] == 1 for part in parts), name
        assert all(reasons(found).values())
        _read_anything(found)
    assert planned


def _read_anything(device_plan: DevicePlan) -> None:
    """Read values of every shape through every binding."""
    for entity in device_plan.entities:
        for binding in entity.bindings.values():
            for value in VALUES:
                binding.read({binding.property_id: value})
