"""Reading from the recorder: hours with statistics, counts, and outages.

Everything here reads the database: it runs in the recorder's executor.
"""

from collections.abc import Iterator, Set as AbstractSet
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.db_schema import (
    RecorderRuns,
    States,
    Statistics,
    StatisticsShortTerm,
)
from homeassistant.components.recorder.history import state_changes_during_period
from homeassistant.components.recorder.models import process_timestamp
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.recorder import session_scope
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .spans import Span, hour_of, hours_of, hours_touched_by

# Through an ordinary restart Home Assistant holds the values, as we would.
SHORTEST_OUTAGE: Final = 300


class Recorded(NamedTuple):
    """The hours of a span that have statistics, and when the newest of all begins."""

    hours: AbstractSet[int]
    newest: int | None


def read_recorded(hass: HomeAssistant, statistic_id: str, span: Span) -> Recorded:
    """Return which hours of a statistic are recorded."""
    with session_scope(hass=hass, read_only=True) as session:
        manager = get_instance(hass).statistics_meta_manager
        if (found := manager.get(session, statistic_id)) is None:
            return Recorded(hours=frozenset(), newest=None)
        metadata_id, _ = found
        starts = session.scalars(
            select(Statistics.start_ts)
            .where(Statistics.metadata_id == metadata_id)
            .where(Statistics.start_ts >= span.since)
            .where(Statistics.start_ts < span.until)
        )
        return Recorded(
            hours={int(start) for start in starts if start is not None},
            newest=_newest(session, metadata_id),
        )


def read_count(hass: HomeAssistant, statistic_id: str, moment: int) -> float | None:
    """Return the count of a statistic when an hour begins, None if it has none."""
    with session_scope(hass=hass, read_only=True) as session:
        manager = get_instance(hass).statistics_meta_manager
        if (found := manager.get(session, statistic_id)) is None:
            return None
        return session.scalar(
            select(Statistics.state)
            .where(Statistics.metadata_id == found[0])
            .where(Statistics.start_ts < moment)
            .order_by(Statistics.start_ts.desc())
            .limit(1)
        )


def read_states(hass: HomeAssistant, entity_id: str, since: datetime) -> list[State]:
    """Return the states of an entity since a moment, also those before a crash."""
    found = state_changes_during_period(
        hass, since, entity_id=entity_id, include_start_time_state=False
    )
    return found.get(entity_id, [])


def read_outages(hass: HomeAssistant, span: Span) -> set[int]:
    """Return the hours of a span in which the recorder did not run throughout."""
    with session_scope(hass=hass, read_only=True) as session:
        return {
            hour for outage in _outages(session) for hour in hours_touched_by(outage)
        } & set(hours_of(span))


def _newest(session: Session, metadata_id: int) -> int | None:
    """Return when the hour of the newest statistics begins."""
    starts = [
        session.scalar(
            select(func.max(table.start_ts)).where(table.metadata_id == metadata_id)
        )
        for table in (Statistics, StatisticsShortTerm)
    ]
    return max((hour_of(each) for each in starts if each is not None), default=None)


def _outages(session: Session) -> Iterator[Span]:
    """Yield the times between two runs of the recorder.

    After a crash the end of a run is noted as the begin of the next one: it ended
    with the last state that it wrote.
    """
    runs = session.scalars(select(RecorderRuns).order_by(RecorderRuns.start)).all()
    for run, following in pairwise(runs):
        begin = process_timestamp(following.start).timestamp()
        end = process_timestamp(run.end).timestamp() if run.end else begin
        if run.closed_incorrect:
            end = _last_written(session, begin) or end
        if begin - end > SHORTEST_OUTAGE:
            yield Span(int(end), int(begin))


def _last_written(session: Session, before: float) -> float | None:
    """Return when the last state before a moment was written."""
    return session.scalar(
        select(func.max(States.last_updated_ts)).where(States.last_updated_ts < before)
    )
