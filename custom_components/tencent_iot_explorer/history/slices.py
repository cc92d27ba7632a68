"""A slice of hours as rows of the recorder's tables, and its seam.

Where the hours of a counter end, its statistics go on that were there before: their
sums must lead on from what was counted until then.
"""

from collections.abc import Iterator, Mapping, Sequence
import math
import time
from typing import Any, Final, NamedTuple

from homeassistant.components.recorder.db_schema import Statistics, StatisticsShortTerm
from homeassistant.components.recorder.models import StatisticMetaData
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from .hourly import Counted, Counter, Hour, Reading, growth_through
from .spans import HOUR

type Table = type[Statistics | StatisticsShortTerm]
type Values = Mapping[str, Any]

TABLES: Final[tuple[Table, ...]] = (Statistics, StatisticsShortTerm)
COLUMNS: Final = (
    *("start_ts", "mean", "mean_weight", "min", "max"),
    *("state", "sum"),
)


class Slice(NamedTuple):
    """Hours of a statistic without a gap, and what the seam of a counter needs.

    `following` was reported after the hours. The statistics that were there before
    go on at or after `until`.
    """

    metadata: StatisticMetaData
    hours: Sequence[Hour]
    counter: Counter | None
    following: Sequence[Reading]
    until: int

    @property
    def end(self) -> int:
        """Return when the last hour ends."""
        return self.hours[-1].start_ts + HOUR


def write(session: Session, metadata_id: int, slice_: Slice) -> int:
    """Write hours over what is there, and mend the seam; return how many differ."""
    present = _present(session, metadata_id, slice_)
    sum_before = _sum_before(session, metadata_id, slice_.hours[0].start_ts)
    rows = list(_rows(slice_.hours, sum_before))
    changed = [row for row in rows if not _alike(row, present.get(row["start_ts"]))]
    if changed:
        _replace(session, metadata_id, changed)
    if slice_.counter:
        last = present.get(rows[-1]["start_ts"], {"sum": sum_before})
        seam = (last["sum"] or 0.0, rows[-1])
        rise = _rise(session, metadata_id, slice_, slice_.counter, *seam)
        _raise_sums(session, metadata_id, slice_.end, rise)
    return len(changed)


def _present(
    session: Session, metadata_id: int, slice_: Slice
) -> Mapping[float, Values]:
    """Return what is there of the hours."""
    found = session.execute(
        select(*(getattr(Statistics, name) for name in COLUMNS))
        .where(Statistics.metadata_id == metadata_id)
        .where(Statistics.start_ts >= slice_.hours[0].start_ts)
        .where(Statistics.start_ts < slice_.end)
    )
    return {row["start_ts"]: dict(row) for row in found.mappings()}


def _sum_before(session: Session, metadata_id: int, moment: int) -> float:
    """Return what was counted until a moment."""
    found = session.scalar(
        select(Statistics.sum)
        .where(Statistics.metadata_id == metadata_id)
        .where(Statistics.start_ts < moment)
        .order_by(Statistics.start_ts.desc())
        .limit(1)
    )
    return found or 0.0


def _rows(hours: Sequence[Hour], total: float) -> Iterator[dict[str, Any]]:
    """Yield hours as the table's columns, growth added up."""
    for hour in hours:
        columns = hour._asdict()
        if isinstance(hour, Counted):
            total += columns.pop("growth")
            columns["sum"] = total
        yield columns


def _alike(row: Values, present: Values | None) -> bool:
    """Return whether there is such a row already, apart from the last digits."""
    return present is not None and all(
        present[name] is not None and math.isclose(value, present[name], abs_tol=1e-9)
        for name, value in row.items()
    )


def _replace(session: Session, metadata_id: int, rows: Sequence[Values]) -> None:
    """Replace the rows of the same hours."""
    session.execute(
        delete(Statistics)
        .where(Statistics.metadata_id == metadata_id)
        .where(Statistics.start_ts.in_([row["start_ts"] for row in rows])),
        execution_options={"synchronize_session": False},
    )
    own = {"metadata_id": metadata_id, "created_ts": time.time()}
    session.execute(insert(Statistics), [{**row, **own} for row in rows])


def _rise(
    session: Session,
    metadata_id: int,
    slice_: Slice,
    counter: Counter,
    sum_until_now: float,
    last: Values,
) -> float:
    """Return by how much the sums that follow are too low.

    A count goes from the last hour through what was reported then to the count with
    which the statistics go on. Growth that is reported only comes on top.
    """
    sum_: float = last["sum"]
    if counter.reports_growth:
        return sum_ - sum_until_now
    if (after := _after(session, metadata_id, slice_.until)) is None:
        return 0.0
    end, state, sum_after = after
    path = [
        (slice_.end, last["state"]),
        *(each for each in slice_.following if each[0] < end),
        (end, state),
    ]
    return sum_ + growth_through(path, counter) - (sum_after or 0.0)


def _after(
    session: Session, metadata_id: int, moment: int
) -> tuple[float, float | None, float | None] | None:
    """Return end, count and sum of the first row from a moment on."""
    for table in TABLES:
        row = session.execute(
            select(table.start_ts, table.state, table.sum)
            .where(table.metadata_id == metadata_id)
            .where(table.start_ts >= moment)
            .order_by(table.start_ts)
            .limit(1)
        ).first()
        if row:
            return row[0] + table.duration.total_seconds(), row[1], row[2]
    return None


def _raise_sums(session: Session, metadata_id: int, moment: int, rise: float) -> None:
    """Raise the sums of all rows from a moment on."""
    if math.isclose(rise, 0.0, abs_tol=1e-9):
        return
    for table in TABLES:
        session.execute(
            update(table)
            .where(table.metadata_id == metadata_id)
            .where(table.start_ts >= moment)
            .values(sum=table.sum + rise),
            execution_options={"synchronize_session": False},
        )
