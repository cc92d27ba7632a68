"""Actions that concern scenes and the automations that run in the cloud."""

import json
from typing import Any

from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.dt import now
import pytest
import voluptuous as vol

from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..alterations import content, each
from ..common import entity_id
from .common import HOME, HUMIDIFIER, LAMP, SEASIDE, call, device_id, family

PICTURE = "https://example.com/evening.png"

pytestmark = pytest.mark.devices("strip_01", "lamp_02", "humidifier_01")


async def test_scene(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A scene is made with every kind of step, changed and deleted."""
    entry = await set_up()
    answer = await call(
        hass,
        "create_scene",
        **family(hass, entry, SEASIDE),
        name="Reading",
        picture=PICTURE,
        steps=[
            {
                "device_id": device_id(hass, entry, LAMP),
                "properties": {"light_switch": True},
            },
            {"delay": "00:00:05"},
            {"scene": entity_id(hass, "scene", "scene_s_movie")},
            {"notification": "Enjoy"},
        ],
    )
    scene = cloud.home.scenes[answer["scene_id"]]
    assert [each["ActionType"] for each in scene.actions] == [0, 1, 2, 3]
    assert json.loads(scene.actions[0]["Data"]) == {"light_switch": 1}
    assert [each["Data"] for each in scene.actions[1:]] == ["5", "s_movie", "Enjoy"]
    assert scene.actions[2]["DeviceName"] == cloud.home.scenes["s_movie"].name
    await hass.async_block_till_done(wait_background_tasks=True)
    target = entity_id(hass, "scene", f"scene_{answer['scene_id']}")
    await call(hass, "modify_scene", entity_id=target, name="Lying")
    scene = cloud.home.scenes[answer["scene_id"]]
    assert (scene.name, len(scene.actions), scene.icon) == ("Lying", 4, PICTURE)
    await call(
        hass,
        "modify_scene",
        entity_id=target,
        steps=[{"notification": "Hello"}],
        picture=f"{PICTURE}?2",
    )
    scene = cloud.home.scenes[answer["scene_id"]]
    assert (len(scene.actions), scene.icon) == (1, f"{PICTURE}?2")
    await call(hass, "delete_scene", entity_id=target)
    assert answer["scene_id"] not in cloud.home.scenes


async def test_scene_that_the_app_has_changed_meanwhile(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is not given stays as it is in the cloud by now, not as it was listed."""
    entry = await set_up()
    steps = [{"notification": "Enjoy"}]
    answer = await call(
        hass, "create_scene", **family(hass, entry, SEASIDE), name="Movie", steps=steps
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    target = entity_id(hass, "scene", f"scene_{answer['scene_id']}")
    scene = cloud.home.scenes[answer["scene_id"]]
    scene.actions = [*scene.actions, {"ActionType": 1, "Data": "5"}]
    await call(hass, "modify_scene", entity_id=target, name="Cinema")
    scene = cloud.home.scenes[answer["scene_id"]]
    assert (scene.name, len(scene.actions)) == ("Cinema", 2)
    scene.name = "Renamed in the app"
    await call(hass, "modify_scene", entity_id=target, picture=PICTURE)
    scene = cloud.home.scenes[answer["scene_id"]]
    assert (scene.name, scene.icon) == ("Renamed in the app", PICTURE)


async def test_scene_of_somebody_else(hass: HomeAssistant, set_up: SetUp) -> None:
    """A scene that Home Assistant made itself is none of the cloud's."""
    await set_up()
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "delete_scene", entity_id="scene.romantic")
    assert error.value.translation_key == "not_a_scene"


async def test_the_log_of_scenes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What came of each run is told by the names that devices have here, if any."""
    entry = await set_up()
    target = {"entity_id": entity_id(hass, "scene", "scene_s_movie")}
    await hass.services.async_call("scene", "turn_on", target, blocking=True)
    cloud.set_online(LAMP, online=False)
    await hass.services.async_call("scene", "turn_on", target, blocking=True)
    await until(lambda: len(cloud.home.runs) == 2)
    home = family(hass, entry, SEASIDE)
    newest, before = (await call(hass, "get_run_log", **home))["runs"]
    assert newest["name"] == before["name"] == cloud.home.scenes["s_movie"].name
    assert (newest["scene_id"], newest["automation_id"]) == ("s_movie", "")
    assert newest["created_at"].endswith(f"{now():%:z}")
    assert [newest["result_code"], before["result_code"]] == [-1, -1]
    lamp, plug = newest["steps"]
    assert lamp["device_name"] == "Reading lamp"
    assert plug["device_name"] == plug["device_id"] == "METERPLUG0/plug_01"
    assert lamp["result"] == plug["result"] == "Device offline"
    assert [each["result"] for each in before["steps"]] == ["Done", "Device offline"]
    assert (await call(hass, "get_run_log", **home, limit=1))["runs"] == [newest]
    elsewhere = family(hass, entry, HOME)
    assert (await call(hass, "get_run_log", **elsewhere))["runs"] == []


async def create_automation(
    hass: HomeAssistant, home: dict[str, str], humidifier: str, **given: Any
) -> str:
    """Create an automation with both kinds of conditions and return its id."""
    answer = await call(
        hass,
        "create_automation",
        **home,
        name="Dry air",
        match="any",
        conditions=[
            {"device_id": humidifier, "property": "power_switch", "value": False},
            {"at": "21:00", "days": ["sat"]},
        ],
        steps=[{"device_id": humidifier, "properties": {"power_switch": 1}}],
        effective_from="20:00",
        effective_days=["sat", "sun"],
        **given,
    )
    return str(answer["automation_id"])


async def test_new_automation(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Conditions and times arrive as the cloud writes them; deleting works."""
    cloud.home.users[0].settings["Region"] = hass.config.time_zone
    entry = await set_up()
    home = family(hass, entry, HOME)
    humidifier = device_id(hass, entry, HUMIDIFIER)
    automation_id = await create_automation(hass, home, humidifier)
    settings = cloud.home.automations[automation_id].settings
    first, second = settings["Conditions"]
    assert first["Property"]["Op"] == "eq"
    assert first["Property"]["Value"] == 0
    assert second["Timer"] == {"Days": "0000001", "TimePoint": "21:00"}
    assert (settings["MatchType"], settings["EffectiveDays"]) == (1, "1000001")
    assert settings["Status"] == 1
    await call(hass, "delete_automation", **home, automation="Dry air")
    assert automation_id not in cloud.home.automations
    automation_id = await create_automation(
        hass, home, humidifier, enabled=False, picture=PICTURE
    )
    settings = cloud.home.automations[automation_id].settings
    assert (settings["Status"], settings["Icon"]) == (0, PICTURE)
    changed = {"automation": automation_id, "picture": f"{PICTURE}?2"}
    await call(hass, "modify_automation", **home, **changed)
    settings = cloud.home.automations[automation_id].settings
    assert (settings["Status"], settings["Icon"]) == (0, f"{PICTURE}?2")


async def test_an_automation_elsewhere(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The cloud's clock shows the next day already, and what is told is local again."""
    entry = await set_up()
    home = family(hass, entry, HOME)
    humidifier = device_id(hass, entry, HUMIDIFIER)
    automation_id = await create_automation(hass, home, humidifier)
    settings = cloud.home.automations[automation_id].settings
    _, at = settings["Conditions"]
    assert at["Timer"]["Days"] == "1000000"
    assert at["Timer"]["TimePoint"] in {"12:00", "13:00"}
    assert settings["EffectiveDays"] == "1100000"
    answer = await call(hass, "get_automation", **home, automation="Dry air")
    _, told = answer["automation"]["conditions"]
    assert told["timer"] == {"days": ["sat"], "time_point": "21:00"}
    assert told["condition_type"] == "time"
    assert answer["automation"]["match_type"] == "any"
    assert answer["automation"]["actions"][0]["action_type"] == "device"
    assert answer["automation"]["effective_begin_time"] == "20:00"
    assert answer["automation"]["effective_days"] == ["sat", "sun"]


async def test_part_of_an_automation_is_changed(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """What is not given stays."""
    entry = await set_up()
    home = family(hass, entry, HOME)
    dry_air = {**home, "automation": "Dry air"}
    await create_automation(hass, home, device_id(hass, entry, HUMIDIFIER))
    await call(hass, "modify_automation", **dry_air, effective_to="22:00")
    told = (await call(hass, "get_automation", **dry_air))["automation"]
    assert told["effective_begin_time"] == "20:00"
    assert told["effective_end_time"] == "22:00"
    assert told["effective_days"] == ["sat", "sun"]
    assert len(told["conditions"]) == 2
    await call(hass, "set_automation_enabled", **dry_air, enabled=False)
    listed = (await call(hass, "get_automations", **home))["automations"]
    assert {each["name"]: each["enabled"] for each in listed} == {
        "睡前关灯": True,
        "开门亮灯": True,
        "Dry air": False,
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"effective_from": "06:00"}, ("06:00", "22:00", ["sat", "sun"])),
        ({"effective_to": "21:30"}, ("20:00", "21:30", ["sat", "sun"])),
        ({"effective_days": ["mon"]}, ("20:00", "22:00", ["mon"])),
    ],
)
async def test_a_part_of_the_effective_time_is_changed_elsewhere(
    hass: HomeAssistant,
    set_up: SetUp,
    changes: dict[str, object],
    told: tuple[str, str, list[str]],
) -> None:
    """The cloud's clock shows the next day in the evening, and not in the morning."""
    entry = await set_up()
    home = family(hass, entry, HOME)
    dry_air = {**home, "automation": "Dry air"}
    await create_automation(hass, home, device_id(hass, entry, HUMIDIFIER))
    await call(hass, "modify_automation", **dry_air, effective_to="22:00")
    await call(hass, "modify_automation", **dry_air, **changes)
    found = (await call(hass, "get_automation", **dry_air))["automation"]
    names = ("effective_begin_time", "effective_end_time", "effective_days")
    assert tuple(found[name] for name in names) == told


async def test_an_automation_without_an_effective_time_gets_a_beginning(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """One that an old app made is effective always, and stays so on every day."""
    entry = await set_up()
    home = family(hass, entry, HOME)
    dry_air = {**home, "automation": "Dry air"}
    automation_id = await create_automation(
        hass, home, device_id(hass, entry, HUMIDIFIER)
    )
    settings = cloud.home.automations[automation_id].settings
    settings |= dict.fromkeys(
        ("EffectiveBeginTime", "EffectiveEndTime", "EffectiveDays"), ""
    )
    await call(hass, "modify_automation", **dry_air, effective_from="06:00")
    found = (await call(hass, "get_automation", **dry_air))["automation"]
    assert found["effective_days"] == list(WEEKDAYS)


async def test_an_automation_on_some_days_is_so_all_day(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """Here, not in the cloud."""
    entry = await set_up()
    home = family(hass, entry, HOME)
    await call(
        hass,
        "create_automation",
        **home,
        name="Monday",
        conditions=[{"at": "06:00"}],
        steps=[{"notification": "Good morning"}],
        effective_days=["mon"],
    )
    answer = await call(hass, "get_automation", **home, automation="Monday")
    told = answer["automation"]
    assert (told["effective_begin_time"], told["effective_end_time"]) == (
        "00:00",
        "23:59",
    )
    assert told["effective_days"] == ["mon"]


@pytest.mark.parametrize("days", [[], None, ["someday"]])
async def test_an_automation_is_effective_on_some_day(
    hass: HomeAssistant, set_up: SetUp, days: list[str] | None
) -> None:
    entry = await set_up()
    home = family(hass, entry, HOME)
    dry_air = {**home, "automation": "Dry air"}
    await create_automation(hass, home, device_id(hass, entry, HUMIDIFIER))
    with pytest.raises(vol.Invalid):
        await call(hass, "modify_automation", **dry_air, effective_days=days)
    told = (await call(hass, "get_automation", **dry_air))["automation"]
    assert told["effective_days"] == ["sat", "sun"]


async def test_a_condition_without_an_id_stays(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    entry = await set_up()
    settings = cloud.home.automations["a_night"].settings
    conditions = [
        {name: value for name, value in each.items() if name != "CondId"}
        for each in settings["Conditions"]
    ]
    settings["Conditions"] = conditions
    await call(
        hass,
        "modify_automation",
        **family(hass, entry, HOME),
        automation="a_night",
        name="Sleep",
    )
    settings = cloud.home.automations["a_night"].settings
    assert (settings["Name"], settings["Conditions"]) == ("Sleep", conditions)


async def test_all_of_an_automation_is_changed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Everything can be replaced."""
    entry = await set_up()
    await call(
        hass,
        "modify_automation",
        **family(hass, entry, HOME),
        automation="a_night",
        name="Wet air",
        match="all",
        conditions=[{"at": "06:00"}],
        steps=[{"notification": "Open the window"}],
    )
    changed = cloud.home.automations["a_night"].settings
    assert (changed["Name"], changed["MatchType"]) == ("Wet air", 0)
    assert len(changed["Conditions"]) == len(changed["Actions"]) == 1


async def test_automation_that_is_not(hass: HomeAssistant, set_up: SetUp) -> None:
    """The ones that there are are told."""
    entry = await set_up()
    with pytest.raises(ServiceValidationError, match="睡前关灯"):
        await call(
            hass,
            "delete_automation",
            **family(hass, entry, HOME),
            automation="Nothing",
        )


async def test_new_scene_appears(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A scene that is made here is an entity without a reload."""
    entry = await set_up()
    answer = await call(
        hass,
        "create_scene",
        **family(hass, entry, SEASIDE),
        name="Night",
        steps=[{"notification": "Good night"}],
    )
    key = f"scene_{answer['scene_id']}"
    await until(lambda: key in entry.runtime_data.home.data.scenes)
    await hass.async_block_till_done()
    assert hass.states.get(entity_id(hass, "scene", key))


async def test_condition_of_no_property(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is compared has to be in the thing model."""
    entry = await set_up()
    condition = {
        "device_id": device_id(hass, entry, HUMIDIFIER),
        "property": "mood",
        "value": 1,
    }
    with pytest.raises(ServiceValidationError) as error:
        await call(
            hass,
            "create_automation",
            **family(hass, entry, HOME),
            name="Mood",
            conditions=[condition],
            steps=[{"notification": "Smile"}],
        )
    assert error.value.translation_key == "unknown_property"
    assert not cloud.calls["AppCreateAutomation"]


@pytest.mark.parametrize("lost", [[], None, "broken"])
async def test_what_cannot_be_read_of_a_scene_is_not_overwritten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, lost: object
) -> None:
    entry = await set_up()
    steps = cloud.home.scenes["s_movie"].actions
    cloud.alter("AppGetSceneList", each("SceneList", Actions=lost))
    await entry.runtime_data.home.async_refresh()
    scene = {"entity_id": entity_id(hass, "scene", "scene_s_movie")}
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "modify_scene", **scene, name="Lying")
    assert error.value.translation_key == "kept_unreadable"
    assert cloud.home.scenes["s_movie"].actions == steps
    await call(hass, "modify_scene", **scene, steps=[{"notification": "Hello"}])
    assert len(cloud.home.scenes["s_movie"].actions) == 1


@pytest.mark.parametrize("lost", ["Conditions", "Actions"])
async def test_what_cannot_be_read_of_an_automation_is_not_overwritten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, lost: str
) -> None:
    entry = await set_up()
    home = family(hass, entry, HOME)
    (automation,) = (
        each
        for each in cloud.home.automations.values()
        if each.settings["Name"] == "睡前关灯"
    )
    settings = automation.settings
    cloud.alter("AppDescribeAutomation", content(lambda data: data["Data"].pop(lost)))
    with pytest.raises(ServiceValidationError) as error:
        await call(
            hass, "modify_automation", **home, automation="睡前关灯", match="any"
        )
    assert error.value.translation_key == "kept_unreadable"
    assert automation.settings == settings
