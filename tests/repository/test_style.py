"""How the code is written, beyond what the linter sees."""

import ast
from collections.abc import Iterator
from pathlib import Path
import statistics

from . import ROOT, kept_files

SOURCES = ("custom_components/*.py", "simulator/*.py", "scripts/*.py")
LONGEST_FUNCTION = 60
LONGEST_LOGIC = 600
LONGEST_MEDIAN = 12

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: Function) -> int:
    """Return the number of lines of a function."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_functions_fit_on_a_screen() -> None:
    assert not [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in kept_files("*.py")
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]


def test_functions_are_short() -> None:
    lengths = [
        length(function)
        for path in kept_files(*SOURCES)
        for function in functions(path)
    ]
    assert statistics.median(lengths) <= LONGEST_MEDIAN


def test_long_files_are_tables() -> None:
    """A file may be long when most of it is data or types, not functions."""
    for path in kept_files(*SOURCES):
        assert sum(map(length, functions(path))) <= LONGEST_LOGIC, path


def test_nothing_is_left_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME")  # in halves, or this file would have them
    assert not [
        (path.name, mark)
        for path in kept_files("*.py", "scripts/*", ".ci/*")
        for mark in marks
        if mark in path.read_text("utf-8")
    ]
