"""What devices reply to actions, and who hears it."""

import asyncio

import pytest

from custom_components.tencent_iot_explorer.account.push import replies
from custom_components.tencent_iot_explorer.account.push.replies import ActionReplies
from custom_components.tencent_iot_explorer.cloud import ActionResult


async def test_two_actions_of_the_same_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both hear the reply, and both end where none comes."""
    monkeypatch.setattr(replies, "REPLY_SECONDS", 0.05)
    waiting = ActionReplies()

    async def started() -> ActionResult:
        return ActionResult(client_token="", status="started")

    both = asyncio.gather(waiting.wait(started()), waiting.wait(started()))
    await asyncio.sleep(0)
    waiting.take({"clientToken": "", "status": "done"})
    assert [each.status for each in await both] == ["done", "done"]
    again = replies.ActionReplies()
    both = asyncio.gather(again.wait(started()), again.wait(started()))
    assert [each.status for each in await both] == ["started", "started"]


async def test_reply_that_overtakes_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The device is heard though the cloud has yet to say that it was asked."""
    monkeypatch.setattr(replies, "REPLY_SECONDS", 0.05)
    waiting = ActionReplies()

    async def started() -> ActionResult:
        for token in ("another", "mine"):
            reply = {"clientToken": token, "status": "done", "response": {"to": token}}
            waiting.take(reply)
        return ActionResult(client_token="mine", status="started")

    result = await waiting.wait(started())
    assert (result.status, result.output) == ("done", {"to": "mine"})


@pytest.mark.parametrize(
    ("response", "output"),
    [({"result": 1}, {"result": 1}), ('{"result": 1}', {"result": 1}), (None, {})],
)
async def test_outputs_as_an_object_or_as_its_text(
    response: object, output: dict[str, int]
) -> None:
    waiting = ActionReplies()

    async def started() -> ActionResult:
        waiting.take({"clientToken": "mine", "status": "succ", "response": response})
        return ActionResult(client_token="mine", status="Sent")

    assert (await waiting.wait(started())).output == output
