"""The vocabulary in thing/words: literals, each word once."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from custom_components.tencent_iot_explorer.thing.spelling import joined
from custom_components.tencent_iot_explorer.thing.table import Role, Table
from custom_components.tencent_iot_explorer.thing.words.choices import CHOICES
from custom_components.tencent_iot_explorer.thing.words.states import STATES
from custom_components.tencent_iot_explorer.thing.words.toggles import TOGGLES

from . import COMPONENT

WORDS = COMPONENT / "thing" / "words"
# Parts of names, units, and the ids of events, which are translated, count as they are.
AS_WRITTEN = {
    WORDS / f"{name}.py"
    for name in (
        "chinese_names",
        "english_names",
        "english_options",
        "happenings",
        "units",
    )
}


def word_lists(path: Path) -> Iterator[list[str]]:
    """Yield the words of each text in a file but its docstring."""
    docstring, *statements = ast.parse(path.read_text("utf-8")).body
    assert isinstance(docstring, ast.Expr)
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value.split()


@pytest.mark.parametrize("path", WORDS.glob("*.py"), ids=lambda path: path.stem)
def test_no_list_has_a_word_twice(path: Path) -> None:
    """Two spellings of one word, such as temp and temperature, are one as well."""
    spelling = str if path in AS_WRITTEN else joined
    lists = [Counter(map(spelling, words)) for words in word_lists(path)]
    assert not [word for each in lists for word, count in each.items() if count > 1]


@pytest.mark.parametrize("table", [CHOICES, STATES, TOGGLES])
def test_no_word_means_two_things(table: Table[Role]) -> None:
    """Of what is measured the unit tells which of two is meant; nothing does here."""
    words = [
        word for role in table.roles for word in set(map(joined, role.words.split()))
    ]
    assert not [word for word, count in Counter(words).items() if count > 1]
