"""Which way imports run."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
import sys

import pytest

from . import COMPONENT, ROOT

STANDARD_LIBRARY = frozenset(sys.stdlib_module_names)


def imported(path: Path) -> Iterator[str]:
    """Yield the absolute names of the modules that a file imports."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            package_or_module = ".".join((*base, *filter(None, [node.module])))
            yield package_or_module
            yield from (f"{package_or_module}.{alias.name}" for alias in node.names)


def graph(folder: Path) -> dict[str, set[str]]:
    """Return which modules of a package each of its modules imports, by name."""
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in folder.rglob("*.py")
        if path.name != "__init__.py"
    }
    return {
        name: modules.keys() & set(imported(path)) - {name}
        for name, path in modules.items()
    }


def foreign(folder: Path, allowed: frozenset[str]) -> set[tuple[str, str]]:
    """Return what a package imports beyond itself and the allowed packages."""
    own = ".".join(folder.relative_to(ROOT).parts)
    return {
        (path.name, name)
        for path in folder.rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] not in allowed
        if not f"{name}.".startswith(f"{own}.")
    }


@pytest.mark.parametrize(
    ("folder", "libraries"),
    [
        (COMPONENT / "thing", set()),
        (COMPONENT / "cloud", {"aiohttp", "orjson"}),
        (ROOT / "simulator", {"aiohttp"}),
    ],
    ids=["thing", "cloud", "simulator"],
)
def test_packages_stand_alone(folder: Path, libraries: set[str]) -> None:
    assert not foreign(folder, STANDARD_LIBRARY | libraries)


@pytest.mark.parametrize(
    "folder",
    [COMPONENT / "cloud", COMPONENT / "thing", ROOT / "simulator"],
    ids=lambda folder: folder.name,
)
def test_no_circles(folder: Path) -> None:
    """Who is imported does not import back, be it only for a type."""
    TopologicalSorter(graph(folder)).prepare()


def test_devices_need_no_home_assistant() -> None:
    assert not [
        name
        for name in imported(COMPONENT / "home" / "device.py")
        if name.startswith("homeassistant")
    ]


def test_platforms_go_through_the_account() -> None:
    """No platform talks to the cloud's API groups by itself."""
    platforms = {
        path.name: {name for name in imported(path) if ".cloud.api" in name}
        for path in COMPONENT.glob("*.py")
    }
    assert not any(platforms.values()), platforms


def test_only_what_is_installed_ships() -> None:
    """The integration imports neither the simulator nor anything for development."""
    strangers = {
        "simulator",
        "tests",
        "scripts",
        "benchmarks",
        "pytest",
        "demonstration",
    }
    assert not {
        (path.name, name)
        for path in COMPONENT.rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in strangers
    }
