#!/usr/bin/env bash
# Home Assistant 2026.11.0 with SQLAlchemy: a machine loses its power at 10:00 and starts again at 14:00.
# Expected: recorder_runs, the table that says when the recorder was at work, shows a run that ended at about ten (or is
# marked as cut) and one that began at two, so that statistics of the hours between are known to be invented.
# Seen: at the start the unfinished run is ended *at the time of that start*. Begin and end of both runs meet, as if
# nothing had been missed; only the flag closed_incorrect is set, which says nothing of when. When the recorder really
# fell silent can only be told from the last state that was written.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
run <<'PYTHON'
from datetime import UTC, datetime

from homeassistant.components.recorder.db_schema import Base, RecorderRuns
from homeassistant.components.recorder.util import end_incomplete_runs
from homeassistant.const import __version__
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
began, again = datetime(2026, 11, 1, 0, tzinfo=UTC), datetime(2026, 11, 1, 14, tzinfo=UTC)
with Session(engine) as session:
    session.add(RecorderRuns(start=began, created=began))
    session.commit()
    end_incomplete_runs(session, again)
    session.add(RecorderRuns(start=again, created=again))
    session.commit()
    runs = [(run.start, run.end, run.closed_incorrect) for run in session.query(RecorderRuns).order_by(RecorderRuns.run_id)]
print(__version__)
for start, end, cut in runs:
    print(f"  {start:%H:%M} to {end.strftime('%H:%M') if end else 'now'}, closed incorrectly: {cut}")
(_, end, cut), (start, _, _) = runs
assert end.replace(tzinfo=UTC) == start.replace(tzinfo=UTC) == again
assert cut is True
PYTHON
