"""What the demo's dashboard shows of a device."""

import pytest

from scripts.demonstration.dashboard import Shown, cards_of_area


@pytest.mark.parametrize("measured", ["sensor.power", "sensor.temperature"])
def test_what_can_be_switched_is_switched_before_it_is_measured(measured: str) -> None:
    """A person comes to a socket or a water purifier to switch it."""
    shown = [Shown("sensor.its", "it", measured), Shown("switch.it", "it", "switch")]
    cards = cards_of_area("room", [{"id": "it", "area_id": "room"}], shown)
    assert [each["entity"] for each in cards] == ["switch.it", "sensor.its"]
