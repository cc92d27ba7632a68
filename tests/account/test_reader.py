"""Reading the devices of an account: who cannot be read is named in brief."""

from custom_components.tencent_iot_explorer.account.devices.reader import brief


def test_log_names_few_devices() -> None:
    """A line that names a thousand devices is read by nobody."""
    assert brief({"b", "a"}) == "a, b"
    assert brief({str(each) for each in range(9)}) == "0, 1, 2, 3, 4 and 4 others"
