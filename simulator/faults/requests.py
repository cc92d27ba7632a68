"""Requests that are not answered as they should be."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
import json
from typing import Any

from aiohttp import web

DRIP_SECONDS = 1.0
FAILED = -1000
MOST_IDS = 10

type Body = Mapping[str, Any]
type Answer = Callable[[], Awaitable[object]]
type Respond = Callable[[web.Request, Answer], Awaitable[web.StreamResponse]]


def text(body: str, status: int = 200, *, content_type: str = "text/html") -> Respond:
    """Return what answers with a text, without having done anything."""

    async def respond(_request: web.Request, _answer: Answer) -> web.Response:
        return web.Response(text=body, status=status, content_type=content_type)

    return respond


def busy(seconds: str) -> Respond:
    """Return what asks to come again in some seconds."""

    async def respond(_request: web.Request, _answer: Answer) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": seconds})

    return respond


def content(answered: object) -> Respond:
    """Return what answers with JSON, without having done anything."""

    async def respond(_request: web.Request, _answer: Answer) -> web.Response:
        return web.json_response(answered)

    return respond


def refuse(error: Mapping[str, str]) -> Respond:
    """Return what answers with an error, as real clients read it."""
    data = {"Error": error, "RequestId": "refused"}
    return content({"code": FAILED, "msg": error["Message"], "data": data})


def done(told: Respond) -> Respond:
    """Return what does as it is asked, and tells something else."""

    async def respond(request: web.Request, answer: Answer) -> web.StreamResponse:
        await answer()
        return await told(request, answer)

    return respond


def where(is_concerned: Callable[[Body], bool], told: Respond) -> Respond:
    """Return what answers so where the body is of a kind, and lets others pass."""

    async def respond(request: web.Request, answer: Answer) -> web.StreamResponse:
        if is_concerned(await request.json()):
            return await told(request, answer)
        return web.json_response(await answer())

    return respond


def calls_an_action(body: Body) -> bool:
    """Return whether a device is to carry out an action."""
    return "CallDeviceAction" in body["Action"]


def asks_for_many(body: Body) -> bool:
    """Return whether more is asked for at once than some clouds take."""
    ids = body.get("DeviceIds") or body.get("ProductIds") or ()
    return len(ids) > MOST_IDS


def late(seconds: float) -> Respond:
    """Return what answers properly, after some time."""

    async def respond(_request: web.Request, answer: Answer) -> web.Response:
        await asyncio.sleep(seconds)
        return web.json_response(await answer())

    return respond


async def hang(_request: web.Request, _answer: Answer) -> web.Response:
    """Never answer."""
    await asyncio.Event().wait()
    raise AssertionError


async def drip(request: web.Request, answer: Answer) -> web.StreamResponse:
    """Answer letter by letter, slower than anybody waits."""
    response = web.StreamResponse()
    await response.prepare(request)
    with suppress(ConnectionError):  # nobody waits any more
        for letter in json.dumps(await answer()).encode():
            await response.write(bytes([letter]))
            await asyncio.sleep(DRIP_SECONDS)
    return response


async def reset(request: web.Request, _answer: Answer) -> web.Response:
    """Cut the line instead of answering."""
    if request.transport:
        request.transport.abort()
    return web.Response()


async def truncate(_request: web.Request, answer: Answer) -> web.Response:
    """Do what was asked, and answer with half of what there is to say."""
    whole = json.dumps(await answer())
    return web.Response(text=whole[: len(whole) // 2], content_type="application/json")
