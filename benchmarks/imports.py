"""Importing the integration."""

import asyncio
import os
from pathlib import Path
import re
import sys
import tempfile

from .outcome import Outcome

ROOT = Path(__file__).parents[1]
ROUNDS = 5
IMPORT_ALL = """
import importlib, pkgutil
package = importlib.import_module("custom_components.tencent_iot_explorer")
for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
    importlib.import_module(module.name)
"""
OWN_TIME = re.compile(
    rb"import time: +(\d+) \| +\d+ \| +custom_components\.tencent_iot_explorer"
)


async def measure() -> list[Outcome]:
    """Return the time that all our modules take beyond those of others.

    They are compiled before, as they are at every start but the first.
    """
    with tempfile.TemporaryDirectory() as compiled:
        await _once(compiled)
        times = [await _once(compiled) for _ in range(ROUNDS)]
    return [
        Outcome(
            subject="importing every module of the integration",
            rounds=times,
            limit=150,
            unit="ms",
        )
    ]


async def _once(compiled: str) -> float:
    """Return the sum of what Python says of each of our modules, in ms."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-X", "importtime", "-c", IMPORT_ALL),
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _, report = await process.communicate()
    return sum(map(int, OWN_TIME.findall(report))) / 1000
