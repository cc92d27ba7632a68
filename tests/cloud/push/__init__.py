"""The push connection over a real WebSocket."""

INVALID = {
    "data": {
        "Response": {
            "Error": {
                "Code": "InvalidParameterValue.InvalidAccessToken",
                "Message": "no",
            }
        }
    }
}
REPORT = {"method": "report", "params": {"power": 1}}
EVENT = {"method": "event_post", "eventId": "ring", "params": {}}
