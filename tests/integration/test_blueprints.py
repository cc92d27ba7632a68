"""The blueprints: imported by their address, and run in the demo home."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
import shutil
from typing import Any

from homeassistant.components.blueprint import importer
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_mock_service,
)
import yaml

from simulator import Cloud

from ..conftest import SetUp
from ..repository import ROOT
from ..waiting import until
from .common import entity_id
from .platforms import find_device

FOLDER = ROOT / "blueprints" / "automation" / "tencent_iot_explorer"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
BLUEPRINTS = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.yaml"))
ADDRESS = "https://github.com/tencent-iot-explorer/home-assistant/blob/main"
RAW = "https://raw.githubusercontent.com/tencent-iot-explorer/home-assistant/main"
# What is written for people: the same in no two languages.
WORDS = {"name", "description", "source_url"}

type Run = Callable[..., Any]


class Loader(yaml.SafeLoader):
    """Reads a blueprint, with its inputs as they are called."""


Loader.add_constructor("!input", lambda loader, node: f"!input {node.value}")


def read(name: str) -> dict[str, Any]:
    """Return a blueprint as it is written."""
    text = (FOLDER / name).read_text("utf-8")
    blueprint: dict[str, Any] = yaml.load(text, Loader)  # noqa: S506 - a safe one
    return blueprint


def bare(part: Any) -> Any:
    """Return a part of a blueprint without what is written for people."""
    if isinstance(part, Mapping):
        return {
            key: bare(value)
            for key, value in part.items()
            if not (key in WORDS and isinstance(value, str))
        }
    return [bare(each) for each in part] if isinstance(part, list) else part


@pytest.mark.parametrize("name", BLUEPRINTS)
async def test_imported_by_its_address(
    hass: HomeAssistant, aioclient_mock: Any, name: str
) -> None:
    path = f"blueprints/automation/tencent_iot_explorer/{name}"
    aioclient_mock.get(f"{RAW}/{path}", text=(ROOT / path).read_text("utf-8"))
    found = await importer.fetch_blueprint_from_url(hass, f"{ADDRESS}/{path}")
    assert found.blueprint.domain == "automation"
    assert found.blueprint.metadata["source_url"] == f"{ADDRESS}/{path}"
    assert found.blueprint.validate() is None


@pytest.mark.parametrize("name", NAMES)
def test_the_chinese_twin_does_the_same(name: str) -> None:
    """Only the words and the sentence differ."""
    english, chinese = read(f"{name}.yaml"), read(f"zh-Hans/{name}.yaml")
    for each in (english, chinese):
        each["blueprint"]["input"].get("sentence", {}).pop("default", None)
    assert bare(english) == bare(chinese)
    assert english["blueprint"]["name"] != chinese["blueprint"]["name"]


@pytest.fixture
def notices(hass: HomeAssistant) -> list[ServiceCall]:
    """Return what everybody is told."""
    return async_mock_service(hass, "notify", "notify")


@pytest.fixture
def run(hass: HomeAssistant, tmp_path: Path) -> Run:
    """Return a function that makes an automation of a blueprint."""
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints/automation/tencent_iot_explorer")

    async def run_blueprint(name: str, **inputs: Any) -> None:
        path = f"tencent_iot_explorer/{name}.yaml"
        config = {"alias": "it", "use_blueprint": {"path": path, "input": inputs}}
        assert await async_setup_component(hass, "automation", {"automation": [config]})
        state = hass.states.get("automation.it")
        assert state
        assert state.state == "on"

    return run_blueprint


@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [
        ("en", "door_unlocked", "入户门锁: unlocked, Fingerprint, user 3"),
        ("zh-Hans", "zh-Hans/door_unlocked", "入户门锁已开锁，指纹，用户 3"),
    ],
)
@pytest.mark.devices("lock_01")
async def test_door_unlocked(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
    language: str,
    name: str,
    sentence: str,
) -> None:
    hass.config.language = language
    await set_up()
    await run(
        name, unlocked=entity_id(hass, "event", "DOORLOCK00_lock_01_event:unlock")
    )
    lock = find_device(cloud, "lock_01").device_id
    cloud.post_event(lock, "unlock", {"unlock_method": "fingerprint", "user_id": 3})
    await until(lambda: bool(notices))
    assert notices[0].data["message"] == sentence


@pytest.mark.devices("lock_01")
async def test_device_offline(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
) -> None:
    await set_up()
    lock = entity_id(hass, "lock", "DOORLOCK00_lock_01_lock")
    await run("device_offline", watched=[lock], how_long={"minutes": 10})
    cloud.set_online(find_device(cloud, "lock_01").device_id, online=False)
    await until(lambda: hass.states.is_state(lock, "unavailable"))
    assert notices == []
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10, seconds=1))
    await until(lambda: bool(notices))
    assert notices[0].data["message"] == "入户门锁 is offline"


async def watch_for_gas(hass: HomeAssistant, run: Run) -> None:
    """Have the valve closed when there is gas."""
    detector = entity_id(hass, "binary_sensor", "GASALARM00_gas_01_gas_sensor_state")
    valve = entity_id(hass, "valve", "VALVE00000_valve_01_valve_switch")
    await run("leak_or_gas", detectors=[detector], valves=[valve])


@pytest.mark.devices("gas_01", "gw_01", "valve_01")
async def test_leak_or_gas(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
) -> None:
    await set_up()
    await watch_for_gas(hass, run)
    cloud.report(find_device(cloud, "gas_01").device_id, {"gas_sensor_state": "alarm"})
    await until(lambda: bool(notices))
    assert notices[0].data["message"] == "Alarm: 燃气报警器"
    assert find_device(cloud, "valve_01").values["valve_switch"] == 0


@pytest.mark.devices("gas_01", "gw_01", "valve_01")
async def test_told_all_the_same(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
) -> None:
    """A valve that cannot be closed keeps nobody from being told."""
    await set_up()
    await watch_for_gas(hass, run)
    cloud.devices[find_device(cloud, "valve_01").device_id].online = False
    cloud.report(find_device(cloud, "gas_01").device_id, {"gas_sensor_state": "alarm"})
    await until(lambda: bool(notices))


@pytest.mark.devices("lock_01", "camera_01")
@pytest.mark.usefixtures("haste")
async def test_doorbell(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
) -> None:
    await set_up()
    picture = entity_id(hass, "image", "CAMERA0000_camera_01_:last_event")
    await run(
        "doorbell",
        doorbell=[entity_id(hass, "event", "DOORLOCK00_lock_01_event:doorbell")],
        picture=picture,
        actions=[
            {
                "action": "notify.notify",
                "data": {"message": "{{ message }} {{ picture }}"},
            }
        ],
    )
    before = hass.states.get(picture)
    cloud.post_event(find_device(cloud, "lock_01").device_id, "doorbell", {})
    await until(lambda: hass.states.is_state("automation.it", "on") and _runs(hass))
    camera = find_device(cloud, "camera_01").device_id
    cloud.record_clip(camera, "motion_detected", 5)
    await until(lambda: bool(notices))
    assert hass.states.get(picture) != before
    assert "/api/image_proxy/" in notices[0].data["message"]


def _runs(hass: HomeAssistant) -> bool:
    """Return whether the automation is at work."""
    state = hass.states.get("automation.it")
    return bool(state and state.attributes["current"])


@pytest.mark.parametrize(
    "unique_id", ["SOSBUTTON0_sos_01_sos", "SOSBUTTON0_sos_01_sos_state"]
)
@pytest.mark.devices("sos_01", "lamp_01")
async def test_sos(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
    unique_id: str,
) -> None:
    await set_up()
    platform = "binary_sensor" if unique_id.endswith("state") else "event"
    lamp = entity_id(hass, "light", "WHITELAMP0_lamp_01_power_switch")
    await run(
        "sos",
        buttons=[entity_id(hass, platform, unique_id)],
        lights={"entity_id": lamp},
    )
    told = {"sos_state": 1} if platform == "binary_sensor" else {"sos": "sos"}
    cloud.report(find_device(cloud, "sos_01").device_id, told)
    await until(lambda: bool(notices))
    assert notices[0].data["message"] == "SOS: 紧急按钮, 主卧"
    assert find_device(cloud, "lamp_01").values["power_switch"] == 1


@pytest.mark.devices("motion_01", "gw_01", "lamp_01")
async def test_lights_with_presence(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
) -> None:
    await set_up()
    motion = entity_id(hass, "binary_sensor", "MOTION0000_motion_01_pir_state")
    lamp = entity_id(hass, "light", "WHITELAMP0_lamp_01_power_switch")
    sensor, light = (find_device(cloud, each) for each in ("motion_01", "lamp_01"))
    cloud.report(sensor.device_id, {"pir_state": "1"})
    await until(lambda: hass.states.is_state(motion, "off"))
    await run("lights_with_presence", sensors=[motion], lights={"entity_id": lamp})
    cloud.report(sensor.device_id, {"pir_state": "0"})
    await until(lambda: light.values["power_switch"] == 1)
    cloud.report(sensor.device_id, {"pir_state": "1"})
    await until(lambda: hass.states.is_state(motion, "off"))

    while light.values["power_switch"]:  # the delay begins a moment later
        async_fire_time_changed(hass, utcnow() + timedelta(minutes=3, seconds=1))
        await asyncio.sleep(0.1)


@pytest.mark.devices("plug_01")
async def test_left_running(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    run: Run,
    notices: list[ServiceCall],
) -> None:
    await set_up()
    plug = find_device(cloud, "plug_01")
    power = entity_id(hass, "sensor", "METERPLUG0_plug_01_power")
    cloud.report(plug.device_id, {"power": 0})
    await until(lambda: hass.states.is_state(power, "0.0"))
    await run(
        "left_running",
        power=[power],
        above=50,
        how_long={"hours": 2},
        switches=[entity_id(hass, "switch", "METERPLUG0_plug_01_power_switch")],
    )
    cloud.report(plug.device_id, {"power": 83})
    await until(lambda: hass.states.is_state(power, "83.0"))
    async_fire_time_changed(hass, utcnow() + timedelta(hours=2, seconds=1))
    await until(lambda: bool(notices))
    assert notices[0].data["message"] == "TV socket is still running, 83.0 W"
    assert plug.values["power_switch"] == 0
