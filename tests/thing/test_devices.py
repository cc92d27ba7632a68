"""docs/devices.md tells what the rules really make of the models."""

from pathlib import Path
import subprocess
import sys


def test_the_page_is_up_to_date() -> None:
    printed = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, Path("scripts/devices")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    page = Path("docs/devices.md").read_text("utf-8")
    assert page == printed, "run scripts/devices > docs/devices.md"
