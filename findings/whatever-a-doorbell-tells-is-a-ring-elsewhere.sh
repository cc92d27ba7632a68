#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: a doorbell is an event entity of the class doorbell, with the type "ring", as Home Assistant
# wants it, and "tamper" beside it. Somebody takes it off the wall. An automation waits for doorbell.rang; Alexa, Google and
# Apple's Home, by the lock of the door, to which the doorbell was linked in a HomeKit bridge, are told when it rings.
# Expected: nobody has rung.
# Seen: doorbell.rang alone looks at the type. Alexa is told DoorbellPress, Google that something stands before the door, Apple's Home
# rings on all its phones, at each event of whatever type. A doorbell that is shown to others needs an entity for its
# ring, and another one, of no class, for all else.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging
from types import SimpleNamespace

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components import event
from homeassistant.components.alexa import state_report as alexa_reports
from homeassistant.components.alexa.smart_home import AlexaConfig
from homeassistant.components.google_assistant import report_state as google_reports
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.homekit.accessories import get_accessory
from homeassistant.const import __version__
from homeassistant.helpers import config_validation as cv, trigger
from homeassistant.helpers.entityfilter import FILTER_SCHEMA

from bare import bare_home_assistant
from bridged import begin_bridge

BELL, DOOR = "event.door", "lock.door"
google_reports.INITIAL_REPORT_DELAY = 0.01


class Bell(event.EventEntity):
    entity_id = BELL
    _attr_device_class = event.EventDeviceClass.DOORBELL
    _attr_event_types = [event.DoorbellEventType.RING, "tamper"]
    _attr_should_poll = False

    def tell(self, happened):
        self._trigger_event(happened)
        self.async_write_ha_state()


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    await trigger.async_setup(hass)
    assert await event.async_setup(hass, {})
    bell, heard = Bell(), []
    await hass.data[event.DATA_COMPONENT].async_add_entities([bell])
    hass.states.async_set(DOOR, "locked")

    async def fired(variables, context=None):
        heard.append("doorbell.rang")

    checked = await trigger.async_validate_trigger_config(
        hass, cv.TRIGGER_SCHEMA([{"trigger": "doorbell.rang", "target": {"entity_id": BELL}}])
    )
    assert await trigger.async_initialize_triggers(hass, checked, fired, "test", "test", lambda *_: None)

    async def allowed():
        return ""

    async def alexa_is_told(*_):
        heard.append("Alexa")

    alexa_reports.async_send_doorbell_event_message = alexa_is_told
    alexa = AlexaConfig(hass, {"filter": FILTER_SCHEMA({"include_entities": [BELL]}), "locale": "en-US"})
    await alexa.async_initialize()
    alexa.async_get_access_token = allowed
    stop_alexa = await alexa_reports.async_enable_proactive_mode(hass, alexa)

    async def google_is_told(event_id, payload):
        [notified] = payload["devices"]["notifications"].values()
        heard.append(f"Google {notified['ObjectDetection']['objects']}")
        return 200

    async def google_is_told_states(message, agent_user_id=None):
        pass

    google = GoogleConfig(hass, {"project_id": "home", "expose_by_default": True, "exposed_domains": ["event"]})
    await google.async_initialize()
    google.async_sync_notification_all = google_is_told
    google.async_report_state_all = google_is_told_states
    stop_google = google_reports.async_enable_report_state(hass, google)
    await asyncio.sleep(0.1)

    bridge = await begin_bridge(hass)
    lock = get_accessory(hass, bridge.driver, hass.states.get(DOOR), 2, {"linked_doorbell_sensor": BELL})
    bridge.bridge.add_accessory(lock)
    lock.run()
    lock._char_doorbell_detected = SimpleNamespace(set_value=lambda value: heard.append("Apple's Home"))

    print(__version__)
    seen = {}
    bell.tell("ring")
    await hass.async_block_till_done()
    heard.clear()  # the first one ends "unknown"
    for happened in ("ring", "tamper"):
        await asyncio.sleep(0.01)
        bell.tell(happened)
        await hass.async_block_till_done()
        seen[happened] = sorted(heard)
        heard.clear()
        print(f"  {happened}: {', '.join(seen[happened])}")
    others = ["Alexa", "Apple's Home", "Google {'unclassified': 1}"]
    assert seen == {"ring": [*others, "doorbell.rang"], "tamper": others}
    stop_alexa()
    stop_google()
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
