"""Which way imports run, also those that are for types only."""

from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path
import sys

from homeassistant.const import Platform
import pytest

from scripts.documentation.imports import graph, imported, loaded, modules, room

from . import COMPONENT, ROOT

OWN = f"custom_components.{COMPONENT.name}"
STANDARD_LIBRARY = frozenset(sys.stdlib_module_names)
BASE = {"thing", "cloud", "const"}
ACCOUNT = {*BASE, "account", "coordinator"}
ENTITY = {*ACCOUNT, "entity"}
MAY_IMPORT = {
    "thing": set(),
    "cloud": set(),
    "bluetooth": set(),
    "account": {*BASE, "coordinator"},
    "entity": ACCOUNT,
    "flows": ACCOUNT,
    "history": ACCOUNT,
    "media": ENTITY,
    "nearby": {*ACCOUNT, "bluetooth", "flows"},
    "services": {*ACCOUNT, "history"},
}
ROOMS_OF_ACCOUNT = {
    "products": set(),
    "devices": {"products"},
    "registry": {"devices"},
    "schedule": {"devices"},
    "polling": {"products", "devices", "registry", "schedule"},
    "push": {"devices", "polling"},
}
ENTRY_POINTS = {
    "",  # the package itself
    "config_flow",
    "const",
    "coordinator",
    "diagnostics",
    "media_source",
    "repairs",
    "system_health",
    *Platform,
}


def foreign(folder: Path, allowed: Collection[str]) -> set[tuple[str, str]]:
    """Return what a package imports beyond itself and the allowed libraries."""
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
        (COMPONENT / "bluetooth", {"cryptography"}),
        (ROOT / "simulator", {"aiohttp", "cryptography"}),
    ],
    ids=["thing", "cloud", "bluetooth", "simulator"],
)
def test_packages_stand_alone(folder: Path, libraries: set[str]) -> None:
    assert not foreign(folder, STANDARD_LIBRARY | libraries)


def test_the_root_holds_only_entry_points_and_rooms() -> None:
    """Modules that Home Assistant or everybody looks for; all others have a room."""
    rooms = {room(module) for module in modules(COMPONENT)}
    assert rooms <= {*MAY_IMPORT, *ENTRY_POINTS}
    assert rooms >= MAY_IMPORT.keys()


@pytest.mark.parametrize("room_name", MAY_IMPORT)
def test_rooms_import_only_what_lies_below(room_name: str) -> None:
    assert not {
        (module, target)
        for module, targets in graph(COMPONENT).items()
        for target in targets
        if room(module) == room_name
        and room(target) not in {room_name, *MAY_IMPORT[room_name]}
    }


@pytest.mark.parametrize("name", ROOMS_OF_ACCOUNT)
def test_rooms_of_an_account_import_only_what_lies_below(name: str) -> None:
    others = ROOMS_OF_ACCOUNT.keys() - {name, *ROOMS_OF_ACCOUNT[name]}
    assert (COMPONENT / "account" / name).is_dir()
    assert not {
        (module, target)
        for module, targets in graph(COMPONENT).items()
        for target in targets
        if room_of_account(module) == name and room_of_account(target) in others
    }


def room_of_account(module: str) -> str:
    """Return the room of a module below account, or its own name."""
    return module.partition(".account.")[2].partition(".")[0]


@pytest.mark.parametrize(
    "folder", [COMPONENT, ROOT / "simulator"], ids=lambda f: f.name
)
def test_nothing_imports_itself_by_way_of_others(folder: Path) -> None:
    TopologicalSorter(graph(folder)).prepare()  # tells the circle


def loaded_with(*entry_points: str) -> set[str]:
    """Return all that is imported with modules of ours, and by what those import."""
    known, found, waiting = modules(COMPONENT), set[str](), [*entry_points]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += loaded(known[name]) if name in known else ()
            waiting += filter(None, [name.rpartition(".")[0]])
    return found


def test_a_home_without_bluetooth_imports_nothing_of_it() -> None:
    """Not even when it adds an account: only what was heard loads Bluetooth."""
    found = loaded_with(*(f"{OWN}.{path.stem}" for path in COMPONENT.glob("*.py")))
    assert f"{OWN}.account" in found
    heavy = {f"{OWN}.bluetooth", f"{OWN}.nearby", "bleak", "habluetooth"}
    assert not found & {*heavy, "homeassistant.components.bluetooth"}


def test_a_start_imports_no_actions() -> None:
    """They are imported with the first that is called."""
    found = loaded_with(*(f"{OWN}.{path.stem}" for path in COMPONENT.glob("*.py")))
    assert f"{OWN}.services.terms" in found
    assert f"{OWN}.services.actions" not in found


def test_a_home_without_cameras_loads_no_images() -> None:
    """Home Assistant loads what the media browser needs at every start."""
    images = "homeassistant.components.image"
    assert images in loaded_with(f"{OWN}.image")
    assert images not in loaded_with(f"{OWN}.media_source")


def test_devices_need_no_home_assistant() -> None:
    assert not [
        name
        for name in imported(COMPONENT / "account" / "devices" / "device.py")
        if name.startswith("homeassistant")
    ]


def test_platforms_go_through_the_account() -> None:
    """No platform talks to the cloud's API groups by itself."""
    platforms = {
        path.name: {name for name in imported(path) if ".cloud.api" in name}
        for path in COMPONENT.glob("*.py")
    }
    assert platforms
    assert not any(platforms.values()), platforms


def test_only_the_account_knows_where_it_is_kept() -> None:
    """What runs below the entities is handed what it needs."""
    climbing = {
        path.relative_to(COMPONENT).as_posix()
        for wing in ("thing", "cloud", "account")
        for path in (COMPONENT / wing).rglob("*.py")
        if "runtime_data" in path.read_text("utf-8")
    }
    assert climbing <= {"account/account.py"}


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
