"""What the forms of all flows share: kinds of fields, and what becomes of the typed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from string import whitespace
from typing import Any

from homeassistant.const import CONF_PASSWORD
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

NUMBER = NumberSelector(NumberSelectorConfig(min=0, mode=NumberSelectorMode.BOX))
TEXT = TextSelector()
SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
PHONE = TextSelector(TextSelectorConfig(type=TextSelectorType.TEL))
EMAIL = TextSelector(TextSelectorConfig(type=TextSelectorType.EMAIL))
URL = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))

# what copying from a web page or a chat brings along, seen or unseen
BLANKS = whitespace + "\u00a0\u200b\u200e\u202c\u202d\u3000\ufeff"


def fixed_choice(options: Iterable[str], translation_key: str) -> SelectSelector:
    """Return a choice among options that have a translation."""
    return SelectSelector(
        SelectSelectorConfig(options=list(options), translation_key=translation_key)
    )


def choice(names: Mapping[str, str], *, multiple: bool = False) -> SelectSelector:
    """Return a choice among names: the id is stored, the name is shown.

    The id is shown too where another has the same name, or where there is none.
    """
    bearers = Counter(["", *names.values()])
    options = [
        SelectOptionDict(
            value=id_, label=name if bearers[name] == 1 else f"{name} ({id_})".strip()
        )
        for id_, name in names.items()
    ]
    return SelectSelector(SelectSelectorConfig(options=options, multiple=multiple))


def suggestions(texts: Iterable[str]) -> SelectSelector:
    """Return a choice among texts, or of any other text that is typed."""
    return SelectSelector(SelectSelectorConfig(options=list(texts), custom_value=True))


def stripped(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed without blanks around it; those of a password may be meant."""
    return {
        field: text.strip(BLANKS)
        if isinstance(text, str) and field != CONF_PASSWORD
        else text
        for field, text in typed.items()
    }
