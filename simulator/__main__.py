"""Run a simulated cloud: python -m simulator."""

import argparse
import asyncio
import contextlib

from aiohttp import web

from . import Cloud, create_app, generate_home, life, load_home
from .homes import add_bluetooth

HOST = "127.0.0.1"


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="simulator", description=__doc__)
    parser.add_argument("--home", default="demo", help="name of a home's data file")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument(
        "--devices",
        type=int,
        help="a made-up home of this size, in which nothing moves by itself",
    )
    parser.add_argument(
        "--bluetooth", action="store_true", help="with Bluetooth devices in the home"
    )
    parser.add_argument(
        "--products", nargs="*", default=(), help="of which its devices are, in turn"
    )
    options = parser.parse_args()
    home = (
        generate_home(options.devices, options.products)
        if options.devices
        else load_home(options.home)
    )
    if options.bluetooth:
        add_bluetooth(home)
    asyncio.run(serve(Cloud(home), options.port, lively=not options.devices))


async def serve(cloud: Cloud, port: int, *, lively: bool) -> None:
    """Serve a cloud on a port of this machine."""
    runner = web.AppRunner(create_app(cloud), shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, HOST, port)
    await site.start()
    if lively:
        life.start(cloud)
    host, bound_port = runner.addresses[0][:2]
    print(f"listening on http://{host}:{bound_port}", flush=True)  # noqa: T201
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
