"""Numbers that firmware has kept in 32 bits."""

import pytest

from custom_components.tencent_iot_explorer.thing import as_meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (21.299999, 21.3),
        (22.200001, 22.2),
        (1234.560059, 1234.56),
        (21.2999992370605, 21.3),
        (12345.6796875, 12345.68),
        (0.00011999999696854502, 0.00012),
        (-5.300000190734863, -5.3),
        (0.000012, 0.000012),
        (21.5, 21.5),
        (0.0, 0.0),
        (1e300, 1e300),
        (float("inf"), float("inf")),
    ],
)
def test_what_firmware_meant(told: float, meant: float) -> None:
    assert as_meant(told) == meant


@pytest.mark.parametrize(
    "number",
    [
        123456.78,
        12345.6789,
        113.949826,
        22.53123,
        10.012961,
        39.908724,
        0.123456789,
    ],
)
def test_a_number_of_64_bits_is_left_alone(number: float) -> None:
    assert as_meant(number) == number
