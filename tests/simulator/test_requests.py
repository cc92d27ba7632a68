"""Every action, asked as it should be and in wrong ways."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from copy import deepcopy
from datetime import datetime
import gc
from typing import Any

import pytest

from simulator import Cloud
from simulator.api.music import COMMANDS
from simulator.dispatch import serve_with_token
from simulator.errors import Refusal
from simulator.frames import BEIJING
from simulator.routines import run_scene, tick
from simulator.routing import SIGNED, WITH_TOKEN
from tests.cloud.cases import LAMP
from tests.cloud.documents import DOCUMENTS

from .samples import OWNER, REQUESTS, prepare

pytestmark = pytest.mark.devices()  # each test prepares a home of its own

GARBAGE: tuple[Any, ...] = (
    *(None, "", "none", -1, 10**30, 1.5, True, [], {}, [None], [[]], [{}]),
    *({"a": {}}, "{", "[]", '{"a": 1}', "\0", "P1/lamp/"),
)
NAMES_OF_IDS = (
    *("AutomationId", "DeviceId", "DeviceName", "FamilyId", "GatewayDeviceName"),
    *("GatewayProductId", "MemberID", "MsgID", "ProductId", "RemoveUserID", "RoomId"),
    *("SceneId", "ShareDeviceToken", "ShareToken", "TimerId", "ToUserID", "Token"),
)


SUNDAY_MORNING = datetime(2026, 1, 4, 6, 30, tzinfo=BEIJING)


@pytest.fixture(autouse=True)
async def nothing_breaks(cloud: Cloud) -> AsyncIterator[None]:
    """Fail for what breaks behind the answers, and end what still runs."""
    broken: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, context: broken.append(context))
    yield
    cloud.stop()
    await asyncio.sleep(0)
    gc.collect()
    assert not broken


async def live_on(cloud: Cloud) -> None:
    """Let timers, automations and scenes do what they have been told."""
    if LAMP in cloud.devices:
        cloud.report(LAMP, {"switch": 1})
        cloud.report(LAMP, {"switch": 0})
    tick(cloud, SUNDAY_MORNING)
    for scene in (*cloud.home.scenes.values(),):
        cloud.spawn(run_scene(cloud, scene))
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def code_of(
    cloud: Cloud, action: str, parameters: Mapping[str, Any], user_id: str = OWNER
) -> str:
    """Return the code with which a request is refused, "" if it is served.

    A refusal leaves everything as it was.
    """
    token, _ = cloud.logins.log_in(cloud.logins.user(user_id))
    before = deepcopy(cloud.home)
    try:
        await serve_with_token(
            cloud, {"Action": action, "AccessToken": token, **parameters}
        )
    except Refusal as refusal:
        assert cloud.home == before
        return refusal.code
    return ""


def variations(value: Any) -> Iterator[Any]:
    """Yield a value with garbage in each of its places."""
    yield from GARBAGE
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ({**value, name: each} for each in variations(inner))
    if isinstance(value, list):
        yield from ([each] for inner in value for each in variations(inner))


def test_every_action_is_here() -> None:
    asked = {action for action, _ in REQUESTS.values()}
    assert asked == WITH_TOKEN.keys()
    assert {each["action"] for each in DOCUMENTS} <= asked | SIGNED.keys()
    commands = {each["command"] for each in DOCUMENTS if "command" in each}
    assert commands <= COMMANDS.keys() <= REQUESTS.keys()


@pytest.mark.parametrize("name", REQUESTS)
async def test_served(cloud: Cloud, name: str) -> None:
    action, parameters = REQUESTS[name]
    prepare(cloud, action)
    assert not await code_of(cloud, action, parameters)


@pytest.mark.parametrize("name", REQUESTS)
async def test_garbage_is_served_or_refused(cloud: Cloud, name: str) -> None:
    """Nothing breaks, be it that the garbage means nothing or that it is refused."""
    action, parameters = REQUESTS[name]
    for wrong, value in parameters.items():
        for garbage in variations(value):
            prepare(cloud, action)
            await code_of(cloud, action, {**parameters, wrong: garbage})
            await live_on(cloud)
