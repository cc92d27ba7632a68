"""Tencent's own Bluetooth client, driven from Python: a phone beside a peripheral."""

import asyncio
from asyncio.subprocess import PIPE, Process
import itertools
import json
from typing import Any, Self

from simulator.bluetooth import Peripheral

from .caller import Caller
from .sdk_driver import HERE, PATIENCE_SECONDS


class Phone:
    """One running client, which asks the simulated cloud for a user."""

    def __init__(self, process: Process, peripheral: Peripheral, user: Caller) -> None:
        """Start to listen to what it says."""
        self._process = process
        self._peripheral = peripheral
        self._user = user
        self._ids = itertools.count()
        self._answers: dict[int, asyncio.Future[Any]] = {}
        peripheral.say = lambda packet: self._say({"notify": packet.hex()})
        self._listener = asyncio.create_task(self._listen())
        self._asked: set[asyncio.Task[None]] = set()

    @classmethod
    async def start(cls, peripheral: Peripheral, user: Caller) -> Self:
        """Run the client for a device."""
        options = {"productId": peripheral.product_id, "userId": "900000000000000001"}
        process = await asyncio.create_subprocess_exec(
            "node", "llsync.js", json.dumps(options), cwd=HERE, stdin=PIPE, stdout=PIPE
        )
        return cls(process, peripheral, user)

    async def stop(self) -> None:
        """Let it end."""
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()
        await self._listener

    async def call(self, method: str, **arguments: object) -> Any:
        """Call a method of the client."""
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        self._say({"id": number, "method": method, "args": [arguments]})
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await answer

    def _say(self, line: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(line)}\n".encode())

    async def _listen(self) -> None:
        assert self._process.stdout
        async for line in self._process.stdout:
            match json.loads(line):
                case {"write": [characteristic, packet]}:
                    self._peripheral.write(characteristic, bytes.fromhex(packet))
                case {"ask": number, "action": action, "parameters": parameters}:
                    asking = asyncio.create_task(self._ask(number, action, parameters))
                    self._asked.add(asking)
                    asking.add_done_callback(self._asked.discard)
                case {"id": number, "error": error}:
                    self._answers.pop(number).set_exception(LookupError(error))
                case {"id": number, "result": result}:
                    self._answers.pop(number).set_result(result)

    async def _ask(self, number: int, action: str, parameters: dict[str, Any]) -> None:
        answer = await self._user.call(action, **parameters)
        self._say({"answer": number, "data": answer})
