"""The environments have what users have."""

from importlib import metadata
import os
from pathlib import Path
import re
from shutil import copy, which
import subprocess
import tomllib

from homeassistant import components
from packaging.requirements import Requirement
import pytest
from ulid_transform import ulid_now

from . import ROOT, load_json

HOMES = ("test", "test-newest", "demo")
# Each environment and the group of dependencies that it has.
ENVIRONMENTS = {
    "test": "dev",
    "test-newest": "dev",
    "demo": "demo",
    "browser": "browser",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(environment: str) -> dict[str, str]:
    """Return the versions that an environment has."""
    lines = (ROOT / "requirements" / f"{environment}.txt").read_text("utf-8").split()
    return dict(line.split("==") for line in lines)


def test_the_suite_runs_on_what_users_run() -> None:
    """On the oldest version that the integration is for, and on that of the demo."""
    floor = load_json(ROOT / "hacs.json")["homeassistant"]
    oldest, newest, shown = (pins(each)["homeassistant"] for each in HOMES)
    assert oldest.rpartition(".")[0] == floor.rpartition(".")[0]
    assert newest == shown != oldest


@pytest.mark.parametrize(("environment", "group"), ENVIRONMENTS.items())
def test_what_is_asked_for_is_pinned(environment: str, group: str) -> None:
    """Run `scripts/pin` after changing pyproject.toml."""
    pinned = pins(environment)
    assert pinned
    for asked in map(Requirement, PROJECT["dependency-groups"][group]):
        name = asked.name.lower()
        assert name in pinned
        if name != "homeassistant":
            assert asked.specifier.contains(pinned[name]), name


@pytest.mark.parametrize("name", ["bluetooth", "usb"])
def test_bluetooth_is_that_of_home_assistant(name: str) -> None:
    """Its components run on the libraries that they name, none of them newer."""
    manifest = load_json(Path(*components.__path__) / name / "manifest.json")
    named = dict(each.split("==") for each in manifest["requirements"])
    assert named
    assert {each: metadata.version(each) for each in named} == named


@pytest.mark.skipif(which("c++") is None, reason="nothing here compiles it")
def test_ids_of_states_are_made_as_fast_as_users_have_them() -> None:
    """Home Assistant asks for one with every state that is measured here."""
    assert ulid_now.__module__ == "ulid_transform._ulid_impl"


@pytest.mark.usefixtures("enable_bluetooth")
async def test_bluetooth_can_be_tested() -> None:
    """The test package's Bluetooth finds all that it needs."""


def test_without_a_network_setting_up_says_what_to_do(tmp_path: Path) -> None:
    """One sentence, the last; no half environment is taken for a whole one."""
    uv = tmp_path / "bin" / "uv"
    for folder in (uv.parent, tmp_path / "scripts", tmp_path / "requirements"):
        folder.mkdir()
    uv.write_text('#!/bin/sh\n[ "$1" = --version ] || { echo refused >&2; exit 2; }\n')
    uv.chmod(0o755)
    copy(ROOT / "scripts" / "setup", tmp_path / "scripts")
    copy(ROOT / "requirements" / "docs.txt", tmp_path / "requirements")
    (tmp_path / "scripts" / "debian-python").symlink_to(uv)
    result = subprocess.run(  # noqa: S603 - our own script
        [tmp_path / "scripts" / "setup", "docs"],
        env={**os.environ, "PATH": f"{uv.parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode
    assert not result.stdout
    said = result.stderr.splitlines()[-1]
    assert said.startswith("NOT SET UP: .venv-docs needs a network")
    assert "scripts/setup docs" in said


def test_every_test_has_a_limit() -> None:
    options = PROJECT["tool"]["pytest"]["ini_options"]
    assert 0 < options["timeout"] <= 60
    assert re.search(r"-n 2\b", (ROOT / ".ci" / "run").read_text("utf-8"))
