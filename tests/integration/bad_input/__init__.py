"""Garbage from the cloud costs the one value or device it concerns, and one line."""

from collections.abc import Mapping
import logging

import pytest

OTHERS = {"asyncio", "aiohttp_fast_zlib", "homeassistant.loader"}
HOME = ("gw_01", "climate_01", "strip_01", "switch_01", "lamp_02", "plug_01")
DEVICES = len(HOME)
SEASIDE = "f_8b05e7d1c2a94f36"
BODIES: Mapping[str, tuple[str, int]] = {
    "html": ("<html><body>Bad gateway</body></html>", 200),
    "truncated": ('{"code": 0, "msg": "", "data": {"De', 200),
    "empty": ("", 200),
    "list": ("[]", 200),
    "null": ("null", 200),
    "text": ('"ok"', 200),
    "list as data": ('{"code": 0, "msg": "", "data": [1]}', 200),
    "text as data": ('{"code": 0, "msg": "", "data": "ok"}', 200),
    "error of no kind": ('{"code": -1000, "msg": null, "data": {"Error": 7}}', 200),
    "code of no kind": ('{"code": {}, "msg": [], "data": {}}', 200),
    "server error": ("<html>", 500),
    "forbidden": ("{}", 403),
    "too many": ("slow down", 429),
}


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines that tell of trouble; none may carry a traceback."""
    serious = [
        record
        for record in caplog.records
        if record.levelno >= logging.WARNING
        if record.name not in OTHERS
        if " seconds. Please create a bug report" not in record.msg  # a busy machine
    ]
    assert not [record for record in serious if record.exc_info], caplog.text
    return [record.getMessage() for record in serious]
