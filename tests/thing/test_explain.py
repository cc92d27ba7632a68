"""`scripts/explain`: what becomes of a thing model, without Home Assistant."""

from collections.abc import Iterable
import json
import os
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

from . import FIXTURES, property_of

OVERRIDE = """
match: {property_ids: [control]}
entities:
  control: {name: Rack, invert: true}
  drying_switch: {hide: true}
  nowhere: {hide: true}
"""
SCRIPT = Path("scripts/explain")
RACK = str(FIXTURES / "laundry-rack.json")


def explain(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script."""
    return subprocess.run(  # noqa: S603 - our own script with our own files
        [sys.executable, SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def test_the_table_has_a_line_for_each_part() -> None:
    result = explain(RACK)
    lines = {line.split()[0]: line for line in result.stdout.splitlines()[1:]}
    assert result.returncode == 0
    assert len(lines) == 14
    assert lines["position"].split()[1:5] == ["cover", "control", "cover", "yes"]


def test_json_is_one_object() -> None:
    result = explain("--json", RACK)
    explained = json.loads(result.stdout)
    cover = explained["entities"][0]
    assert set(explained) == {"entities", "excluded"}
    assert (cover["platform"], cover["key"]) == ("cover", "control")
    assert cover["properties"] == ["control", "position", "work_state"]


def test_several_files_give_a_line_each() -> None:
    result = explain("--json", RACK, RACK)
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["file"] for each in objects] == [RACK, RACK]


def answer(*products: dict[str, Any]) -> dict[str, Any]:
    """Return what AppGetProducts answers inside its envelope."""
    return {"Products": list(products), "RequestId": "r"}


def keys_in(line: str) -> list[tuple[str, str]]:
    """Return platform and key of each entity that was told of a file."""
    return [(each["platform"], each["key"]) for each in json.loads(line)["entities"]]


MODEL = Path(RACK).read_text("utf-8")
DIAGNOSED = {"product_id": "RACK000000", "name": "晾衣架", "model": json.loads(MODEL)}
PRODUCT = {"ProductId": "RACK000000", "Name": "晾衣架", "DataTemplate": MODEL}


ANSWERS: tuple[object, ...] = (
    {"Response": answer(PRODUCT)},
    {"code": 0, "msg": "", "data": answer(PRODUCT)},
    answer(PRODUCT),
    [PRODUCT],
    PRODUCT,
    {**PRODUCT, "DataTemplate": json.loads(MODEL)},
    {"home_assistant": {}, "data": {"device": {}, "product": DIAGNOSED}},
    {"home_assistant": {}, "data": {"entry": {}, "products": [DIAGNOSED]}},
)
NO_ANSWERS: tuple[tuple[object, str], ...] = (
    ({"Response": answer({"ProductId": "P1", "Name": "x"})}, "P1 holds no thing"),
    ({"Response": answer()}, "the file holds no thing model"),
    ({"properties": []}, "the file holds no thing model"),
    ([1], "the file holds no thing model"),
)


def write_all(folder: Path, contents: Iterable[object]) -> list[str]:
    """Write files and return their names."""
    return [
        write(folder / f"{number}.json", json.dumps(each))
        for number, each in enumerate(contents)
    ]


def test_answers_of_the_cloud_and_diagnostics(tmp_path: Path) -> None:
    paths = write_all(tmp_path, ANSWERS)
    lines = explain("--json", RACK, *paths).stdout.splitlines()
    expected, *found = map(keys_in, lines)
    assert dict(zip(paths, found, strict=True)) == dict.fromkeys(paths, expected)


def test_an_answer_with_two_products(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"Response": answer(PRODUCT, PRODUCT)}), "utf-8")
    assert len(explain("--json", str(path)).stdout.splitlines()) == 2


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    result = explain(*write_all(tmp_path, [content for content, _ in NO_ANSWERS]))
    assert result.returncode == 1
    for line, (_, words) in zip(result.stderr.splitlines(), NO_ANSWERS, strict=True):
        assert words in line


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    missing = tmp_path / "missing.json"
    result = explain("--json", str(broken), RACK, str(missing))
    assert result.returncode == 1
    assert json.loads(result.stdout)["file"] == RACK
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        str(broken),
        str(missing),
    ]
    assert "Traceback" not in result.stderr


def write(path: Path, text: str) -> str:
    """Write a file and return its name."""
    path.write_text(text, "utf-8")
    return str(path)


def model_with(path: Path, *properties: dict[str, Any]) -> str:
    """Write a thing model and return the name of its file."""
    return write(path, json.dumps({"properties": list(properties)}))


def test_an_override_tells_what_it_changes(tmp_path: Path) -> None:
    override = write(tmp_path / "rack.yaml", OVERRIDE)
    result = explain(RACK, "--override", override)
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert ["lost", "drying_switch", "switch"] in lines
    assert ["changed", "control", "name: - → Rack"] in lines
    assert result.stdout.splitlines()[-1] == f"{override}: nothing is called nowhere"


def test_an_override_in_json_comes_with_its_changes(tmp_path: Path) -> None:
    override = write(tmp_path / "rack.yaml", OVERRIDE)
    explained = json.loads(explain("--json", RACK, "--override", override).stdout)
    changes = {each["key"]: each for each in explained["changes"]}
    assert set(explained) == {"entities", "excluded", "changes", "notes"}
    assert changes["control"]["fields"]["name"] == [None, "Rack"]


def test_an_override_for_another_product_is_told(tmp_path: Path) -> None:
    override = write(tmp_path / "x.yaml", "match: {product_ids: [X]}")
    last = explain(RACK, "--override", override).stdout.splitlines()[-2:]
    assert last == ["nothing changes", f"{override} is not for this product"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("match: {names: [X]}", "match.names is none of product_ids, property_ids"),
        ("- X", "the file must be a mapping"),
        ("{", "no YAML: "),
    ],
)
def test_a_wrong_override_tells_where(
    tmp_path: Path, text: str, complaint: str
) -> None:
    override = write(tmp_path / "wrong.yaml", text)
    result = explain(RACK, "--override", override)
    assert result.returncode == 1
    assert result.stderr.startswith(f"explain: {override}: {complaint}")


def test_without_pyyaml_it_says_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "yaml.py", "raise ImportError")
    result = explain(RACK, "--override", "x.yaml", PYTHONPATH=str(tmp_path))
    assert result.stderr == "explain: --override needs PyYAML: pip install PyYAML\n"


def test_a_diff_tells_gains_losses_and_changes(tmp_path: Path) -> None:
    gone = property_of("gone", "开关", "bool")
    celsius = property_of("t", "温度", "int", "r", unit="℃")
    fahrenheit = property_of("t", "温度", "int", "r", unit="°F")
    old = model_with(tmp_path / "old.json", gone, celsius)
    new = model_with(tmp_path / "new.json", fahrenheit, property_of("n", "新", "bool"))
    result = explain("--diff", old, new)
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert sorted(lines[1:]) == [
        ["changed", "t", "unit: °C → °F"],
        ["gained", "n", "switch"],
        ["lost", "gone", "switch"],
    ]


def test_a_diff_in_json_is_one_object() -> None:
    assert json.loads(explain("--json", "--diff", RACK, RACK).stdout) == {"changes": []}


def test_a_diff_of_nothing_is_refused(tmp_path: Path) -> None:
    assert explain("--diff", RACK, str(tmp_path / "missing.json")).returncode == 1
    assert "name a FILE.json" in explain().stderr


@pytest.mark.parametrize(
    ("name", "platform"), [("客厅空调", "climate"), ("热水器", "water_heater")]
)
def test_the_name_of_a_product_counts(tmp_path: Path, name: str, platform: str) -> None:
    parts = [
        property_of("p", "开关", "bool"),
        property_of("t", "设定值", "int", min=30, max=45, step=1, unit="℃"),
    ]
    product = {"Name": name, "DataTemplate": json.dumps({"properties": parts})}
    path = write(tmp_path / "product.json", json.dumps(product))
    explained = json.loads(explain("--json", path).stdout)
    assert explained["entities"][0]["platform"] == platform
