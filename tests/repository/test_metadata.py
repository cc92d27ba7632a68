"""What several files say about the project, and must say alike."""

import re
import tomllib
from typing import Any

from awesomeversion import AwesomeVersion
from homeassistant.const import Platform
import pytest

from custom_components.tencent_iot_explorer.account.platforms import PLATFORMS

from . import COMPONENT, ROOT, kept_files, load_json

READMES = ("README.md", "README.zh-CN.md")
FLOOR = "2026.10.4"
URL_HOST = re.compile(r"https?://([\w.-]+)")
INSTALLERS = (
    ".ci/*",
    "requirements/*",
    "scripts/*",
    "pyproject.toml",
    "*package*.json",
)


@pytest.fixture
def manifest() -> Any:
    """Return the integration's manifest."""
    return load_json(COMPONENT / "manifest.json")


@pytest.fixture
def project() -> dict[str, Any]:
    """Return the project's table of pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


def test_there_is_one_version(manifest: Any, project: dict[str, Any]) -> None:
    assert manifest["version"] == project["version"]
    assert AwesomeVersion(manifest["version"]).valid


def test_the_changelog_tells_of_the_version(manifest: Any) -> None:
    """What the release workflow publishes is what stands below the newest heading."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest, _, notes = text.partition("\n## ")[2].partition("\n")
    assert newest == manifest["version"]
    assert notes.strip()


def test_every_platform_that_has_a_file_is_set_up() -> None:
    assert [*PLATFORMS] == sorted(
        each for each in Platform if (COMPONENT / f"{each}.py").exists()
    )


def test_there_is_one_home_page(manifest: Any, project: dict[str, Any]) -> None:
    home = manifest["documentation"]
    assert manifest["issue_tracker"] == f"{home}/issues"
    assert set(project["urls"].values()) == {home, f"{home}/issues"}


def test_the_manifest_is_of_this_integration(manifest: Any) -> None:
    assert manifest["domain"] == COMPONENT.name
    assert manifest["name"] == load_json(ROOT / "hacs.json")["name"]


@pytest.mark.parametrize("typed", ["腾讯", "连连", "tencent", "iot explorer"])
def test_whoever_adds_it_finds_it(manifest: Any, typed: str) -> None:
    """The dialog searches a custom integration's name, and only where it begins."""
    assert 0 <= manifest["name"].lower().find(typed) < 20


def test_a_user_installs_nothing_more(manifest: Any) -> None:
    assert manifest["requirements"] == []


def test_one_manifest_and_one_integration() -> None:
    """Home Assistant's checks take every manifest.json for an integration."""
    assert list(kept_files("**/manifest.json")) == [COMPONENT / "manifest.json"]


def test_the_floor_is_the_tested_home_assistant() -> None:
    """Whoever may install it has at least what all tests run on."""
    assert load_json(ROOT / "hacs.json")["homeassistant"] == FLOOR
    pins = (ROOT / "requirements" / "test.txt").read_text("utf-8")
    assert f"\nhomeassistant=={FLOOR}\n" in pins


@pytest.mark.parametrize("name", READMES)
def test_readmes_lead_to_the_project(name: str, manifest: Any) -> None:
    text = (ROOT / name).read_text("utf-8")
    owner, repository = manifest["documentation"].split("/")[-2:]
    assert FLOOR in text
    repositories = set(re.findall(r"github\.com/([\w.-]+/[\w.-]+)", text))
    assert repositories == {f"{owner}/{repository}"}


@pytest.mark.parametrize("name", READMES)
def test_readmes_name_every_language(name: str) -> None:
    """A line or two that begin with English, 简体中文."""
    text = (ROOT / name).read_text("utf-8")
    named = re.search(r"English[,、] ?简体中文[^。]+?[.。]\n", text)
    assert named
    languages = re.split("[,、]", named[0])
    assert len(languages) == len(list((COMPONENT / "translations").iterdir()))


@pytest.mark.parametrize("name", READMES)
def test_what_readmes_refer_to_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    commands = re.findall(r"\bscripts/[\w-]+", text)
    badges = re.findall(r"actions/workflows/([\w-]+\.yml)", text)
    named = [*links, *commands, *(f".github/workflows/{badge}" for badge in badges)]
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def test_every_workflow_pins_its_actions() -> None:
    """A tag can be moved; a commit can not."""
    for workflow in (ROOT / ".github" / "workflows").iterdir():
        actions = re.findall(r"uses: (\S+)", workflow.read_text("utf-8"))
        assert actions, workflow.name
        for action in actions:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), workflow.name


def test_the_machine_chooses_where_packages_come_from() -> None:
    """No file that installs anything names a host."""
    for path in kept_files(*INSTALLERS):
        hosts = set(URL_HOST.findall(path.read_text("utf-8")))
        assert hosts <= {"127.0.0.1", "github.com", "www.w3.org"}, path


def test_every_script_can_be_run() -> None:
    scripts = [path for path in kept_files("scripts/*", ".ci/*") if not path.suffix]
    assert scripts
    for path in scripts:
        assert path.stat().st_mode & 0o111, path
        assert path.read_text("utf-8").startswith("#!/usr/bin/env "), path


def test_brand_images_have_their_sizes() -> None:
    """Icons are squares; of logos, for light and for dark, the height counts."""
    heights = {"icon": 256, "logo": 128, "dark_logo": 128}
    names = {f"{name}{end}" for name in heights for end in (".png", "@2x.png")}
    assert {path.name for path in (COMPONENT / "brand").iterdir()} == names
    for name, height in heights.items():
        for end, factor in ((".png", 1), ("@2x.png", 2)):
            header = (COMPONENT / "brand" / f"{name}{end}").read_bytes()[:24]
            assert header.startswith(b"\x89PNG")
            assert header[20:] == (height * factor).to_bytes(4)
            assert name != "icon" or header[16:20] == header[20:]
