"""The two processes of the demo."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from pathlib import Path
import signal
import socket
import sys
from typing import Any

import aiohttp

from .failure import DemoFailed, expected

ROOT = Path(__file__).parents[2]
DOMAIN = "tencent_iot_explorer"
# Home Assistant's checks take every manifest.json for an integration, so it has no file.
RADIO = {
    "domain": "demo_radio",
    "name": "Demo radio",
    "codeowners": [],
    "dependencies": ["bluetooth"],
    "documentation": "https://github.com/tencent-iot-explorer/home-assistant",
    "iot_class": "calculated",
    "requirements": [],
    "version": "1.0.0",
}
START_SECONDS = 300
CONFIGURATION = """\
homeassistant:
  country: CN
  language: {language}
  time_zone: Asia/Shanghai
  unit_system: metric
automation: !include automations.yaml
config:
frontend:
history:
logbook:
media_source:
energy:
demo_radio:
  cloud: {cloud}
logger:
  default: warning
"""
# what Home Assistant ends with when somebody restarts it in its settings
RESTART = 100
BEGUN_AGAIN = {RESTART, -signal.SIGKILL}

# Only the owner is left to be created; the other steps add integrations of their own.
ONBOARDING = {
    "version": 4,
    "minor_version": 1,
    "key": "onboarding",
    "data": {"done": ["core_config", "analytics", "integration"]},
}


@asynccontextmanager
async def running_simulator(*options: str) -> AsyncIterator[str]:
    """Run the simulated cloud; yield its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", *options),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        if process.stdout is None:
            raise DemoFailed("The simulator says nothing")
        line = (await process.stdout.readline()).decode()
        yield line.removeprefix("listening on ").strip()
    finally:
        await _end(process)


@asynccontextmanager
async def running_home_assistant(
    session: aiohttp.ClientSession,
    folder: Path,
    port: int,
    *,
    language: str,
    cloud: str,
) -> AsyncIterator[str]:
    """Run a new Home Assistant in a folder; yield its address."""
    port = _checked_port(port)
    _prepare(folder, port, CONFIGURATION.format(language=language, cloud=cloud))
    running = asyncio.create_task(_keep_running(folder))
    try:
        url = f"http://127.0.0.1:{port}"
        await _wait_until_up(session, url, running)
        yield url
    finally:
        running.cancel()
        await asyncio.wait([running])


async def _keep_running(folder: Path) -> None:
    """Run Home Assistant, and again whenever somebody restarts or kills it."""
    command = (sys.executable, "-m", "homeassistant", "--skip-pip")
    with (folder / "output.log").open("wb") as log:
        status: int = RESTART
        while status in BEGUN_AGAIN:
            process = await asyncio.create_subprocess_exec(
                *command,
                *("--config", str(folder)),
                cwd=folder,  # else components of the working directory come first
                stdout=log,
                stderr=log,
            )
            try:
                status = await process.wait()
            finally:
                await _end(process)


def _prepare(folder: Path, port: int, configuration: str) -> None:
    """Make a configuration without anything of an earlier run."""
    if (folder / ".storage").exists():
        for file in (folder / ".storage").iterdir():
            file.unlink()
    for database in folder.glob("home-assistant_v2.db*"):
        database.unlink()
    components = folder / "custom_components"
    _link(components / DOMAIN, ROOT / "custom_components" / DOMAIN)
    radio = components / str(RADIO["domain"])
    for module in (Path(__file__).parent / "radio").glob("*.py"):
        _link(radio / module.name, module)
    (radio / "manifest.json").write_text(json.dumps(RADIO), "utf-8")
    (folder / "configuration.yaml").write_text(configuration, "utf-8")
    (folder / "automations.yaml").write_text("[]", "utf-8")
    stored = {"onboarding": ONBOARDING, "http": _http(port)}
    for key, contents in stored.items():
        file = folder / ".storage" / key
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(contents), "utf-8")


def _link(link: Path, target: Path) -> None:
    """Have a name in the configuration stand for what is in the repository."""
    link.parent.mkdir(parents=True, exist_ok=True)
    if not link.is_symlink():
        link.symlink_to(target)


def _http(port: int) -> dict[str, Any]:
    """Return settings of the HTTP server as somebody has confirmed them.

    In YAML they are deprecated, and a repair says so.
    """
    stable = {
        "server_host": ["127.0.0.1"],
        "server_port": port,
        "cors_allowed_origins": [],
        "login_attempts_threshold": -1,
        "ip_ban_enabled": True,
        "ssl_profile": "intermediate_v6",
        "use_x_frame_options": True,
        "created_at": "2026-01-01T00:00:00+00:00",
        "error": None,
        "error_message": None,
    }
    data = {"stable": stable, "pending": None, "yaml_migration_done": True}
    return {"version": 3, "minor_version": 1, "key": "http", "data": data}


def _checked_port(port: int) -> int:
    """Return a port that nobody has; 0 is any."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise DemoFailed(
                f"Port {port} cannot be had ({error.strerror}): "
                "choose another with --port, or none"
            ) from error
        return int(probe.getsockname()[1])


async def _wait_until_up(
    session: aiohttp.ClientSession, url: str, running: asyncio.Task[None]
) -> None:
    """Wait until Home Assistant answers; the first start installs what it needs."""
    async with expected(START_SECONDS, f"{url} answers"):
        while not running.done():
            try:
                async with session.get(f"{url}/api/onboarding") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.5)
    raise DemoFailed("Home Assistant has ended")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            process.kill()
            await process.wait()
