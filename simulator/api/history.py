"""What devices reported and posted earlier."""

import json
from operator import itemgetter
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import (
    Answer,
    Body,
    device_id_of,
    either,
    lets_pass,
    number,
    required,
    with_token,
)
from ..state import EventRecord, User, now_s

DAY_SECONDS = 86_400


@with_token("AppGetDeviceDataHistory")
def get_device_data_history(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return values of one property, the newest first; times in ms."""
    device = cloud.rights.device(user, device_id_of(body))
    property_id = str(required(body, "FieldName"))
    if property_id not in device.product.definitions():
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")
    earliest, latest = number(body, "MinTime"), number(body, "MaxTime")
    kept = reversed(device.history[property_id])
    results = [
        {"Time": str(moment), "Value": _text(value)}
        for moment, value in sorted(kept, key=itemgetter(0), reverse=True)
        if earliest <= moment <= latest
    ]
    return {"FieldName": property_id} | _slice(
        body, "Results", results, number(body, "Limit")
    )


@with_token("AppListEventHistory")
def list_event_history(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return events, the newest first; times in s, 0 stands for the last day."""
    product_id = either(body, "ProductId", "ProductID")
    device = cloud.rights.device(user, device_id_of({**body, "ProductId": product_id}))
    now = now_s()
    earliest = number(body, "StartTime", 0) or now - DAY_SECONDS
    latest = number(body, "EndTime", 0) or now
    events = [
        {
            "TimeStamp": event.moment,
            "ProductId": device.product.product_id,
            "DeviceName": device.device_name,
            "EventId": event.event_id,
            "Type": event.kind,
            "Data": json.dumps(event.parameters, ensure_ascii=False),
        }
        for event in reversed(device.events)
        if earliest <= event.moment <= latest and _is_wanted(event, body)
    ]
    sliced = _slice(body, "EventHistory", events, number(body, "Size", 0) or 10)
    return sliced | {"Total": len(events)}


def _is_wanted(event: EventRecord, body: Body) -> bool:
    return lets_pass(body, "Type", event.kind) and lets_pass(
        body, "EventId", event.event_id
    )


def _slice(body: Body, key: str, items: list[Answer], size: int) -> Answer:
    """Return a part of a list, and the cursor where the next part begins."""
    start = number(body, "Context", 0)
    end = start + size
    over = end >= len(items)
    return {
        key: items[start:end],
        "Context": "" if over else str(end),
        "Listover": over,
    }


def _text(value: Any) -> str:
    """Return a value as the history stores it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
