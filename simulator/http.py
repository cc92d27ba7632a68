"""The HTTP side: appapi, serviceapi and tokenapi in all their spellings."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from .cloud import Cloud
from .dispatch import serve_signed, serve_with_token
from .errors import Refusal
from .faults.fault import Place
from .faults.requests import FAILED
from .routing import json_object

CLOUD = web.AppKey("cloud", Cloud)

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


def _handler(serve: Serve) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        cloud = request.app[CLOUD]
        cloud.origin = str(request.url.origin())
        try:
            body = await _body(request)
        except Refusal as refusal:
            return web.json_response(await envelope(_refuse(refusal), {}))
        action, device_id = str(body.get("Action")), _device_id(body)
        cloud.calls[action] += 1

        async def answer() -> object:
            proper = await envelope(serve(cloud, body), body)
            return cloud.altered(action, proper, device_id)

        if respond := cloud.faults.strike(Place.REQUEST, action, device_id):
            response: web.StreamResponse = await respond(request, answer)
            return response
        return web.json_response(await answer())

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


async def _refuse(refusal: Refusal) -> dict[str, Any]:
    raise refusal


async def _body(request: web.Request) -> dict[str, Any]:
    return json_object((await request.read()).decode(errors="replace"))


def _device_id(body: Mapping[str, Any]) -> str:
    """Return which device a request is about, "" for none."""
    named = f"{body.get('ProductId', '')}/{body.get('DeviceName', '')}"
    return str(body.get("DeviceId") or named).strip("/")
