"""The knobs of the simulator over HTTP, for the demo and for benchmarks."""

from typing import Any

from aiohttp import web

from .cloud import Cloud
from .faults.begin import begin
from .faults.table import FAULTS, SUDDEN
from .http import CLOUD
from .state import Device

DEVICE = "/simulator/devices/{product_id}/{device_name}"


def add_routes(app: web.Application) -> None:
    """Serve what tests do in Python."""
    app.add_routes(
        [
            web.get("/simulator/calls", _calls),
            web.get("/simulator/codes", _codes),
            web.post("/simulator/logins", _log_in),
            web.get("/simulator/devices", _devices),
            web.get("/simulator/console", _console),
            web.get(DEVICE, _device),
            web.post(f"{DEVICE}/report", _report),
            web.post(f"{DEVICE}/online", _online),
            web.post(f"{DEVICE}/connect", _connect),
            web.post(f"{DEVICE}/event", _event),
            web.post(f"{DEVICE}/record", _record),
            web.get("/simulator/sockets", _sockets),
            web.post("/simulator/sockets/drop", _drop_sockets),
            web.get("/simulator/faults", _faults),
            web.post("/simulator/faults", _begin_fault),
            web.delete("/simulator/faults", _end_faults),
        ]
    )


async def _calls(request: web.Request) -> web.Response:
    return web.json_response(dict(request.app[CLOUD].calls))


async def _codes(request: web.Request) -> web.Response:
    return web.json_response(request.app[CLOUD].logins.codes)


async def _log_in(request: web.Request) -> web.Response:
    """Log a user in as a backend of one's own does; the body tells the e-mail address."""
    cloud = request.app[CLOUD]
    email = (await request.json())["email"]
    for user in cloud.home.users:
        if user.email == email:
            token, expires_at = cloud.logins.log_in(user)
            return web.json_response({"token": token, "expires_at": expires_at})
    raise web.HTTPNotFound


async def _devices(request: web.Request) -> web.Response:
    devices = request.app[CLOUD].devices.values()
    return web.json_response([_describe(device) for device in devices])


async def _console(request: web.Request) -> web.Response:
    """Tell what the console shows of new devices: key, code, and the product's secret."""
    unbound = request.app[CLOUD].home.unbound.values()
    return web.json_response(
        {
            device.device_id: {
                "psk": device.psk,
                "code": f"page=device&signature={device.code_signature}",
                "secret": device.product.secret,
            }
            for device in unbound
        }
    )


async def _device(request: web.Request) -> web.Response:
    _, device = _find(request)
    return web.json_response(_describe(device))


async def _report(request: web.Request) -> web.Response:
    cloud, device = _find(request)
    cloud.report(device.device_id, await request.json())
    return web.json_response(_describe(device))


async def _online(request: web.Request) -> web.Response:
    cloud, device = _find(request)
    cloud.set_online(device.device_id, online=bool((await request.json())["online"]))
    return web.json_response(_describe(device))


async def _connect(request: web.Request) -> web.Response:
    """Have a new device connect with the token that it was given."""
    names, cloud = request.match_info, request.app[CLOUD]
    device_id = f"{names['product_id']}/{names['device_name']}"
    if device_id not in cloud.home.unbound:
        raise web.HTTPNotFound
    cloud.connect(device_id, (await request.json())["token"])
    return web.json_response({})


async def _event(request: web.Request) -> web.Response:
    cloud, device = _find(request)
    event = await request.json()
    cloud.post_event(device.device_id, event["event_id"], event.get("params", {}))
    return web.json_response(_describe(device))


async def _record(request: web.Request) -> web.Response:
    cloud, device = _find(request)
    clip = await request.json()
    cloud.record_clip(device.device_id, clip["event_id"], clip["seconds"])
    return web.json_response(_describe(device))


async def _sockets(request: web.Request) -> web.Response:
    """Return how many sockets are open, and how many ever were."""
    cloud = request.app[CLOUD]
    return web.json_response(
        {"open": len(cloud.sockets), "opened": cloud.opened_sockets}
    )


async def _drop_sockets(request: web.Request) -> web.Response:
    request.app[CLOUD].drop_sockets()
    return web.json_response({})


async def _faults(request: web.Request) -> web.Response:
    """Return the names that there are, and what goes wrong by now."""
    begun = [each.name for each in request.app[CLOUD].faults.begun if each.name]
    return web.json_response({"names": [*FAULTS, *SUDDEN], "begun": begun})


async def _begin_fault(request: web.Request) -> web.Response:
    """Begin what the body says by name, with action, device_id, times, seconds."""
    try:
        begin(request.app[CLOUD], **await request.json())
    except (KeyError, TypeError, ValueError) as error:
        raise web.HTTPBadRequest(text=repr(error)) from error
    return web.json_response({})


async def _end_faults(request: web.Request) -> web.Response:
    request.app[CLOUD].mend()
    return web.json_response({})


def _find(request: web.Request) -> tuple[Cloud, Device]:
    cloud = request.app[CLOUD]
    names = request.match_info
    device = cloud.devices.get(f"{names['product_id']}/{names['device_name']}")
    if device is None:
        raise web.HTTPNotFound
    return cloud, device


def _describe(device: Device) -> dict[str, Any]:
    return {
        "device_id": device.device_id,
        "name": device.alias_name,
        "online": device.online,
        "version": device.version,
        "values": device.values,
    }
