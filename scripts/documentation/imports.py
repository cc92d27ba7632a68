"""Which modules there are, and which of ours each one imports."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMPONENT = ROOT / "custom_components" / "tencent_iot_explorer"

type Graph = Mapping[str, frozenset[str]]


def modules(folder: Path) -> dict[str, Path]:
    """Return the files of a package by the names of their modules."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in sorted(folder.rglob("*.py"))
    }


def imported(path: Path) -> Iterator[str]:
    """Yield what a file imports, for types only or not, by absolute names."""
    return _named(path, ast.walk(ast.parse(path.read_text("utf-8"))))


def loaded(path: Path) -> Iterator[str]:
    """Yield what a file imports as soon as it is imported itself, by absolute names."""
    return _named(path, ast.parse(path.read_text("utf-8")).body)


def _named(path: Path, nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the absolute names in those nodes of a file that are imports."""
    package = path.relative_to(ROOT).parent.parts
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join((*base, *filter(None, [node.module])))
            yield from (f"{start}.{alias.name}" for alias in node.names)


@cache
def graph(folder: Path) -> Graph:
    """Return which modules of a package import which others of it."""
    known = modules(folder)
    return {
        module: frozenset(
            target
            for name in imported(path)
            for target in (name if name in known else name.rpartition(".")[0],)
            if target in known and target != module
        )
        for module, path in known.items()
    }


def room(module: str) -> str:
    """Return the package below the integration, or the module of its root."""
    inside = module.removeprefix(f"custom_components.{COMPONENT.name}").strip(".")
    return inside.partition(".")[0]
