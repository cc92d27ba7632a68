"""That a soak says what it waits for, and not for ever."""

import asyncio

import pytest

from scripts.demonstration.failure import DemoFailed
from scripts.soaking.progress import spend, until


async def test_a_wait_is_said_and_ends_with_its_event(
    capsys: pytest.CaptureFixture[str],
) -> None:
    looks = iter((False, False, True))

    async def has_come() -> bool:
        return next(looks)

    await until("the sun shines", 9, has_come, pause=0)
    await spend(0, "in the sun")
    assert next(looks, None) is None
    said = [line.split(" ", 1)[1] for line in capsys.readouterr().err.splitlines()]
    assert said == ["until the sun shines, 9 s at most", "0 s in the sun"]


@pytest.mark.parametrize(("answer", "pause"), [(0, 60), (60, 0)])
async def test_a_wait_in_vain_or_for_an_answer_ends(
    answer: float, pause: float
) -> None:
    async def has_come() -> bool:
        await asyncio.sleep(answer)
        return False

    with pytest.raises(DemoFailed, match="the sun shines"):
        await until("the sun shines", 0.01, has_come, pause)
