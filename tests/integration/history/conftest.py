"""Every test of imported history has a recorder, and sensors alone."""

from homeassistant.components.recorder import Recorder
from homeassistant.const import Platform
import pytest


@pytest.fixture(autouse=True)
def only_sensors(monkeypatch: pytest.MonkeyPatch, recorder_mock: Recorder) -> None:
    """Set up no other entities, and let the recorder run."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.platforms.PLATFORMS",
        [Platform.SENSOR],
    )
