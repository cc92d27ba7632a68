"""What the page of what was measured says in each language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
import re

DOCS = Path(__file__).parents[1] / "docs"
NUMBER = re.compile(r"\d+")
CHINESE: Mapping[str, str] = {
    "one device: processor time of the set-up, imports included": (
        "一台设备：设置所用的处理器时间，含导入"
    ),
    "a model of {} properties to its plan": "由 {} 个属性的物模型得出计划",
    "{} Bluetooth advertisements a second, no news": "每秒 {} 条蓝牙广播，没有新内容",
    "{} Bluetooth advertisements a second, no news, by Home Assistant alone": (
        "每秒 {} 条蓝牙广播，没有新内容，与仅有 Home Assistant 时之比"
    ),
    "{} Bluetooth advertisements a second, all news": "每秒 {} 条蓝牙广播，全是新内容",
    "{} Bluetooth advertisements a second, all news, by Home Assistant alone": (
        "每秒 {} 条蓝牙广播，全是新内容，与仅有 Home Assistant 时之比"
    ),
    "a command to a connected Bluetooth device": "给已连接的蓝牙设备的一条命令",
    "a start without Bluetooth, by one without its code": (
        "没有蓝牙的启动，与不含蓝牙代码时之比"
    ),
    "a push of {} values": "推送 {} 个值",
    "a push of {} values, garbage collected": "推送 {} 个值，含垃圾回收",
    "a push of {} value": "推送 {} 个值",
    "a push of {} values that comes alone": "单独到来的推送，{} 个值",
    "a push that changes nothing, by a changed floor": "没有变化的推送，与有变化的基线之比",
    "{} frames at once: the longest stall of the event loop": (
        "同时 {} 帧：事件循环最长的停顿"
    ),
    "{} frames at once: shown in a second": "同时 {} 帧：每秒显示",
    "{} devices: a restart within a day": "{} 台设备：一天之内的重启",
    "{} devices: a reconnection": "{} 台设备：一次重连",
    "{} devices: {} in a minute": "{} 台设备：一分钟内 {} 次重连",
    "{} devices: processor time of the set-up, by entity": (
        "{} 台设备：设置所用的处理器时间，每个实体"
    ),
    "{} devices: the longest stall of the event loop": (
        "{} 台设备：事件循环最长的停顿"
    ),
    "{} devices: requests, by device": "{} 台设备：请求数，每台设备",
    "{} devices: states written, by entity": "{} 台设备：写入状态的次数，每个实体",
    "{} devices, {} ms away: all values": "{} 台设备，云端相距 {} ms：全部数值就绪",
    "memory of one more device of {} entities": "每多一台有 {} 个实体的设备所占内存",
    "memory of one more device of {} bare entities": (
        "每多一台有 {} 个裸实体的设备所占内存"
    ),
    "% of a core": "% 单核",
    "× the floor": "× 基线",
    "requests": "次请求",
    "writes": "次写入",
    "thousand": "千",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A page and its plot, and how they say what was measured."""

    page: Path
    plot: Path
    columns: str
    kept: Mapping[bool, str]
    limit: str
    say: Callable[[str], str]


def in_chinese(text: str) -> str:
    """Return a subject or a unit in Chinese, itself where nobody has translated it."""
    pattern = CHINESE.get(NUMBER.sub("{}", text))
    return pattern.format(*NUMBER.findall(text)) if pattern else text


LANGUAGES: Mapping[str, Words] = {
    "en": Words(
        page=DOCS / "performance.md",
        plot=DOCS / "images" / "performance.svg",
        columns="| What | Median [least–most] | Limit | Kept |",
        kept={True: "yes", False: "**no**"},
        limit="limit",
        say=str,
    ),
    "zh-Hans": Words(
        page=DOCS / "performance.zh-CN.md",
        plot=DOCS / "images" / "performance.zh-CN.svg",
        columns="| 内容 | 中位数 [最小–最大] | 上限 | 达到 |",
        kept={True: "是", False: "**否**"},
        limit="上限",
        say=in_chinese,
    ),
}
