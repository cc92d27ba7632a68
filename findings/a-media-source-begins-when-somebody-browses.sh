#!/usr/bin/env bash
# Home Assistant 2026.11.0: an integration whose media source registers the view that serves its pictures, as the media
# source of Home Assistant's own media folder does when it is set up.
# Expected: the platform media_source.py is called when media_source and the integration are set up, like every platform of
# an integration; the pictures can be fetched from then on.
# Seen: async_get_media_source is called when somebody browses or plays media for the first time since the start. Until
# then the view does not exist, and a page that was open before a restart gets 404 for every picture that it shows.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio
import json
from pathlib import Path
from types import SimpleNamespace

from homeassistant.components import media_source
from homeassistant.const import __version__
from homeassistant.setup import async_setup_component

from bare import bare_home_assistant

HERE = Path.cwd() / "custom_components" / "camera_house"
SOURCE = """
from homeassistant.components.media_player import MediaClass
from homeassistant.components.media_source import BrowseMediaSource, MediaSource


class CameraHouse(MediaSource):
    name = "Camera house"

    async def async_browse_media(self, item):
        return BrowseMediaSource(
            domain=self.domain, identifier=None, media_class=MediaClass.APP, media_content_type="", title=self.name,
            can_play=False, can_expand=True, children=[],
        )


async def async_get_media_source(hass):
    hass.data["asked"] = True
    return CameraHouse("camera_house")
"""


async def main():
    HERE.mkdir(parents=True)
    manifest = {"domain": "camera_house", "name": "Camera house", "version": "1.0.0"}
    (HERE / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (HERE / "__init__.py").write_text("async def async_setup(hass, config):\n    return True\n", "utf-8")
    (HERE / "media_source.py").write_text(SOURCE, "utf-8")
    hass = await bare_home_assistant()
    hass.http = SimpleNamespace(register_view=lambda view: None)
    hass.config.components.add("http")
    assert await media_source.async_setup(hass, {})
    hass.config.components.add("media_source")
    assert await async_setup_component(hass, "camera_house", {"camera_house": {}})
    await hass.async_start()
    await hass.async_block_till_done()
    at_start = hass.data.get("asked", False)
    await media_source.async_browse_media(hass, "media-source://camera_house")
    print(__version__)
    print(f"  asked for its media source when Home Assistant has started: {at_start}")
    print(f"  asked when somebody browses: {hass.data.get('asked', False)}")
    assert not at_start
    assert hass.data["asked"]
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
