"""Reading the files of overrides: the bundled ones, and the user's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.yaml import load_yaml

from ...const import DOMAIN
from ...thing import Override, OverrideError, parse_override
from ..issues import Issue, async_update_issues

BUNDLED = Path(__file__).parents[2] / "overrides"


class FileProblem(NamedTuple):
    """A problem of a file; line 0 if unknown."""

    file: str
    line: int
    reason: str


type Overrides = tuple[Override, ...]

OVERRIDES: HassKey[Overrides] = HassKey(f"{DOMAIN}_overrides")


async def async_load_overrides(hass: HomeAssistant) -> list[FileProblem]:
    """Read all files again; the user's override the bundled ones.

    An invalid file is left out, and a repair issue tells why.
    """
    folders = (BUNDLED, Path(hass.config.path(DOMAIN)))
    read = await hass.async_add_executor_job(_read_folders, folders)
    hass.data[OVERRIDES] = tuple(each for each in read if isinstance(each, Override))
    problems = [each for each in read if isinstance(each, FileProblem)]
    async_update_issues(hass, "overrides", map(_issue, problems))
    return problems


def _read_folders(folders: tuple[Path, ...]) -> list[Override | FileProblem]:
    """Read all files in the order of their names, without hidden ones of editors."""
    return [
        _read_file(path)
        for folder in folders
        for path in sorted(folder.glob("*.yaml"))
        if not path.name.startswith(".")
    ]


def _read_file(path: Path) -> Override | FileProblem:
    """Read one file."""
    try:
        raw = load_yaml(path)
    except HomeAssistantError as error:
        return FileProblem(file=path.name, line=0, reason=str(error))
    except OSError as error:
        return FileProblem(file=path.name, line=0, reason=error.strerror or str(error))
    except RecursionError:
        return FileProblem(file=path.name, line=0, reason="it is nested too deep")
    try:
        return parse_override(raw, path.name)
    except OverrideError as error:
        line = max(_lines(raw, error.path), default=0)
        where = ".".join(map(str, error.path))
        return FileProblem(file=path.name, line=line, reason=f"{where} {error}".strip())


def _lines(raw: Any, path: tuple[str | int, ...]) -> Iterator[int]:
    """Yield the lines on the path to a place, as the loader noted them."""
    yield getattr(raw, "__line__", 0)
    for step in path:
        if isinstance(raw, dict):
            yield from (getattr(key, "__line__", 0) for key in raw if key == step)
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):  # fmt: skip
            return
        yield getattr(raw, "__line__", 0)


def _issue(problem: FileProblem) -> Issue:
    """Return the issue about a file."""
    return Issue(
        "override_invalid",
        problem.file,
        {
            "file": problem.file,
            "line": str(problem.line or "?"),
            "reason": problem.reason,
        },
    )
