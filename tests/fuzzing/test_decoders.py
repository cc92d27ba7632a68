"""A little nonsense for every decoder; scripts/fuzz has more."""

from random import Random

import pytest

from scripts.fuzzing.__main__ import attempt
from scripts.fuzzing.decoders import DECODERS


@pytest.mark.parametrize("name", DECODERS)
def test_nonsense_is_read_or_refused(name: str) -> None:
    random = Random(name)
    outcomes = {attempt(name, random) for _ in range(DECODERS[name].weight * 2)}
    assert "read" in outcomes
    assert outcomes <= {"read", "refused"}
