"""The samples of the documents, against the client."""

from collections.abc import Iterable, Iterator
import re
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Client,
    CloudError,
    Structure,
    WeChatLogin,
)

from .cases import CASES, LAMP, Call, all_of
from .documents import DOCUMENTS
from .fake_cloud import FakeCloud

CALLS: dict[str, Call] = {
    case.sent.get("KGCommand", case.action): case.call
    for case in reversed(CASES.values())
} | {
    "playlist_awesome": lambda client: all_of(client.music.playlist_awesome(LAMP)),
    "AppGetTokenByWeiXin": lambda client: client.user.get_token_by_wei_xin(
        WeChatLogin(open_id="open-id")
    ),
    "AppGetGatewayBindDeviceList": (
        lambda client: client.device.get_gateway_bind_device_list("P9/hub", "P1")
    ),
    "AppGetMessages": lambda client: all_of(client.message.get_messages(2)),
    "AppGetDeviceDataHistory": lambda client: all_of(
        client.history.get_device_data_history(LAMP, "power", 5, 6)
    ),
    "AppListEventHistory": lambda client: all_of(
        client.history.list_event_history(LAMP, event_type="info")
    ),
    "IotVideoDescribeCloudStorageEvents": lambda client: all_of(
        client.video.describe_cloud_storage_events(LAMP)
    ),
    "ServiceCallDeviceActionAsync": (
        lambda client: client.control.service_call_device_action_async(
            LAMP, "blink", {}
        )
    ),
}

# Names in the samples that neither the pages' own tables nor real clients know, and
# one that is for another way of asking.
STRAY_NAMES = {
    "AppControlDeviceData": {"AppId"},
    "AppListEventHistory": {"ProductID"},
    "AppGetProducts": {"DeviceIds"},
}
# What a table requires by a name that no sample and no client has.
MISPRINTED = {"AppGetTokenByWeiXin": {"Nickname"}}
# As a number the id of a message loses digits.
OTHER_TYPES = {("AppDeleteMessage", "MsgID")}

# Fields that mean nothing to a client; they are kept in `extra`.
KEPT_ONLY = {"UserID", "UserId", "DeviceId", "State", "AppTemplate", "RequestId"}


def title(document: dict[str, Any]) -> str:
    """Return how a page is called."""
    return str(document.get("command") or document["action"])


def test_every_page_is_there() -> None:
    assert len(DOCUMENTS) == 99
    assert {title(each) for each in DOCUMENTS} <= CALLS.keys()


def method_name(action: str) -> str:
    """Return the action in snake case without what its name begins with."""
    name = re.sub(r"^(App|APP|IotVideo)", "", action)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return words.lower()


@pytest.mark.parametrize("document", DOCUMENTS, ids=title)
def test_every_action_has_its_method(client: Client, document: dict[str, Any]) -> None:
    name = method_name(title(document))
    methods = [getattr(group, name, None) for group in vars(client).values()]
    (method,) = filter(None, methods)
    assert title(document) in (method.__doc__ or "")


def first_answer(document: dict[str, Any]) -> dict[str, Any]:
    """Return a page's answer, an empty one where it prints none."""
    return next(iter(document["answers"]), {"Response": {}})


@pytest.mark.parametrize("document", DOCUMENTS, ids=title)
async def test_requests(
    client: Client, fake_cloud: FakeCloud, document: dict[str, Any]
) -> None:
    fake_cloud.answer(document["action"], first_answer(document), {})
    await CALLS[title(document)](client)
    sent = fake_cloud.requests[0][1]
    stray = STRAY_NAMES.get(document["action"], set())
    assert document["request"].keys() - stray <= sent.keys()
    misprinted = MISPRINTED.get(document["action"], set())
    assert {*document["required"]} - misprinted <= sent.keys()
    for name, sample in document["request"].items():
        if name not in stray and (document["action"], name) not in OTHER_TYPES:
            assert type(sent[name]) is type(sample), name


@pytest.mark.parametrize(
    "document", [each for each in DOCUMENTS if each["answers"]], ids=title
)
async def test_answers(
    client: Client, fake_cloud: FakeCloud, document: dict[str, Any]
) -> None:
    (answer,) = document["answers"]
    fake_cloud.answer(document["action"], answer, {})
    result = await CALLS[title(document)](client)
    if result is not None and "command" not in document:
        assert result
    unknown = {name for each in objects_in(result) for name in each.extra}
    assert unknown <= KEPT_ONLY


@pytest.mark.parametrize(
    ("document", "refusal"),
    [(each, refusal) for each in DOCUMENTS for refusal in each["errors"]],
    ids=lambda value: title(value) if "action" in value else "",
)
async def test_errors(
    client: Client,
    fake_cloud: FakeCloud,
    document: dict[str, Any],
    refusal: dict[str, Any],
) -> None:
    fake_cloud.answer(document["action"], refusal)
    fake_cloud.answer("AppGetToken", {"Data": {"Token": "token-2"}})
    with pytest.raises(CloudError) as caught:
        await CALLS[title(document)](client)
    code, message = map(refusal["Response"]["Error"].get, ("Code", "Message"))
    if "InvalidAccessToken" in code:  # though the user was let in
        code = "TokensRefused"
    assert (caught.value.code, caught.value.message) == (code, message)


def objects_in(value: object) -> Iterator[Any]:
    """Yield the cloud's objects in a result, however deep."""
    if isinstance(value, Structure):
        yield value
        yield from objects_in(value.as_dict())
    elif isinstance(value, dict):
        yield from objects_in(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for item in value:
            yield from objects_in(item)
