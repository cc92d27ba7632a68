"""How the code is written, beyond what the linter sees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
import re
import statistics

from . import COMPONENT, ROOT, kept_files

SOURCES = ("custom_components/*.py", "simulator/*.py", "scripts/*.py")
LONGEST_FUNCTION = 60
LONGEST_LOGIC = 600
LONGEST_MEDIAN = 12
# By Python, or by Home Assistant: the entry points of an integration, steps of a flow, climates
CALLED_BY_OTHERS = re.compile(
    r"__\w+__|PARALLEL_UPDATES|CONFIG_SCHEMA|TencentConfigFlow"
    r"|async_(setup|unload|remove|migrate|step|get|create_fix)_\w+|async_setup|native_\w+"
)

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def functions(path: Path) -> list[Function]:
    """Return the functions of a file."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


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


def names_of(path: Path) -> Iterator[str]:
    """Yield the functions, classes and constants that a file defines."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                if "override" not in map(ast.unparse, node.decorator_list):
                    yield node.name
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)])
                | ast.AnnAssign(target=ast.Name(id=name))
            ) if name.isupper():
                yield name


def uses_of(path: Path) -> Iterator[str]:
    """Yield the names that a file reads, and the texts that could be names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                yield name
            case ast.Constant(value=str(text)):
                yield text


def test_nothing_is_dead() -> None:
    """What ships is used by what ships; tests alone are no use."""
    files = [*COMPONENT.rglob("*.py")]
    used = {name for path in files for name in uses_of(path)}
    assert not {
        (path.relative_to(COMPONENT).as_posix(), name)
        for path in files
        for name in names_of(path)
        if name not in used and not CALLED_BY_OTHERS.fullmatch(name)
    }


def test_nothing_is_left_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME")  # in halves, or this file would have them
    assert not [
        (path.name, mark)
        for path in kept_files("*.py", "scripts/*", ".ci/*")
        for mark in marks
        if mark in path.read_text("utf-8")
    ]
