"""The time as the cloud takes it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from homeassistant.util import dt as dt_util
import pytest

from custom_components.tencent_iot_explorer.account.moments import (
    local_iso_time,
    moment_of,
    now_milliseconds,
)


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
def test_now_is_told_in_milliseconds() -> None:
    assert now_milliseconds() == 1795262400000


@pytest.mark.parametrize("told", [1795262400, 1795262400000])
def test_the_cloud_tells_seconds_or_milliseconds(told: int) -> None:
    assert moment_of(told) == datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize("told", [0, -1, 10**18])
def test_what_cannot_be_a_time_is_none(told: int) -> None:
    assert moment_of(told) is None


@pytest.mark.parametrize(
    "told",
    [
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "2026-13-01T00:00:00Z",
        "soon",
    ],
)
def test_what_is_no_time_stays_as_it_is_written(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ZoneInfo("America/Los_Angeles")
    monkeypatch.setattr(dt_util, "DEFAULT_TIME_ZONE", here)
    assert local_iso_time(told) == told
