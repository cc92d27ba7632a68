"""Draw the rooms of the integration, as their imports make them.

Run `python -m scripts.documentation.architecture` to draw docs/images/architecture.svg anew.
"""

import ast
from collections.abc import Mapping
from html import escape
from statistics import mean
from textwrap import wrap

from .imports import COMPONENT, ROOT, graph, room

PICTURE = ROOT / "docs" / "images" / "architecture.svg"
WIDTH, HEIGHT = 168, 76
GAP, FLOOR = 22, 128
LETTERS_PER_LINE = 27
ENTRY_POINTS = "entry points"
ENTRY_POINTS_ARE = (
    "What Home Assistant imports by name: platforms, config flow, diagnostics."
)
STYLE = (
    "text{font:12px sans-serif;fill:#24292f;text-anchor:middle}.name{font-weight:bold;"
    "font-size:14px}rect{fill:#f6f8fa;stroke:#8c959f}path{stroke:#8c959f;fill:none}"
    ".arrow{marker-end:url(#tip)}.page{fill:#fff;stroke:none}"
)
TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"'
    ' markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8"/></marker></defs>'
)

type Rooms = Mapping[str, frozenset[str]]


def rooms() -> Rooms:
    """Return which rooms import which; what everybody imports is left out."""
    found: dict[str, set[str]] = {}
    for module, targets in graph(COMPONENT).items():
        if (name := _room(module)) != "const":
            found.setdefault(name, set()).update(map(_room, targets))
    return {name: frozenset(found[name] - {name, "const"}) for name in sorted(found)}


def _room(module: str) -> str:
    """Return the room of a module; the common base of what is read belongs to the account."""
    name = room(module)
    if name == "const" or (name and (COMPONENT / name).is_dir()):
        return name
    return "account" if name == "coordinator" else ENTRY_POINTS


def floors(imports: Rooms) -> list[list[str]]:
    """Return the rooms of each floor: all that a room imports lies further down.

    A room is on the highest floor below those that import it.
    """
    level: dict[str, int] = {}
    while len(level) < len(imports):
        for name, targets in imports.items():
            if name not in level and targets <= level.keys():
                level[name] = max((level[each] + 1 for each in targets), default=0)
    for name in sorted(level, key=level.__getitem__, reverse=True):
        if users := [level[user] for user in imports if name in imports[user]]:
            level[name] = min(users) - 1
    return [
        [name for name in imports if level[name] == number]
        for number in range(max(level.values()) + 1)
    ]


def direct(imports: Rooms) -> list[tuple[str, str]]:
    """Return the pairs that the picture connects: not those that others imply."""
    below: dict[str, frozenset[str]] = {}
    for floor in floors(imports):
        for name in floor:
            below[name] = imports[name].union(*(below[each] for each in imports[name]))
    return [
        (name, target)
        for name, targets in imports.items()
        for target in sorted(targets)
        if not any(target in below[other] for other in targets)
    ]


def draw() -> str:
    """Return the picture."""
    imports = rooms()
    stack = floors(imports)
    width = max(map(len, stack)) * (WIDTH + GAP) + GAP
    height = len(stack) * FLOOR - (FLOOR - HEIGHT) + 2 * GAP
    places = _places(imports, width, height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            f"<style>{STYLE}</style>",
            TIP,
            f'<rect class="page" width="{width}" height="{height}"/>',
            *(_arrow(places[a], places[b]) for a, b in direct(imports)),
            *(line for name, place in places.items() for line in _box(name, *place)),
            "</svg>\n",
        ]
    )


def _places(imports: Rooms, width: int, height: int) -> dict[str, tuple[int, int]]:
    """Return the upper left corner of each room, below the middle of its users."""
    places: dict[str, tuple[int, int]] = {}
    pairs = direct(imports)
    for level, floor in reversed([*enumerate(floors(imports))]):
        middles = {
            name: mean(
                [places[user][0] for user, used in pairs if used == name] or [width]
            )
            for name in floor
        }
        left = (width - len(floor) * (WIDTH + GAP) + GAP) // 2
        ordered = sorted(floor, key=middles.__getitem__)
        for number, name in enumerate(ordered):
            top = height - GAP - HEIGHT - level * FLOOR
            places[name] = left + number * (WIDTH + GAP), top
    return places


def _box(name: str, x: int, y: int) -> list[str]:
    """Return a room with its name, and what it says of itself."""
    middle = x + WIDTH // 2
    lines = wrap(_purpose(name), LETTERS_PER_LINE)
    return [
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>',
        f'<text class="name" x="{middle}" y="{y + 18}">{name}</text>',
        *(
            f'<text x="{middle}" y="{y + 36 + 14 * number}">{escape(line)}</text>'
            for number, line in enumerate(lines[:3])
        ),
    ]


def _purpose(name: str) -> str:
    """Return the first sentence of a room's docstring."""
    if name == ENTRY_POINTS:
        return ENTRY_POINTS_ARE
    source = (COMPONENT / name / "__init__.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return an arrow from the foot of a room to the head of one below."""
    x, y = start[0] + WIDTH // 2, start[1] + HEIGHT
    to_x, to_y = end[0] + WIDTH // 2, end[1]
    bend = min(FLOOR // 3, (to_y - y) // 2)
    return f'<path class="arrow" d="M{x} {y}C{x} {y + bend} {to_x} {to_y - bend} {to_x} {to_y - 1}"/>'


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
