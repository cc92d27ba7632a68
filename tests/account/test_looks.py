"""When the lists of a home are read once more."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.absences import SECOND_LOOK_SECONDS
from custom_components.tencent_iot_explorer.account.polling.looks import SecondLooks

ANSWERED = 40
SILENT_AGAIN = 50


async def test_what_does_not_answer_is_asked_each_time_later_until_it_answers(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    read_at: list[int] = []

    def read() -> None:
        read_at.append(now)
        with looks.reading():
            if now != ANSWERED:
                looks.async_note_gap()

    looks = SecondLooks(hass, timedelta(hours=1), read)
    for now in range(60):
        if now in {0, ANSWERED, SILENT_AGAIN}:
            read()
        freezer.tick(SECOND_LOOK_SECONDS)
        async_fire_time_changed(hass)
    looks.planned.async_close()
    assert read_at == [0, 0, 2, 6, 14, 30, ANSWERED, SILENT_AGAIN, 50, 52, 56]
