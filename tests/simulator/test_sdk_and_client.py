"""Every action through the official SDK and through our client: the same answers."""

from collections.abc import AsyncIterator, Mapping
import json
import re
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Application,
    Client,
    CloudError,
    PhonePasswordLogin,
    custom_endpoints,
)
from simulator import APP_KEY, APP_SECRET, Cloud

from .samples import REQUESTS, prepare
from .sdk_driver import Refused, Sdk
from .test_refusals import REFUSALS

pytestmark = pytest.mark.xdist_group("sdk")  # which is installed once

LOGIN = PhonePasswordLogin(
    country_code="86", phone="13800000000", password="demo-password"
)
# Ids, times and signatures, which are new in every answer.
NEW_EVERY_TIME = re.compile(
    r"[0-9a-f]{32,}|\d{10,}|\d{4}-\d\d-\d\dT[\d:.]+"
    r'|(?<="ClientToken": )"[^"]*"|(?<="MessageId": )\d+'
)


@pytest.fixture
async def client(urls: Mapping[str, str]) -> AsyncIterator[Client]:
    """Return our client with the login of the SDK."""
    async with ClientSession() as session:
        yield Client(
            session,
            custom_endpoints(urls["api_url"], urls["ws_url"]),
            Application(app_key=APP_KEY, app_secret=APP_SECRET),
            LOGIN,
        )


def comparable(answer: Mapping[str, Any]) -> Any:
    """Return an answer without what is new every time."""
    content = {name: answer[name] for name in answer if name != "RequestId"}
    return json.loads(NEW_EVERY_TIME.sub("0", json.dumps(content, ensure_ascii=False)))


async def test_answers(sdk: Sdk, client: Client, cloud: Cloud) -> None:
    """Ours has what stands in `Data` beside it, too."""
    assert REQUESTS
    for name, (action, parameters) in REQUESTS.items():
        prepare(cloud, action)
        by_sdk = await sdk.request(action, **parameters)
        prepare(cloud, action)
        answer = await client.call(action, parameters)
        by_client = {each: answer[each] for each in answer if each in by_sdk}
        assert comparable(by_sdk) == comparable(by_client), name
    cloud.stop()


async def test_refusals(sdk: Sdk, client: Client, cloud: Cloud) -> None:
    assert REFUSALS
    for name, change, changes, code in REFUSALS:
        action, parameters = REQUESTS[name]
        asked = {**parameters, **changes}
        prepare(cloud, action)
        change(cloud)
        with pytest.raises(Refused) as by_sdk:
            await sdk.request(action, **asked)
        with pytest.raises(CloudError) as by_client:
            await client.call(action, asked)
        assert (by_sdk.value.args[0], by_client.value.code) == (code, code), name
