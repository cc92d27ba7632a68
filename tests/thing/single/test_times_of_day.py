"""Times of day, in texts and in numbers."""

import pytest

from custom_components.tencent_iot_explorer.thing import TIME_OF_DAY

from .. import entity_of, measured, property_of


@pytest.mark.parametrize(
    ("type_", "define", "form"),
    [
        ("string", {}, "%H:%M"),
        ("string", {"max": 8}, "%H:%M:%S"),
        ("string", {"max": 6}, "%H%M%S"),
        ("string", {"max": 4}, "%H%M"),
        ("int", {"min": 0, "max": 1439}, 60),
        ("int", {"min": 0, "max": 86400, "unit": "s"}, 1),
    ],
)
def test_a_time_of_day_that_is_set(
    type_: str, define: dict[str, object], form: str | int
) -> None:
    entity = entity_of(property_of("start_time", "开始时间", type_, "rw", **define))
    assert (entity.platform, entity.traits[TIME_OF_DAY]) == ("time", form)


@pytest.mark.parametrize(
    ("name", "type_", "define"),
    [
        ("关灯时间", "string", {}),
        ("浇水时间", "int", {"min": 0, "max": 1439, "unit": "分钟"}),
        ("浇水时间", "int", {"min": 0, "max": 86399}),
        ("免打扰 结束", "int", {"min": 0, "max": 1439}),
        ("浇水时间", "string", {"max": 20}),
    ],
)
def test_a_time_of_day_that_its_range_or_form_tells(
    name: str, type_: str, define: dict[str, object]
) -> None:
    raw = property_of("t", name, type_, "rw", **define)
    assert entity_of(raw | {"desc": "HH:MM"}).platform == "time"


@pytest.mark.parametrize(("longest", "platform"), [(5, "time"), (64, "text")])
def test_a_text_as_long_as_a_clocks_is_a_time_of_day(
    longest: int, platform: str
) -> None:
    watering = property_of("t", "浇水时间", "string", "rw", max=longest)
    assert entity_of(watering).platform == platform


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("HH:mm", "%H:%M"),
        ("HHmm", "%H%M"),
        ("hh:mm:ss", "%H:%M:%S"),
        ("HHMMSS", "%H%M%S"),
    ],
)
def test_the_description_tells_how_a_time_of_day_is_written(
    told: str, form: str
) -> None:
    start = property_of("start_time", "开始时间", "string", max=20)
    entity = entity_of(start | {"desc": f"格式：{told}"})
    assert entity.traits[TIME_OF_DAY] == form


@pytest.mark.parametrize(
    ("name", "mode", "define"),
    [
        ("开始时间", "r", {"min": 0, "max": 1439}),
        ("开始时间", "rw", {"min": 0, "max": 30}),
        ("定时时长", "rw", {"min": 0, "max": 1440}),
    ],
)
def test_what_lasts_or_is_reported_is_no_time_of_day(
    name: str, mode: str, define: dict[str, object]
) -> None:
    assert measured("t", name, mode, **define).platform != "time"
