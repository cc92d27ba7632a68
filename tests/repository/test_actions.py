"""The forms of the actions, and their page in the documentation, fit the code."""

from pathlib import Path
from typing import Any

from homeassistant.util.yaml import load_yaml_dict
import pytest
import voluptuous as vol

from custom_components.tencent_iot_explorer.services.actions import SERVICES
from custom_components.tencent_iot_explorer.services.overrides import RELOAD_OVERRIDES
from custom_components.tencent_iot_explorer.services.terms import TERMS
from scripts.documentation.actions import FILES, describe_actions

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components" / "tencent_iot_explorer"
FORMS: dict[str, Any] = load_yaml_dict(str(INTEGRATION / "services.yaml"))


def test_every_action_has_a_form() -> None:
    """None is missing, none is left over, the order is the same."""
    assert list(FORMS) == [*SERVICES, RELOAD_OVERRIDES]


def test_every_action_has_terms() -> None:
    assert sorted(TERMS) == sorted(SERVICES)


@pytest.mark.parametrize("name", SERVICES)
def test_form_fits_the_schema(name: str) -> None:
    """The form has the fields of the schema, and says which are needed."""
    service = SERVICES[name]
    schema = {**service.target.field, **service.fields}
    form = FORMS[name]["fields"]
    assert list(form) == [str(marker) for marker in schema]
    assert {str(marker) for marker in schema if isinstance(marker, vol.Required)} == {
        key for key, field in form.items() if field.get("required")
    }


@pytest.mark.parametrize("language", FILES)
def test_page_is_up_to_date(language: str) -> None:
    """Run `python -m scripts.documentation.actions` after changing an action."""
    assert FILES[language].read_text("utf-8") == describe_actions(language)
