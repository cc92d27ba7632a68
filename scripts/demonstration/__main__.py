"""Run the demo."""

import argparse
import asyncio
from contextlib import AsyncExitStack, suppress
import json
from pathlib import Path
import signal
import sys
import time

import aiohttp

from .check import check
from .dashboard import URL_PATH, save_dashboard
from .failure import DemoFailed
from .home_assistant import HomeAssistant
from .processes import running_home_assistant, running_simulator
from .steps import (
    add_integration,
    configure_energy,
    hold_links,
    import_history,
    remove_areas,
    wait_for_daily_answers,
)

FOLDER = Path(__file__).parents[2] / ".demo"


async def main() -> int:
    """Run the demo; say what failed."""
    options = parse_arguments()
    end_when_told()
    try:
        await run(options)
    except (DemoFailed, aiohttp.ClientError) as error:
        log = configuration_folder(options) / "output.log"
        print(json.dumps({"ok": False, "error": str(error), "log": str(log)}))
        return 1
    return 0


async def run(options: argparse.Namespace) -> None:
    """Start everything; leave it running, or check it."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        simulator = await stack.enter_async_context(running_simulator("--bluetooth"))
        url = await stack.enter_async_context(
            running_home_assistant(
                session,
                configuration_folder(options),
                options.port,
                language=options.language,
                cloud=simulator,
            )
        )
        home_assistant = await HomeAssistant.onboard(session, url, options.language)
        await stack.enter_async_context(home_assistant.connected())
        await remove_areas(home_assistant)
        if not options.fresh:
            started = time.monotonic()
            await add_integration(home_assistant, simulator)
            tried = options.check and await check(home_assistant, simulator, started)
            await furnish(home_assistant, options.language)
            if tried:
                print(json.dumps(tried))
                return
            await hold_links(home_assistant)
        invite(url, simulator, fresh=options.fresh)
        await asyncio.Event().wait()


async def furnish(home_assistant: HomeAssistant, language: str) -> None:
    """Give the home its pages, energy and a past."""
    await wait_for_daily_answers(home_assistant)
    await save_dashboard(home_assistant, language)
    await configure_energy(home_assistant)
    await import_history(home_assistant)


def configuration_folder(options: argparse.Namespace) -> Path:
    """Return where this Home Assistant keeps everything."""
    folder: Path = options.folder or FOLDER / ("check" if options.check else "home")
    return folder.resolve()


def end_when_told() -> None:
    """Have SIGTERM end the demo as Ctrl+C does, with all its processes."""
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--fresh", action="store_true", help="leave the integration to be added by hand"
    )
    mode.add_argument(
        "--check", action="store_true", help="try everything out, print JSON, and end"
    )
    parser.add_argument(
        "--language", default="en", help="of Home Assistant: en, zh-Hans"
    )
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument(
        "--folder", type=Path, help="for Home Assistant; one demo at a time uses it"
    )
    return parser.parse_args()


def invite(url: str, simulator: str, *, fresh: bool) -> None:
    """Say where to go and how to log in."""
    page = "" if fresh else f"/{URL_PATH}"
    print(f"Home Assistant: {url}{page}  user: demo  password: demo")
    print(f"Simulated cloud: {simulator}/simulator/devices")
    print(f"Codes that it sends: {simulator}/simulator/codes")
    if fresh:
        print("Add the integration Tencent IoT Explorer with these values:")
        print(f"  Region: Custom, API address: {simulator}/api/exploreropen/,")
        print(f"  WebSocket address: {simulator.replace('http', 'ws')}/ws/explorer")
        print("  AppKey: demo-app-key, AppSecret: demo-app-secret")
        print("  Phone number: 13800000000, password: demo-password")
    print("Stop with Ctrl+C.", flush=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(asyncio.run(main()))
