"""Run a soak: scripts/soak --minutes M --devices N [--faults] [--kill|--trace] [--seed S]."""

import argparse
import asyncio
from contextlib import nullcontext
from functools import partial
import os
from pathlib import Path
import sys

import aiohttp

from ..demonstration.failure import DemoFailed
from ..demonstration.home_assistant import HomeAssistant
from ..demonstration.processes import running_home_assistant, running_simulator
from ..demonstration.steps import add_integration, remove_areas
from .cloud import SimulatedCloud
from .process import Process
from .soak import PRODUCTS, Soak
from .table import table
from .tracing import FRAMES, VARIABLE, tracing

FOLDER = Path(__file__).parents[2] / ".demo" / "soak"


async def main() -> int:
    """Run a soak; say what was found, and whether that is good enough."""
    options = parse_arguments()
    folder = options.folder.resolve()
    if options.trace:
        os.environ[VARIABLE] = FRAMES
    async with (
        aiohttp.ClientSession() as session,
        running_simulator(
            "--devices", str(options.devices), "--products", *PRODUCTS
        ) as simulator,
        running_home_assistant(
            session, folder, 0, language="en", cloud=simulator
        ) as url,
    ):
        home_assistant = await set_up(session, url, simulator)
        process = Process(folder=folder)
        soak = Soak(
            home_assistant=home_assistant,
            cloud=SimulatedCloud(session=session, url=simulator),
            process=process,
            seconds=options.minutes * 60,
            devices=options.devices,
            faults=options.faults,
            kill=options.kill,
            seed=options.seed,
            watching=partial(tracing, process.pid, folder)
            if options.trace
            else nullcontext,
        )
        rows = await soak.run()
    print(table(rows))
    return 0 if all(row.holds for row in rows) else 1


async def set_up(
    session: aiohttp.ClientSession, url: str, simulator: str
) -> HomeAssistant:
    """Return Home Assistant with the simulated home, logged in for long."""
    home_assistant = await HomeAssistant.onboard(session, url, "en")
    async with home_assistant.connected():
        await remove_areas(home_assistant)
        await add_integration(home_assistant, simulator)
        home_assistant.token = await home_assistant.command(
            "auth/long_lived_access_token", client_name="soak", lifespan=1
        )
    return home_assistant


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30, help="without the start")
    parser.add_argument("--devices", type=int, default=300)
    parser.add_argument("--faults", action="store_true", help="let things go wrong")
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument(
        "--kill", action="store_true", help="kill Home Assistant every few minutes"
    )
    ends.add_argument(
        "--trace", action="store_true", help="print which lines have kept memory"
    )
    parser.add_argument("--seed", type=int, default=1, help="draws all that happens")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="one soak's own")
    return parser.parse_args()


if __name__ == "__main__":
    status: int | str = 1
    try:
        status = asyncio.run(main())
    except* (DemoFailed, aiohttp.ClientError) as failed:
        status = f"{failed.exceptions}; see output.log in the folder"
    sys.exit(status)
