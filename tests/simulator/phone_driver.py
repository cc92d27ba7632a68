"""Tencent's own Bluetooth client, driven from Python: a phone beside a peripheral."""

import asyncio
from asyncio.subprocess import PIPE, Process
import itertools
import json
from typing import Any, Self

from simulator.bluetooth import Peripheral

from ..waiting import PATIENCE_SECONDS
from .caller import Caller, Refused
from .sdk_driver import HERE


class Phone:
    """One running client, which asks the simulated cloud for a user."""

    def __init__(self, process: Process, peripheral: Peripheral, user: Caller) -> None:
        """Start to listen to what it says."""
        self._process = process
        self._peripheral = peripheral
        self._user = user
        self.progress: list[str] = []
        self._ids = itertools.count()
        self._answers: dict[int, asyncio.Future[Any]] = {}
        peripheral.say = lambda packet: self._say({"notify": packet.hex()})
        self._listener = asyncio.create_task(self._listen())
        self._asked: set[asyncio.Task[None]] = set()

    @classmethod
    async def start(cls, client: str, peripheral: Peripheral, user: Caller) -> Self:
        """Run a client ("llsync", "h5" or "combo") for a device that it has found."""
        head = peripheral.advertised[0]
        options = {
            "client": client,
            "productId": peripheral.product_id,
            "userId": "900000000000000001",
            "moduleVersion": head >> 4,
            "isDynamicRegister": bool(head & 0x04),
            "isEncrypted": bool(head & 0x08),
        }
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

    def lose(self) -> None:
        """Lose the link."""
        self._peripheral.drop()
        self._say({"lost": True})

    def begin(
        self, method: str, *values: object, **named: object
    ) -> asyncio.Future[Any]:
        """Call a method of the client; what is named goes along as one object."""
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        arguments = [*values, *([named] if named else [])]
        self._say({"id": number, "method": method, "args": arguments})
        return answer

    async def call(self, method: str, *values: object, **named: object) -> Any:
        """Call a method of the client, and return what it returns."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self.begin(method, *values, **named)

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
                case {"progress": step}:
                    self.progress.append(step)
                case {"id": number, "error": error}:
                    self._answers.pop(number).set_exception(LookupError(error))
                case {"id": number, "result": result}:
                    self._answers.pop(number).set_result(result)

    async def _ask(self, number: int, action: str, parameters: dict[str, Any]) -> None:
        try:
            answer = await self._user.call(action, **parameters)
        except Refused as error:
            self._say({"answer": number, "error": error.args[0]})
        else:
            self._say({"answer": number, "data": answer})
