"""A stand-in for Tencent's cloud: HTTP and WebSocket, stateful, with faults on demand."""

import asyncio

from aiohttp import web

from . import http, media, remote, routines, websocket
from .cloud import APP_KEY, APP_SECRET, Cloud, Limits
from .faults.begin import begin as begin_fault
from .homes import generate_home, load_home, load_product
from .state import Device

__all__ = [
    "APP_KEY",
    "APP_SECRET",
    "Cloud",
    "Device",
    "Limits",
    "begin_fault",
    "create_app",
    "generate_home",
    "load_home",
    "load_product",
]


def create_app(cloud: Cloud) -> web.Application:
    """Return the web application of a cloud, whose automations react from then on."""
    routines.watch(cloud)
    app = web.Application()
    app[http.CLOUD] = cloud
    for module in (http, websocket, media, remote):
        module.add_routes(app)
    app.on_shutdown.append(_shut_down)
    return app


async def _shut_down(app: web.Application) -> None:
    """Stop what runs and let go of the clients."""
    cloud = app[http.CLOUD]
    cloud.stop()
    await asyncio.gather(*(socket.close() for socket in set(cloud.sockets)))
