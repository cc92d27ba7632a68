"""The simulated cloud of a soak, by its knobs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

NOT_THERE = {400, 404}


@dataclass(frozen=True, kw_only=True, slots=True)
class SimulatedCloud:
    """A simulated cloud in another process."""

    session: aiohttp.ClientSession
    url: str

    async def devices(self) -> dict[str, dict[str, Any]]:
        """Return what is true of each device, by id."""
        return {each["device_id"]: each for each in await self._get("devices")}

    async def requests(self) -> int:
        """Return how many requests have come by HTTP."""
        calls: Mapping[str, int] = await self._get("calls")
        return sum(
            number for action, number in calls.items() if not action.startswith("ws:")
        )

    async def opened_sockets(self) -> int:
        """Return how often a push connection was opened."""
        return int((await self._get("sockets"))["opened"])

    async def report(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Have a device report, if it is still there."""
        await self._post(f"devices/{device_id}/report", values)

    async def begin(self, fault: Mapping[str, Any]) -> None:
        """Let something go wrong, if what it concerns is still there."""
        await self._post("faults", fault)

    async def drop_sockets(self) -> None:
        """Cut the push connections."""
        await self._post("sockets/drop", {})

    async def mend(self) -> None:
        """End all faults."""
        async with self.session.delete(f"{self.url}/simulator/faults") as response:
            response.raise_for_status()

    async def _get(self, path: str) -> Any:
        async with self.session.get(f"{self.url}/simulator/{path}") as response:
            return await response.json()

    async def _post(self, path: str, body: Mapping[str, Any]) -> None:
        url = f"{self.url}/simulator/{path}"
        async with self.session.post(url, json=body) as response:
            if response.status not in NOT_THERE:
                response.raise_for_status()
