"""Write docs/actions.md: every action of the integration with its fields."""

from collections.abc import Iterator, Mapping
from itertools import groupby
import json
from pathlib import Path
import sys
from typing import Any

from homeassistant.core import SupportsResponse
from homeassistant.util.yaml import load_yaml_dict

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.services import SERVICES
from custom_components.tencent_iot_explorer.services.service import Service

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "actions.md"
INTEGRATION = ROOT / "custom_components" / DOMAIN

INTRODUCTION = """\
# Actions

Every action can be tried in **Developer tools → Actions** and used in automations and
scripts. An action that *returns data* puts it into the `response_variable`.
*Administrators only* means that whoever starts it must be an administrator.

Devices and families are chosen from lists: a family is the service of the same name on
the integration's page. Rooms, timers, automations, members and users are called by
their name, or by their ID where two have the same name.
"""
RESPONSES: Mapping[SupportsResponse, str] = {
    SupportsResponse.ONLY: "Returns data.",
    SupportsResponse.OPTIONAL: "Returns data if asked for it.",
}


def describe_actions() -> str:
    """Return the page."""
    return "\n".join([INTRODUCTION, *_sections()])


def _sections() -> Iterator[str]:
    """Yield the parts of the page: a heading per module, its actions below it."""
    texts = json.loads((INTEGRATION / "translations" / "en.json").read_text("utf-8"))
    forms = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    for module, names in groupby(SERVICES, _module):
        yield f"## {_title(module)}\n"
        for name in names:
            yield from _action(name, texts["services"][name], forms[name])


def _module(name: str) -> str:
    """Return the module that an action is declared in."""
    return SERVICES[name].handler.__module__


def _title(module: str) -> str:
    """Return the first line of a module."""
    return (sys.modules[module].__doc__ or "").splitlines()[0].rstrip(".")


def _action(
    name: str, text: Mapping[str, Any], form: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what one action does and wants."""
    yield f"### {text['name']}\n"
    yield f"`{DOMAIN}.{name}` — {' '.join(_sentences(text, SERVICES[name]))}\n"
    yield "| Field | Needed | What it is |\n|---|---|---|"
    for key, field in form["fields"].items():
        needed = "yes" if field.get("required") else "no"
        yield f"| `{key}` | {needed} | {_field(text['fields'][key], field)} |"
    yield ""


def _sentences(text: Mapping[str, Any], service: Service) -> Iterator[str]:
    """Yield what an action does, whether it answers, who may use it."""
    yield text["description"]
    if service.response in RESPONSES:
        yield f"*{RESPONSES[service.response]}*"
    if service.admin_only:
        yield "*Administrators only.*"


def _field(text: Mapping[str, str], field: Mapping[str, Any]) -> str:
    """Return what a field is, its values and an example."""
    parts = [text["description"]]
    if select := (field["selector"].get("select") or {}):
        parts.append(
            "One of " + ", ".join(f"`{each}`" for each in select["options"]) + "."
        )
    if "default" in field:
        parts.append(f"Default: `{str(field['default']).lower()}`.")
    if "example" in field:
        parts.append(f"Example: `{field['example']}`.")
    return " ".join(parts)


if __name__ == "__main__":
    PAGE.write_text(describe_actions(), "utf-8")
