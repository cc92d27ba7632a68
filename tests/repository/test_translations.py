"""The words that users read."""

import ast
from collections.abc import Collection, Iterator, Mapping
import json
from pathlib import Path
import re
from typing import Any

from homeassistant import components
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.thing.kinds import KINDS
from custom_components.tencent_iot_explorer.thing.names import NAMES
from custom_components.tencent_iot_explorer.thing.single.subject import is_named
from custom_components.tencent_iot_explorer.thing.table import Role
from custom_components.tencent_iot_explorer.thing.words.choices import CHOICES
from custom_components.tencent_iot_explorer.thing.words.happenings import HAPPENINGS
from custom_components.tencent_iot_explorer.thing.words.measures import (
    MEASURES,
    WHOLE_MEASURES,
)
from custom_components.tencent_iot_explorer.thing.words.states import (
    STATES,
    WHOLE_NAMES,
)
from custom_components.tencent_iot_explorer.thing.words.toggles import TOGGLES

from . import COMPONENT, load_json

TRANSLATIONS = COMPONENT / "translations"
# What is filled in and where a link leads.
UNTRANSLATED = re.compile(r"{\w+}|\]\([^)]+\)")
FURTHER = sorted(
    {path.stem for path in TRANSLATIONS.glob("*.json")} - {"en", "zh-Hans"}
)
CODE = "\n".join(path.read_text("utf-8") for path in COMPONENT.rglob("*.py"))


def texts(tree: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with its path."""
    for key, value in tree.items():
        if isinstance(value, str):
            yield f"{path}{key}", value
        else:
            yield from texts(value, f"{path}{key}.")


def load(language: str) -> Any:
    """Return the translations of a language."""
    return load_json(TRANSLATIONS / f"{language}.json")


def literals(keyword: str) -> Iterator[str]:
    """Yield the constant texts that code gives to a keyword argument."""
    for node in ast.walk(ast.parse(CODE)):
        match node:
            case ast.keyword(arg=name, value=ast.Constant(value=str(text))) if (
                name == keyword
            ):
                yield text


def translated() -> Iterator[str]:
    """Yield the constant texts of which code makes an error."""
    for node in ast.walk(ast.parse(CODE)):
        match node:
            case ast.Call(
                func=ast.Name(id="translation"),
                args=[ast.Constant(value=str(key))],
            ):
                yield key


def test_languages_say_the_same_things() -> None:
    english, chinese = dict(texts(load("en"))), dict(texts(load("zh-Hans")))
    assert english.keys() == chinese.keys()
    assert {
        key
        for key in english
        if set(UNTRANSLATED.findall(english[key]))
        != set(UNTRANSLATED.findall(chinese[key]))
    } == set()


@pytest.mark.parametrize("language", FURTHER)
def test_further_languages_say_them_too(language: str) -> None:
    """All of it, in the same order, and what is filled in stays so."""
    english, further = dict(texts(load("en"))), dict(texts(load(language)))
    assert list(further) == list(english)
    assert not {
        key
        for key, text in further.items()
        if set(UNTRANSLATED.findall(text)) != set(UNTRANSLATED.findall(english[key]))
    }


# What has a line of its own on a phone, by the path of its text.
LONGEST = {
    r"entity\.\w+\.\w+\.name": 44,
    r"entity\..*\.state\.\w+": 40,
    r"services\.\w+\.name": 44,
    r".*\.menu_options\.\w+": 54,
    r".*\.initiate_flow\.\w+": 32,
}


@pytest.mark.parametrize("language", ["en", "zh-Hans", *FURTHER])
def test_what_is_pressed_or_chosen_is_short(language: str) -> None:
    for pattern, longest in LONGEST.items():
        shown = [
            text for path, text in texts(load(language)) if re.fullmatch(pattern, path)
        ]
        assert shown, pattern
        assert [text for text in shown if len(text) > longest] == []


def test_every_button_says_what_it_adds() -> None:
    """Home Assistant would call an account a hub."""
    english = load("en")
    flows = [english["config"], *english["config_subentries"].values()]
    assert all(each.get("initiate_flow", {}).get("user") for each in flows)


def test_a_step_is_a_form_or_a_menu() -> None:
    """What stands above the one would be read again above the other."""
    paths = [path for path, _ in texts(load("en"))]
    menus = {
        path.split(".menu_options.")[0] for path in paths if ".menu_options." in path
    }
    assert menus
    assert menus.isdisjoint(path.split(".data.")[0] for path in paths)


@pytest.mark.parametrize("language", FURTHER)
def test_further_languages_are_translated(language: str) -> None:
    """A sentence is in no two languages the same."""
    english, further = dict(texts(load("en"))), dict(texts(load(language)))
    sentences = {key for key, text in english.items() if text.count(" ") > 3}
    assert not {
        key for key in sentences & further.keys() if further[key] == english[key]
    }


@pytest.mark.parametrize("language", ["en", "zh-Hans", *FURTHER])
def test_no_text_is_empty_or_padded(language: str) -> None:
    assert [key for key, text in texts(load(language)) if text.strip() != text] == []
    assert [key for key, text in texts(load(language)) if not text] == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", *FURTHER])
def test_the_integration_has_one_name_in_a_language(language: str) -> None:
    titles = {load(each)["title"] for each in ("en", "zh-Hans", *FURTHER)}
    others = titles - {load(language)["title"]}
    assert not [
        path
        for path, text in texts(load(language))
        if any(other in text for other in others)
    ]


# Lists that are put into a text, each entry on a line of its own.
LISTS = re.compile(r"{(?:devices|entities)}")


@pytest.mark.parametrize("language", ["en", "zh-Hans", *FURTHER])
def test_a_list_is_no_part_of_a_sentence(language: str) -> None:
    """No language's comma is between what is listed, and nothing is run into it."""
    said = "\n\n".join(text for _, text in texts(load(language)["issues"]))
    paragraphs = [each for each in said.split("\n\n") if LISTS.search(each)]
    assert paragraphs
    assert all(map(LISTS.fullmatch, paragraphs))


def test_traditional_chinese_is_said_as_in_home_assistant() -> None:
    """A character of Simplified Chinese stands for several of the traditional ones."""
    slips = re.compile("隻|控制台|證書|訪問")
    assert not [text for _, text in texts(load("zh-Hant")) if slips.search(text)]


def test_chinese_is_chinese() -> None:
    """Only names, units and abbreviations are alike in both languages."""
    assert not {
        key: text
        for key, text in texts(load("zh-Hans"))
        if " " in text and not re.search(r"[\u4e00-\u9fff]", text)
    }


@pytest.mark.parametrize(
    ("language", "on", "off"),
    [("zh-Hans", "开启", "关闭"), ("zh-Hant", "開啟", "關閉")],
)
def test_on_and_off_are_said_as_home_assistant_says_them(
    language: str, on: str, off: str
) -> None:
    said = dict(texts(load(language)["entity"]))
    options = {path: text for path, text in said.items() if ".state." in path}
    assert {options[path] for path in options if path.endswith(".on")} == {on}
    assert {options[path] for path in options if path.endswith(".off")} == {off}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_what_devices_announce_is_translated(language: str) -> None:
    """The type of an event is the id that its vendor gave it; a doorbell rings."""
    events = load(language)["entity"]["event"]
    for happening in HAPPENINGS.roles:
        if happening.device_class != "doorbell":
            types = events[happening.name]["state_attributes"]["event_type"]["state"]
            assert set(filter(str.isascii, happening.words.split())) <= types.keys()


def test_every_text_of_an_exception_is_used() -> None:
    assert not {key for key in load("en")["exceptions"] if f'"{key}"' not in CODE}


# Put together of a beginning and what is told apart.
COMPOSED = re.compile(r"(numbered|connection)_\w+")


def test_every_name_and_issue_is_used() -> None:
    english = load("en")
    keys = {
        *english["issues"],
        *(key for each in english["entity"].values() for key in each),
    }
    known = set(re.findall(r"\w+", CODE))
    assert not {key for key in keys - known if not COMPOSED.fullmatch(key)}


def test_every_literal_key_has_a_text() -> None:
    english = load("en")
    known = {
        *english["exceptions"],
        *english["issues"],
        *english["selector"],
        *(key for platform in english["entity"].values() for key in platform),
    }
    assert set(literals("translation_key")) <= known
    assert set(translated()) <= english["exceptions"].keys()


def test_every_service_is_described_drawn_and_registered() -> None:
    services = set(re.findall(r"^(\w+):", services_yaml(), re.MULTILINE))
    assert services == set(load("en")["services"])
    assert services == set(load_json(COMPONENT / "icons.json")["services"])
    assert not {name for name in services if f'"{name}"' not in CODE}


def test_every_service_field_has_a_text() -> None:
    described = {
        (service, field)
        for service, texts in load("en")["services"].items()
        for field in texts.get("fields", ())
    }
    declared: set[tuple[str, str]] = set()
    service = ""
    for line in services_yaml().splitlines():
        if top := re.fullmatch(r"(\w+):", line):
            service = top[1]
        elif field := re.fullmatch(r" {4}(\w+):", line):
            declared.add((service, field[1]))
    assert described == declared


@pytest.mark.parametrize(
    ("language", "said_again"), [("en", "The {}."), ("zh-Hans", "目标{}。")]
)
def test_a_hint_says_more_than_the_name_of_its_field(
    language: str, said_again: str
) -> None:
    fields = [
        (service, field)
        for service in load(language)["services"].values()
        for field in service.get("fields", {}).values()
    ]
    assert fields
    assert not [
        (service["name"], field["name"])
        for service, field in fields
        if field["description"].casefold()
        == said_again.format(field["name"]).casefold()
    ]


def test_a_link_to_the_actions_opens_one_of_ours() -> None:
    """At the page's former address Home Assistant forgets which one is meant."""
    linked = re.findall(r"\]\(/config/([\w-]+)/action(\S*)\)", json.dumps(load("en")))
    services = {f"?service={DOMAIN}.{name}" for name in load("en")["services"]}
    assert linked
    assert not [
        each for page, each in linked if page != "tools" or each not in services
    ]


NUMBERS = (*MEASURES.roles, *WHOLE_MEASURES.roles)
# What single values become, by platform.
ROLES: Mapping[str, Collection[Role]] = {
    "binary_sensor": (*STATES.roles, *WHOLE_NAMES.roles),
    "button": [each for each in TOGGLES.roles if each.press],
    "event": HAPPENINGS.roles,
    "number": [each for each in NUMBERS if each.settable],
    "select": [each for each in CHOICES.roles if each.settable],
    "sensor": (*NUMBERS, *CHOICES.roles),
    "switch": [each for each in TOGGLES.roles if not each.press],
}


@pytest.mark.parametrize("platform", sorted({*ROLES, *NAMES}))
def test_every_name_that_a_plan_can_have_has_a_text(platform: str) -> None:
    """Also that of a new role which no fixture has yet."""
    names = NAMES[platform].roles if platform in NAMES else ()
    roles = filter(is_named, (*ROLES.get(platform, ()), *names))
    assert {each.name for each in roles} <= load("en")["entity"][platform].keys()


@pytest.mark.parametrize(
    "platform", sorted({each.platform for each in KINDS} - {*ROLES, "device_tracker"})
)
def test_a_second_one_on_a_device_has_a_name(platform: str) -> None:
    """Only the first is called like the device."""
    assert platform in load("en")["entity"][platform]


@pytest.mark.parametrize("platform", ["number", "sensor"])
def test_what_is_measured_without_a_device_class_has_an_icon(platform: str) -> None:
    """Home Assistant draws an eye for all of it."""
    drawn = load_json(COMPONENT / "icons.json")["entity"][platform]
    measured = {each.name for each in NUMBERS if is_named(each) and not each.classes}
    assert measured & load("en")["entity"][platform].keys() <= drawn.keys()


NAMED_BY_THE_CLOUD = {("switch", "automation"), ("switch", "timer")}


def test_icons_belong_to_named_entities() -> None:
    named = load("en")["entity"]
    drawn = load_json(COMPONENT / "icons.json")["entity"]
    assert {
        (platform, key)
        for platform, keys in drawn.items()
        for key in keys
        if key not in named.get(platform, {})
    } == NAMED_BY_THE_CLOUD


@pytest.mark.parametrize("platform", ["button", "event", "select", "switch", "text"])
def test_names_without_a_device_class_have_icons(platform: str) -> None:
    """Home Assistant draws all of such a platform alike: a list of equal icons."""
    drawn = load_json(COMPONENT / "icons.json")["entity"]
    assert load("en")["entity"][platform].keys() <= drawn[platform].keys()


@pytest.mark.parametrize(
    ("platform", "attribute"),
    [
        ("climate", "fan_mode"),
        ("climate", "preset_mode"),
        ("fan", "preset_mode"),
        ("humidifier", "mode"),
        ("light", "effect"),
        ("vacuum", "fan_speed"),
    ],
)
def test_modes_have_icons(platform: str, attribute: str) -> None:
    """Home Assistant draws a dot for what it does not know."""
    drawn = load_json(COMPONENT / "icons.json")["entity"][platform]
    for key, texts in load("en")["entity"][platform].items():
        words = texts["state_attributes"][attribute]["state"]
        assert drawn[key]["state_attributes"][attribute]["state"].keys() == words.keys()


def test_what_home_assistant_does_not_name_we_name() -> None:
    """Else a dialog shows the word of the code: *Fan speed* in every language."""
    for platform, keys in load("en")["entity"].items():
        folder = Path(components.__file__).with_name(platform) / "translations"
        component = load_json(folder / "en.json")["entity_component"]["_"]
        own = component.get("state_attributes", {})
        for texts in keys.values():
            for attribute, words in texts.get("state_attributes", {}).items():
                assert "name" in words | own.get(attribute, {}), attribute


def services_yaml() -> str:
    """Return the descriptions of the services."""
    return (COMPONENT / "services.yaml").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh-Hans", *FURTHER])
def test_what_happens_is_not_called_as_its_event(language: str) -> None:
    """The log book would say twice that something is unlocked."""
    for key, event in load(language)["entity"]["event"].items():
        if "name" in event and "state_attributes" in event:
            types = event["state_attributes"]["event_type"]["state"]
            assert event["name"] not in types.values(), key
