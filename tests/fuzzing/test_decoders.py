"""A little nonsense for every decoder; scripts/fuzz has more."""

import logging
from random import Random

import pytest

from scripts.fuzzing.__main__ import attempt, main
from scripts.fuzzing.decoders import DECODERS


@pytest.mark.parametrize("name", DECODERS)
def test_nonsense_is_read_or_refused(name: str) -> None:
    random = Random(name)
    outcomes = {attempt(name, random) for _ in range(DECODERS[name].weight * 2)}
    assert "read" in outcomes
    assert outcomes <= {"read", "refused"}


@pytest.mark.parametrize("inputs", [0, 5])
def test_a_few_inputs_are_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], inputs: int
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "frame", "--inputs", str(inputs)])
    assert main() == 0
    logging.disable(logging.NOTSET)
    assert f"| frame | {inputs} |" in capsys.readouterr().out
