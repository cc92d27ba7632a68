"""Names and options are translated: all of one entity, or none."""

from collections import Counter
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    EntityPlan,
    parse_thing_model,
    plan,
)

from . import all_plans, entity_of, plan_of, property_of

PRODUCTS = sorted(Path("simulator/products").glob("*.json"))
TRANSLATIONS = Path("custom_components/tencent_iot_explorer/translations")
ENGLISH = json.loads((TRANSLATIONS / "en.json").read_text("utf-8"))["entity"]
CHINESE = re.compile("[\u3400-\u9fff]")


def demo_entities() -> Iterator[tuple[str, EntityPlan]]:
    """Yield the entities of the products of the demo home."""
    for path in PRODUCTS:
        template = json.loads(path.read_text("utf-8"))["DataTemplate"]
        for entity in plan(parse_thing_model(template)).entities:
            yield path.stem, entity


def states_of(entity: EntityPlan) -> set[str]:
    """Return the options that are translated."""
    key = entity.options_key or entity.translation_key
    return set(ENGLISH[entity.platform].get(key, {}).get("state", {}))


def test_every_name_of_the_demo_home_is_translated() -> None:
    assert not [
        (product, entity.platform, entity.name)
        for product, entity in demo_entities()
        if entity.name and entity.translation_key is None
    ]


def test_every_option_of_the_demo_home_is_translated() -> None:
    assert not [
        (product, entity.key, entity.options)
        for product, entity in demo_entities()
        if entity.platform in {"select", "sensor"}
        if not states_of(entity).issuperset(entity.options)
    ]


def test_all_options_of_an_entity_are_translated_or_none() -> None:
    mixed = [
        (name, entity.key, entity.options)
        for name, entity in all_plans()
        if entity.options and entity.options_key
        if not states_of(entity).issuperset(entity.options)
    ]
    assert mixed == []


@pytest.mark.parametrize(
    ("id_", "name", "type_", "key", "number"),
    [
        ("count_down2", "按键2倒计时", "int", "key_countdown", "2"),
        ("filter_3", "滤芯3寿命", "int", "filter_life_number", "3"),
        ("scenes", "按键二场景id", "string", "key_scene_ids", "2"),
    ],
)
def test_a_number_in_a_name_is_kept(
    id_: str, name: str, type_: str, key: str, number: str
) -> None:
    entity = entity_of(property_of(id_, name, type_))
    assert (entity.translation_key, entity.placeholders) == (key, {"number": number})


def test_an_unknown_name_keeps_its_known_options() -> None:
    mapping = {"0": "低", "1": "中", "2": "高"}
    entity = entity_of(property_of("x", "风门", "enum", mapping=mapping))
    assert (entity.name, entity.translation_key) == ("风门", None)
    assert (entity.options, entity.options_key) == (
        ("low", "middle", "high"),
        "options",
    )


def test_one_unknown_option_leaves_all_as_they_are() -> None:
    mapping = {"0": "低", "1": "风神"}
    entity = entity_of(property_of("x", "风门", "enum", mapping=mapping))
    assert (entity.options, entity.options_key) == (("低", "风神"), None)


def test_options_of_the_same_word_can_both_be_chosen() -> None:
    mapping = {"0": "自动", "1": "自动", "2": "手动"}
    entity = entity_of(property_of("mode", "模式", "enum", mapping=mapping))
    assert len(set(entity.options)) == 3
    value = entity.bindings["value"]
    assert [value.write_word(each, {})[1] for each in entity.options] == [0, 1, 2]


def test_a_second_entity_of_a_role_is_called_as_the_model_has_it() -> None:
    first, second = plan_of(
        property_of("residual", "漏电流", "int", "r", unit="mA"),
        property_of("residual_current", "漏电电流", "int", "r", unit="mA"),
    ).entities
    assert (first.translation_key, second.translation_key) == (
        "leakage_current",
        "residual_current",
    )


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("t", "水温", "water_temperature"),
        ("t", "温度", "temperature"),
        ("t", "x", None),
        ("temp", "轴承温度", None),
        ("temp", "温度(炉温)", "temperature"),
        ("temp", "神秘温度", "temperature"),
        ("temp", "x", "temperature"),
    ],
)
def test_a_name_that_says_more_than_its_role_is_kept(
    id_: str, name: str, key: str | None
) -> None:
    entity = entity_of(property_of(id_, name, "int", "r", unit="℃"))
    assert entity.translation_key == key


def test_chinese_names_have_no_blanks_that_chinese_has_not() -> None:
    """What has a blank is not found when it is spoken."""
    chinese = json.loads((TRANSLATIONS / "zh-Hans.json").read_text("utf-8"))["entity"]
    names = [
        each["name"]
        for entities in chinese.values()
        for each in entities.values()
        if "name" in each
    ]
    assert len(names) > 500
    assert not [name for name in names if " " in name and CHINESE.search(name)]


@pytest.mark.parametrize("platform", ["sensor", "select"])
def test_english_options_are_english(platform: str) -> None:
    options = ENGLISH[platform]["options"]["state"]
    assert len(options) > 200
    assert not [text for text in options.values() if CHINESE.search(text)]


MODE_PLATFORMS = {"climate", "fan", "humidifier", "light", "vacuum", "water_heater"}


def test_modes_and_effects_are_words_of_ours_or_all_the_models_own() -> None:
    mixed = [
        (name, entity.key, words)
        for name, entity in all_plans()
        if entity.platform in MODE_PLATFORMS
        for binding in entity.bindings.values()
        if len(words := set(binding.meanings.values())) > 1
        if 0 < len([word for word in words if CHINESE.search(word)]) < len(words)
        if not words & {"cool", "heat", "heat_cool", "off"}
        if not words <= set(binding.type.options.values())
    ]
    assert mixed == []


def test_every_mode_and_effect_of_the_demo_home_is_english() -> None:
    assert not [
        (product, entity.key, word)
        for product, entity in demo_entities()
        if entity.platform in MODE_PLATFORMS
        for binding in entity.bindings.values()
        for word in binding.meanings.values()
        if CHINESE.search(word)
    ]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_two_entities_of_a_product_are_called_alike(language: str) -> None:
    words = json.loads((TRANSLATIONS / f"{language}.json").read_text("utf-8"))["entity"]
    shown = Counter(
        (product, entity.platform, entity.channel, shown_name(entity, words))
        for product, entity in all_plans()
    )
    assert [each for each, count in shown.items() if count > 1] == []


def shown_name(entity: EntityPlan, words: dict[str, Any]) -> str:
    """Return what an entity is called, in words of a language."""
    if entity.translation_key:
        name: str = words[entity.platform][entity.translation_key]["name"]
        return name.format(**entity.placeholders).casefold()
    shown = entity.english if words == ENGLISH else None
    return str(shown or entity.name).casefold()
