"""Write docs/actions.md and its twin: every action of the integration with its fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
import json
from pathlib import Path
import sys
from typing import Any

from homeassistant.core import SupportsResponse
from homeassistant.util.yaml import dump, load_yaml_dict

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.services.actions import SERVICES
from custom_components.tencent_iot_explorer.services.terms import TERMS, Terms

ANSWERS = Path(__file__).with_name("answers.json")
MOST_LINES = 8
DOCS = Path(__file__).parents[2] / "docs"
INTEGRATION = Path(__file__).parents[2] / "custom_components" / DOMAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What the page says in a language, beside the texts of the integration."""

    introduction: str
    say_group: Callable[[str], str]
    columns: str
    needed: Mapping[bool, str]
    responses: Mapping[SupportsResponse, str]
    administrators: str
    one_of: str
    default: str
    example: str
    answer: str
    join: str
    comma: str


# The first lines of the modules that actions are declared in.
GROUPS: Mapping[str, str] = {
    "Actions that command a device": "控制设备",
    "Actions that change what a device is called and where it is": "设备的名称和位置",
    "Actions that concern the devices behind a gateway": "网关下的设备",
    "Actions that share devices between users": "与他人分享设备",
    "Actions that concern the timers of a device": "设备的定时",
    "Actions that read what a device has reported": "设备上报过的内容",
    "Actions that concern Home Assistant's long-term statistics": (
        "Home Assistant 的长期统计"
    ),
    "Actions that concern firmware": "固件",
    "Actions for a bridge that speaks in the name of a Bluetooth device": (
        "代蓝牙设备通信的网桥"
    ),
    "Actions that read a camera's recordings in the cloud": "摄像头的云端录像",
    "Actions that read the music service of a speaker": "音箱的音乐服务",
    "Actions that concern families and their rooms": "家庭和房间",
    "Actions that concern the members of families": "家庭成员",
    "Actions that make, change and delete scenes": "场景",
    "Actions that concern the automations that run in the cloud": "在云端运行的自动化",
    "Actions that concern the account's messages": "账号的消息",
}

PAGES: Mapping[str, Page] = {
    "en": Page(
        introduction="""\
# Actions

[中文](actions.zh-CN.md)

Every action can be tried in **Settings → Tools → Actions** and used in automations and
scripts. An action that *returns data* puts it into the `response_variable`.
*Administrators only* means that whoever starts it must be an administrator. The answers are
those of the demo home, the first two of many.

Devices and families are chosen from lists: a family is the service of the same name on
the integration's page. Rooms, timers, automations, members and users are called by
their name, or by their ID where two have the same name.
""",
        say_group=str,
        columns="| Field | Needed | What it is |",
        needed={True: "yes", False: "no"},
        responses={
            SupportsResponse.ONLY: "*Returns data.*",
            SupportsResponse.OPTIONAL: "*Returns data if asked for it.*",
        },
        administrators="*Administrators only.*",
        one_of="One of {}.",
        default="Default: `{}`.",
        example="Example: `{}`.",
        answer="An answer",
        join=" ",
        comma=", ",
    ),
    "zh-Hans": Page(
        introduction="""\
# 动作

[English](actions.md)

每个动作都可以在**设置 → 工具 → 动作**中试用，也可以用于自动化和脚本。*返回数据*的动作会把数据放进 `response_variable`。*仅限管理员*表示执行者必须是管理员。示例是演示家庭的真实返回，列表只显示前两项。

设备和家庭从列表中选择：家庭是集成页面上同名的服务。房间、定时、自动化、成员和用户以名称指定，重名时以 ID 指定。
""",
        say_group=GROUPS.__getitem__,
        columns="| 字段 | 必填 | 含义 |",
        needed={True: "是", False: "否"},
        responses={
            SupportsResponse.ONLY: "*返回数据。*",
            SupportsResponse.OPTIONAL: "*需要时返回数据。*",
        },
        administrators="*仅限管理员。*",
        one_of="可选：{}。",
        default="默认：`{}`。",
        example="例如：`{}`。",
        answer="返回示例",
        join="",
        comma="、",
    ),
}
FILES: Mapping[str, Path] = {
    "en": DOCS / "actions.md",
    "zh-Hans": DOCS / "actions.zh-CN.md",
}


def describe_actions(language: str) -> str:
    """Return the page in a language."""
    return "\n".join([PAGES[language].introduction, *_sections(language)])


def _sections(language: str) -> Iterator[str]:
    """Yield the parts of the page, a heading for each module above its actions."""
    path = INTEGRATION / "translations" / f"{language}.json"
    texts = json.loads(path.read_text("utf-8"))["services"]
    forms = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    for module, names in groupby(SERVICES, _module):
        yield f"## {PAGES[language].say_group(_title(module))}\n"
        for name in names:
            yield from _action(name, texts[name], forms[name], PAGES[language])


def _module(name: str) -> str:
    """Return the module that an action is declared in."""
    return SERVICES[name].handler.__module__


def _title(module: str) -> str:
    """Return the first line of a module."""
    return (sys.modules[module].__doc__ or "").splitlines()[0].rstrip(".")


def _action(
    name: str, text: Mapping[str, Any], form: Mapping[str, Any], page: Page
) -> Iterator[str]:
    """Yield what one action does and wants."""
    told = page.join.join(_sentences(text, TERMS[name], page))
    yield f"### {text['name']}\n"
    yield f"`{DOMAIN}.{name}` — {told}\n"
    yield f"{page.columns}\n|---|---|---|"
    for key, field in form["fields"].items():
        needed = page.needed[field.get("required", False)]
        yield f"| `{key}` | {needed} | {_field(text['fields'][key], field, page)} |"
    yield ""
    if answer := json.loads(ANSWERS.read_text("utf-8")).get(name):
        yield from _answer(answer, page)


def _answer(answer: Mapping[str, Any], page: Page) -> Iterator[str]:
    """Yield what the demo home has answered, as Home Assistant shows it; folded if long."""
    written = f"```yaml\n{dump(dict(answer))}```\n"
    if written.count("\n") <= MOST_LINES:
        yield f"{page.answer}:\n\n{written}"
    else:
        yield f"<details><summary>{page.answer}</summary>\n\n{written}\n</details>\n"


def _sentences(text: Mapping[str, Any], terms: Terms, page: Page) -> Iterator[str]:
    """Yield what an action does, whether it answers, who may use it."""
    yield text["description"]
    if terms.response in page.responses:
        yield page.responses[terms.response]
    if terms.admin_only:
        yield page.administrators


def _field(text: Mapping[str, str], field: Mapping[str, Any], page: Page) -> str:
    """Return what a field is, its values and an example."""
    parts = [text["description"]]
    if select := (field["selector"].get("select") or {}):
        options = page.comma.join(f"`{each}`" for each in select["options"])
        parts.append(page.one_of.format(options))
    if "default" in field:
        parts.append(page.default.format(str(field["default"]).lower()))
    if "example" in field:
        parts.append(page.example.format(field["example"]))
    return page.join.join(parts)


if __name__ == "__main__":
    for language, file in FILES.items():
        file.write_text(describe_actions(language), "utf-8")
