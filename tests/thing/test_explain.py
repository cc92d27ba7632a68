"""`scripts/explain`: what becomes of a thing model, without Home Assistant."""

import json
from pathlib import Path
import subprocess
import sys

from . import FIXTURES

SCRIPT = Path("scripts/explain")
RACK = str(FIXTURES / "laundry-rack.json")


def explain(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script."""
    return subprocess.run(  # noqa: S603 - our own script with our own files
        [sys.executable, SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_table_has_a_line_for_each_part() -> None:
    result = explain(RACK)
    lines = {line.split()[0]: line for line in result.stdout.splitlines()[1:]}
    assert result.returncode == 0
    assert len(lines) == 14
    assert lines["position"].split()[1:5] == ["cover", "control", "cover", "yes"]


def test_json_is_one_object() -> None:
    result = explain("--json", RACK)
    explained = json.loads(result.stdout)
    cover = explained["entities"][0]
    assert set(explained) == {"entities", "excluded"}
    assert (cover["platform"], cover["key"]) == ("cover", "control")
    assert cover["properties"] == ["control", "position", "work_state"]


def test_several_files_give_a_line_each() -> None:
    result = explain("--json", RACK, RACK)
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["file"] for each in objects] == [RACK, RACK]


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    missing = tmp_path / "missing.json"
    result = explain("--json", str(broken), RACK, str(missing))
    assert result.returncode == 1
    assert json.loads(result.stdout)["file"] == RACK
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        str(broken),
        str(missing),
    ]
    assert "Traceback" not in result.stderr
