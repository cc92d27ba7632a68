"""Timers in the calendar, clips of a camera, music of a speaker."""

import re

from playwright.sync_api import Locator, expect

from .person import Person

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"\d\d:\d\d:\d\d")
CALENDAR = "dialog-calendar-event-editor"
DETAIL = "dialog-calendar-event-detail"


def entry(person: Person, summary: str) -> Locator:
    """Return what the calendar shows of a timer."""
    entries = person.page.locator("ha-full-calendar [role=button]")
    return entries.filter(has_text=summary)


def choose_last_minute(editor: Locator) -> None:
    """Have the event begin at the end of the day, however its time is written."""
    editor.locator("ha-time-input").first.evaluate(
        """each => each.dispatchEvent(
            new CustomEvent("value-changed", { detail: { value: "23:59:00" } }))"""
    )


def test_timers_in_the_calendar(person: Person) -> None:
    """One is made, changed and deleted there; one that does nothing is refused."""
    person.go("/calendar")
    page = person.page
    page.locator("ha-panel-calendar ha-button[slot=fab]").click()
    editor = page.locator(CALENDAR)
    editor.locator("input[name=summary]").fill("Evening")
    editor.locator("ha-button[slot=primaryAction]").click()
    expect(editor.locator("ha-alert")).to_contain_text("power_switch: 1")
    editor.locator("textarea[name=description]").fill("power_switch: 1")
    # Home Assistant suggests the hour that has begun: that would run tomorrow.
    choose_last_minute(editor)
    editor.locator("ha-button[slot=primaryAction]").click()
    entry(person, "Evening").click()
    page.locator(f"{DETAIL} ha-button[slot=primaryAction]").click()
    editor.locator("input[name=summary]").fill("Night")
    editor.locator("ha-button[slot=primaryAction]").click()
    entry(person, "Night").click()
    page.locator(f"{DETAIL} ha-button[slot=secondaryAction]").click()
    person.confirm()
    expect(entry(person, "Night")).to_have_count(0)
    expect(entry(person, "Evening")).to_have_count(0)


def test_clip(person: Person) -> None:
    """A clip of a camera is found by day, and plays."""
    person.go("/media-browser/browser")
    items = person.page.locator("ha-media-player-browse .child")
    items.filter(has_text="IoT Explorer").click()
    items.filter(has_text="Front door camera").click()
    items.filter(has_text=DAY).first.click()
    items.filter(has_text=TIME).first.click()
    video = person.page.locator("video").first
    person.eventually(lambda: bool(video.evaluate("each => each.currentTime > 0")))


def test_song(person: Person) -> None:
    """The speaker plays on when its card is told to."""
    person.go("/tencent-home/media")
    card = person.page.locator("hui-media-control-card")
    expect(card).to_contain_text("The Paper Boats")
    card.locator("ha-icon-button[action=media_play]").click()
    person.eventually(
        lambda: person.demo.device("SPEAKER000/speaker_01")["pause_play"] == 1
    )
