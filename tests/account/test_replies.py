"""What devices reply to actions, and who hears it."""

import asyncio

import pytest

from custom_components.tencent_iot_explorer.account.push import replies
from custom_components.tencent_iot_explorer.account.push.replies import ActionReplies
from custom_components.tencent_iot_explorer.account.reasons import reason
from custom_components.tencent_iot_explorer.cloud import ActionResult, RequestRefused


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


@pytest.mark.parametrize("code", [1, -1, "406"])
async def test_a_device_that_refuses(code: object) -> None:
    """Whatever it says of its status, and in words if it has any."""
    waiting = ActionReplies()

    async def started() -> ActionResult:
        waiting.take({"clientToken": "mine", "code": code, "status": "no water"})
        return ActionResult(client_token="mine", status="Sent")

    with pytest.raises(RequestRefused, match="no water") as refusal:
        await waiting.wait(started())
    assert reason(refusal.value) == "command_refused"


@pytest.mark.parametrize("code", [0, "0", None, "", []])
async def test_a_device_that_says_of_no_refusal(code: object) -> None:
    waiting = ActionReplies()

    async def started() -> ActionResult:
        waiting.take({"clientToken": "mine", "code": code, "status": "succ"})
        return ActionResult(client_token="mine", status="Sent")

    assert (await waiting.wait(started())).status == "succ"
