"""The official JavaScript SDK, driven from Python."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections import defaultdict
from collections.abc import Mapping
import itertools
import json
from pathlib import Path
import shutil
import subprocess
from typing import Any, Self

from ..waiting import PATIENCE_SECONDS

HERE = Path(__file__).parent / "sdk"
PACKAGES = (
    "qcloud-iotexplorer-appdev-sdk",
    "qcloud-iotexplorer-bluetooth-adapter-llsync",
    "qcloud-iotexplorer-appdev-plugin-wificonf-blecombo",
    "qcloud-iotexplorer-h5-panel-sdk",
)


class Refused(Exception):
    """The SDK rejected; arguments are code and message."""


def install() -> str | None:
    """Install the SDK once; return why that cannot be done, if so."""
    if not (npm := shutil.which("npm")) or not shutil.which("node"):
        return "Node.js is not installed"
    if not all((HERE / "node_modules" / each).is_dir() for each in PACKAGES):
        subprocess.run(  # noqa: S603
            [npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True
        )
    return None


class Sdk:
    """One running SDK."""

    def __init__(self, process: Process) -> None:
        """Start to listen to what it says."""
        self._process = process
        self._ids = itertools.count()
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._events: defaultdict[str, asyncio.Queue[Any]] = defaultdict(asyncio.Queue)
        self._listener = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, options: Mapping[str, Any]) -> Self:
        """Run the SDK with addresses and credentials."""
        process = await asyncio.create_subprocess_exec(
            "node", "judge.js", json.dumps(options), cwd=HERE, stdin=PIPE, stdout=PIPE
        )
        return cls(process)

    async def stop(self) -> None:
        """Let it end."""
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()
        await self._listener

    async def call(self, method: str, *arguments: object) -> Any:
        """Call a method of the SDK."""
        assert self._process.stdin
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        line = {"id": number, "method": method, "args": arguments}
        self._process.stdin.write(f"{json.dumps(line)}\n".encode())
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await answer

    async def request(self, action: str, **parameters: object) -> Any:
        """Call an action of the cloud."""
        return await self.call("requestApi", action, parameters)

    async def event(self, name: str) -> Any:
        """Wait for the next event of this name."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self._events[name].get()

    async def _listen(self) -> None:
        assert self._process.stdout
        async for line in self._process.stdout:
            message = json.loads(line)
            if "event" in message:
                self._events[message["event"]].put_nowait(message["data"])
            elif error := message.get("error"):
                refusal = Refused(error.get("code"), error.get("msg"))
                self._answers.pop(message["id"]).set_exception(refusal)
            else:
                self._answers.pop(message["id"]).set_result(message["result"])
