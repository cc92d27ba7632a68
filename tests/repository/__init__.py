"""What holds for the repository as a whole: layout, metadata, words and style."""

from collections.abc import Iterator
import json
from pathlib import Path
import subprocess
from typing import Any

ROOT = Path(__file__).parents[2]
COMPONENT = ROOT / "custom_components" / "tencent_iot_explorer"


def kept_files(*patterns: str) -> Iterator[Path]:
    """Yield the files that git keeps, or is about to, and that match."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603
        [*command, *patterns], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    assert listed, f"git keeps nothing like {patterns}"
    return (ROOT / name for name in listed.splitlines() if (ROOT / name).is_file())


def load_json(path: Path) -> Any:
    """Return what a JSON file holds."""
    return json.loads(path.read_text("utf-8"))
