"""The HTTP side: appapi, serviceapi and tokenapi in all their spellings."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from .cloud import Cloud, Fault
from .dispatch import serve_signed, serve_with_token
from .errors import Refusal
from .routing import json_object

CLOUD = web.AppKey("cloud", Cloud)
FAILED = -1000

type Serve = Callable[[Cloud, Mapping[str, Any]], Awaitable[dict[str, Any]]]

APIS: Mapping[str, Serve] = {
    "appapi": serve_signed,
    "serviceapi": serve_signed,
    "tokenapi": serve_with_token,
}


def add_routes(app: web.Application) -> None:
    """Serve each API with and without the action behind it."""
    for name, serve in APIS.items():
        for path in (name, f"{name}/", f"{name}/{{action}}"):
            app.router.add_post(f"/api/exploreropen/{path}", _handler(serve))


def _handler(serve: Serve) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        cloud = request.app[CLOUD]
        cloud.origin = str(request.url.origin())
        try:
            body = await _body(request)
        except Refusal as refusal:
            return web.json_response(await envelope(_refuse(refusal), {}))
        action = str(body.get("Action"))
        cloud.calls[action] += 1
        if (fault := cloud.next_fault(action)) and (answer := await _suffer(fault)):
            return answer
        content = await envelope(serve(cloud, body), body)
        return web.json_response(cloud.altered(action, content))

    return handle


async def envelope(
    content: Awaitable[dict[str, Any]], body: Mapping[str, Any]
) -> dict[str, Any]:
    """Wrap an answer, or a refusal, as real clients read it over HTTP."""
    request_id = {"RequestId": body.get("RequestId", "")}
    try:
        return {"code": 0, "msg": "", "data": {**await content, **request_id}}
    except Refusal as refusal:
        error = refusal.as_error(body.get("lang"))
        return {
            "code": FAILED,
            "msg": error["Message"],
            "data": {"Error": error, **request_id},
        }


async def _suffer(fault: Fault) -> web.Response | None:
    """Let a fault happen; None where the answer is only late."""
    await asyncio.sleep(fault.seconds)
    if fault.body is not None:
        return web.Response(text=fault.body, status=fault.status)
    if fault.code:
        answer = envelope(_refuse(Refusal(fault.code, fault.message)), {})
        return web.json_response(await answer)
    return None


async def _refuse(refusal: Refusal) -> dict[str, Any]:
    raise refusal


async def _body(request: web.Request) -> dict[str, Any]:
    return json_object((await request.read()).decode(errors="replace"))
