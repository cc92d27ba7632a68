"""The pictures of README and docs, where there is nothing to take them with."""

from pathlib import Path

import pytest

from scripts.demonstration.tour import main


def test_without_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main("python") == 1
    (said,) = capsys.readouterr().out.splitlines()
    assert said.startswith("NOT RUN: None of chromium")
    assert "apt install chromium" in said
