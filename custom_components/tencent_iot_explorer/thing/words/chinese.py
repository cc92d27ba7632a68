"""What English names of vendors are in Chinese, where `english.py` has no word for it."""

# One word -> how vendors write it, too.
SAME = {
    "color": "colour",
    "value": "vaule val",
    "alarm": "alram alert alarming",
    "level": "leval lvl gear",
    "battery": "batery batterry bat batt",
    "temperature": "temp tempreture temprature temperture",
    "humidity": "humidty hum humi",
    "signal": "singal",
    "concentration": "concetration",
    "percentage": "percent pct",
    "fault": "falt",
    "test": "tset",
    "state": "status stat",
    "brightness": "bright luminance lightness",
    "countdown": "countdowns",
    "detection": "detect detecting",
    "reset": "resetting",
    "unlocking": "unlock",
    "charging": "charge",
    "peak": "peek",
    "setting": "settings config configuration",
    "wi-fi": "wifi",
    "count": "counts counter times number num",
    "current": "curr cur",
    "voltage": "volt",
    "switch": "swtich sw",
    "lamp": "lights",
}

# English -> Chinese.
WORDS = {
    "current": "电流",
    "power switch": "电源开关",
    "power": "功率",
    "timer": "定时",
    "ambient": "环境",
    "target": "目标",
}
