"""What somebody has sent becomes a fixture of the tests."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.keep_fixture import keep

from . import property_of

MODEL = {"version": "1.0", "properties": [property_of("power", "开关", "bool")]}
PRODUCT = {"product_id": "P", "name": "灯", "entities": [], "model": MODEL}


def diagnostics(**data: Any) -> str:
    """Return a file as Home Assistant writes it."""
    return json.dumps({"home_assistant": {"version": "2026.11.0"}, "data": data})


@pytest.mark.parametrize(
    "sent",
    [
        diagnostics(device={}, product=PRODUCT),
        diagnostics(device={}, product={**PRODUCT, "model": json.dumps(MODEL)}),
        diagnostics(entry={}, products=[PRODUCT]),
        json.dumps({"Response": {"Products": [{"DataTemplate": json.dumps(MODEL)}]}}),
        json.dumps(MODEL),
    ],
)
def test_the_model_is_kept(sent: str, tmp_path: Path) -> None:
    path = keep(sent, "new-lamp", tmp_path)
    assert path == tmp_path / "new-lamp.json"
    assert json.loads(path.read_text("utf-8")) == MODEL
    assert "开关" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ("{", "no JSON"),
        (diagnostics(device={}, product={**PRODUCT, "model": None}), "no thing model"),
        (diagnostics(devices=3), "no thing model"),
        (diagnostics(products=[PRODUCT, PRODUCT]), "2 products: take the diagnostics"),
    ],
)
def test_what_holds_none_is_told(sent: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=reason):
        keep(sent, "new-lamp", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_fixture_that_is_there_stays(tmp_path: Path) -> None:
    path = keep(json.dumps(MODEL), "lamp", tmp_path)
    before = path.read_text("utf-8")
    other = {"properties": [property_of("level", "亮度", "int")]}
    with pytest.raises(ValueError, match=r"lamp\.json already"):
        keep(json.dumps(other), "lamp", tmp_path)
    assert path.read_text("utf-8") == before
