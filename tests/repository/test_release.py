"""What a release publishes: the steps of the workflow, run here."""

from pathlib import Path
import subprocess
import sys
from zipfile import ZipFile

import pytest

from . import COMPONENT, ROOT, load_json

VERSION = load_json(COMPONENT / "manifest.json")["version"]


def release(tag: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script that the workflow runs."""
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, ROOT / "scripts" / "release", tag, folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_archive_is_the_integration(tmp_path: Path) -> None:
    """It is unpacked into custom_components/tencent_iot_explorer, and is all of it."""
    done = release(f"v{VERSION}", tmp_path / "new")
    assert (done.returncode, done.stderr) == (0, "")
    with ZipFile(tmp_path / "new" / f"{COMPONENT.name}.zip") as archive:
        packed = {each for each in archive.namelist() if not each.endswith("/")}
    command = [
        "git",
        "ls-tree",
        "-r",
        "--name-only",
        f"HEAD:custom_components/{COMPONENT.name}",
    ]
    committed = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert packed == {*committed.splitlines()}
    assert {"manifest.json", "translations/en.json", "brand/icon.png"} <= packed


def test_notes_are_what_the_changelog_says(tmp_path: Path) -> None:
    release(f"v{VERSION}", tmp_path)
    notes = (tmp_path / "notes.md").read_text("utf-8")
    assert notes.strip()
    assert "## " not in notes
    assert notes in (ROOT / "CHANGELOG.md").read_text("utf-8") + "\n"


@pytest.mark.parametrize("tag", ["v0.9.9", VERSION, "1.0", ""])
def test_tag_of_another_version(tmp_path: Path, tag: str) -> None:
    """Nothing is made, and a sentence tells which version stands where."""
    done = release(tag, tmp_path)
    assert done.returncode == 1
    assert f"CHANGELOG.md tells of {VERSION} first" in done.stderr
    assert not [*tmp_path.iterdir()]


def test_workflow_runs_the_script() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert 'scripts/release "$TAG" release' in workflow
    assert "gh release create" in workflow
