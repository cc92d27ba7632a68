"""The frames that the cloud pushes about a device."""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
import itertools
import json
import time
from typing import Any

BEIJING = timezone(timedelta(hours=8))
SEQUENCE = itertools.count(1)


class DeviceFrames:
    """Makes DeviceChange frames of one device."""

    def __init__(self, device_id: str) -> None:
        """Remember whose frames they are."""
        self.device_id = device_id

    def report(self, values: Mapping[str, Any], moment: int) -> dict[str, Any]:
        """Return a property report; moment in ms."""
        payload = {
            "method": "report",
            "clientToken": f"device-{next(SEQUENCE)}",
            "timestamp": moment,
            "params": values,
        }
        return self._frame("Property", "Report", "$thing/up/property", payload)

    def control(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the notice that somebody controls the device."""
        payload = {
            "method": "control",
            "clientToken": f"app-{next(SEQUENCE)}",
            "params": values,
        }
        return self._frame("Template", "Push", "$thing/down/property", payload)

    def legacy_report(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return a report as devices with old firmware send it."""
        payload = {"type": "update", "state": {"reported": values}, "version": 1}
        return self._frame("Template", "Report", "$template/operation", payload)

    def legacy_control(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the notice of a control as for devices with old firmware."""
        payload = {"type": "delta", "payload": {"state": values, "version": 1}}
        return self._frame("Template", "Push", "$template/operation", payload)

    def action(
        self, client_token: str, action_id: str, inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the notice that somebody calls an action."""
        payload = {
            "method": "action",
            "clientToken": client_token,
            "actionId": action_id,
            "timestamp": int(time.time()),
            "params": inputs,
        }
        return self._frame("Action", "Push", "$thing/down/action", payload)

    def event(
        self, event_id: str, kind: str, parameters: Mapping[str, Any], moment: int
    ) -> dict[str, Any]:
        """Return an event of kind info, alert or fault; moment in ms."""
        payload = {
            "method": "event_post",
            "version": "1.0",
            "clientToken": f"device-{next(SEQUENCE)}",
            **event_content(event_id, kind, parameters, moment),
        }
        return self._frame("Event", "Report", "$thing/up/event", payload)

    def events(self, events: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Return events in a list, which may be the only way a device knows."""
        payload = {
            "method": "event_post" if len(events) == 1 else "events_post",
            "clientToken": f"device-{next(SEQUENCE)}",
            "events": events,
        }
        return self._frame("Event", "Report", "$thing/up/event", payload)

    def action_reply(
        self, client_token: str, response: Mapping[str, Any], code: int = 0
    ) -> dict[str, Any]:
        """Return the device's reply to an action; its code is 0 for one that is done."""
        payload = {
            "method": "action_reply",
            "clientToken": client_token,
            "code": code,
            "status": "fail" if code else "succ",
            "response": response,
        }
        return self._frame("Action", "Report", "$thing/up/action", payload)

    def status(self, change: str) -> dict[str, Any]:
        """Return a change of status: Online, Offline, Bind, Unbind."""
        return self._frame("StatusChange", change, "", None)

    def gateway(self, change: str, sub_device_ids: list[str]) -> dict[str, Any]:
        """Return that sub-devices were bound or unbound: bind, unbind."""
        devices = [
            dict(zip(("product_id", "device_name"), each.split("/", 1), strict=True))
            for each in sub_device_ids
        ]
        return self._frame("Gateway", change, "$gateway/operation", devices)

    def _frame(
        self, kind: str, sub_kind: str, topic: str, payload: object
    ) -> dict[str, Any]:
        text = "" if payload is None else json.dumps(payload, ensure_ascii=False)
        return {
            "push": True,
            "action": "DeviceChange",
            "params": {
                "Time": datetime.now(BEIJING).isoformat(timespec="seconds"),
                "Type": kind,
                "SubType": sub_kind,
                "Topic": f"{topic}/{self.device_id}" if topic else "",
                "Payload": base64.b64encode(text.encode()).decode(),
                "Seq": next(SEQUENCE),
                "DeviceId": self.device_id,
            },
        }


def event_content(
    event_id: str, kind: str, parameters: Mapping[str, Any], moment: int
) -> dict[str, Any]:
    """Return what an event tells, alone or in a list; moment in ms."""
    return {
        "eventId": event_id,
        "type": kind,
        "timestamp": moment,
        "params": parameters,
    }
