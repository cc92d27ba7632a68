"""Home Assistant keeps statistics in SQLite, MariaDB or PostgreSQL: all are filled."""

from collections.abc import Iterator
from typing import Any

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import StatisticData
from homeassistant.core import HomeAssistant
import pytest
from sqlalchemy import Delete, Insert, Select, Update, event
from sqlalchemy.dialects import registry
from sqlalchemy.sql.elements import ClauseElement

from simulator import Cloud

from ...conftest import SetUp
from ..common import entity_id
from .common import AIR_CONDITIONER, ENERGY, fill, hour, record, remember

pytestmark = pytest.mark.devices("ac_01")


@pytest.fixture
def said(hass: HomeAssistant) -> Iterator[list[ClauseElement]]:
    """Collect what the database is told from now on."""
    statements: list[ClauseElement] = []

    def note(_connection: Any, statement: Any, *_: Any) -> None:
        if isinstance(statement, Delete | Insert | Select | Update):
            statements.append(statement)

    engine = get_instance(hass).engine
    assert engine
    event.listen(engine, "before_execute", note)
    yield statements
    event.remove(engine, "before_execute", note)


async def test_every_database_understands_an_import(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, said: list[ClauseElement]
) -> None:
    """Hours are replaced and later sums raised by nothing that only one of them knows."""
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 10, 100), (4, 10, 103)])
    entry = await set_up()
    sensor = entity_id(hass, "sensor", ENERGY)
    later = [StatisticData(start=hour(2), state=110, sum=1)]
    await record(hass, sensor, "kWh", later)
    said.clear()
    assert await fill(hass, entry, AIR_CONDITIONER)
    for kind in (Delete, Insert, Select, Update):
        assert any(isinstance(each, kind) for each in said)
    for name in ("mysql", "postgresql", "sqlite"):
        dialect = registry.load(name)()
        for statement in said:
            assert str(statement.compile(dialect=dialect))
