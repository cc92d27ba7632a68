"""The simulated device does what Tencent's device code was recorded to do."""

import pytest

from simulator.peripheral import Peripheral

from . import DEVICE_NAME, EXCHANGES, KEY, PRODUCT_ID, RECORDED
from .test_session import EVENTS, REPORTS

ANSWERED = (
    "connect",
    "connect_wrong_key",
    *(
        name
        for name in EXCHANGES
        if name.startswith("control") and name != "control refused"
    ),
    "action no input",
)


@pytest.fixture
def said() -> list[str]:
    """Return what the device says."""
    return []


@pytest.fixture
def peripheral(said: list[str]) -> Peripheral:
    """Return a bound device whose app has connected, but for tests of that."""
    return Peripheral(
        model=RECORDED["thing_model"],
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        key=KEY,
        say=lambda packet: said.append(packet.hex()),
    )


@pytest.mark.parametrize("name", ANSWERED)
def test_it_answers_as_recorded(
    peripheral: Peripheral, said: list[str], name: str
) -> None:
    peripheral.connected = not name.startswith("connect")
    steps = EXCHANGES[name]
    if name == "action no input":  # the recorded action gave nothing back
        actions = [{**each, "output": []} for each in peripheral.model["actions"]]
        peripheral.model = {**peripheral.model, "actions": actions}
    wanted = [each["hex"] for each in steps if each["dir"] == "notify"]
    for step in steps:
        if step["dir"] == "write":
            peripheral.write(step["char"], bytes.fromhex(step["hex"]))
    assert said == wanted


def test_it_is_deaf_until_connected(peripheral: Peripheral, said: list[str]) -> None:
    peripheral.write("ffe2", bytes.fromhex("0000020001"))
    assert not said
    assert not peripheral.heard


@pytest.mark.parametrize("name", REPORTS)
def test_it_reports_as_recorded(
    peripheral: Peripheral, said: list[str], name: str
) -> None:
    peripheral.report(REPORTS[name])
    assert said == [each["hex"] for each in EXCHANGES[name] if each["dir"] == "notify"]


@pytest.mark.parametrize("name", EVENTS)
def test_it_tells_events_as_recorded(
    peripheral: Peripheral, said: list[str], name: str
) -> None:
    peripheral.post_event(*EVENTS[name])
    assert said == [each["hex"] for each in EXCHANGES[name] if each["dir"] == "notify"]


def test_it_advertises_as_recorded(peripheral: Peripheral) -> None:
    bound = next(
        each["manufacturer_data"]
        for each in RECORDED["advertisements"]
        if each["name"].startswith("bound by the iOS")
    )
    assert peripheral.advertised.hex() == bound
