"""What the demo's dashboard shows of a device."""

from scripts.demonstration.dashboard import Shown, cards_of_area


def test_a_socket_is_switched_before_it_is_measured() -> None:
    """A person comes to a socket to switch it."""
    socket = [
        Shown("sensor.socket_power", "socket", "sensor.power"),
        Shown("switch.socket", "socket", "switch"),
    ]
    cards = cards_of_area("room", [{"id": "socket", "area_id": "room"}], socket)
    assert [each["entity"] for each in cards] == [
        "switch.socket",
        "sensor.socket_power",
    ]
