"""Humidifiers and dehumidifiers: they spray or dry towards a target humidity."""

from collections.abc import Mapping
from enum import StrEnum
import re

from ..model import NUMBERS, ValueType
from ..spelling import word_set
from ..words.measures import TARGET_HUMIDITY
from .climate_parts import CLIMATE_PARTS, ClimatePart
from .evidence import Evidence, Weight, offers
from .kind import DeviceKind
from .parts import ENUMS, Bindings, FoundParts, Part, Parts
from .power import power
from .products import CALLED, PRESENT_WORDS, WANTED_WORDS
from .vocabulary import MODES, NO_WORDS


class HumidifierPart(StrEnum):
    """What the bindings of a humidifier are called."""

    POWER = "power"
    TARGET_HUMIDITY = "target_humidity"
    CURRENT_HUMIDITY = "current_humidity"
    MODE = "mode"


TARGET_WORDS = f"{TARGET_HUMIDITY.words} dehumidify_set_value dehumidify_set dehumidify_set_enum humidity_target 恒湿"
# An option that is a humidity: 45%.
SHARE = r"(?i)([1-9][0-9])\s*(?:%|%?RH|％)?"
SPRAYING_WORDS = word_set(
    "spray spary mist humidifier humidify atomize 喷雾 加湿 雾化 雾量 恒湿"
)
HUMIDITY_WORDS = word_set("humidity 湿 湿度 恒湿 加湿 除湿")
DRYING_WORDS = word_set(
    "dehumidify dehumidifier 除湿 抽湿 除湿机 干衣 干鞋 鞋柜 衣柜 shoe_cabinet wardrobe"
)


def _is_no_climate(_: FoundParts, evidence: Evidence) -> bool:
    """Return whether it sprays or dries, or at least has no target temperature."""
    return evidence.tells(
        SPRAYING_WORDS | DRYING_WORDS
    ) or ClimatePart.TARGET_TEMPERATURE not in CLIMATE_PARTS.find(evidence)


def _describe(_: Bindings, evidence: Evidence) -> dict[str, str]:
    """Return the device class: humidifier or dehumidifier."""
    dries = _weight(DRYING_WORDS, evidence) > _weight(SPRAYING_WORDS, evidence)
    kind = "dehumidifier" if dries else "humidifier"
    return {"role": kind, "device_class": kind}


def _weight(words: frozenset[str], evidence: Evidence) -> tuple[Weight, bool]:
    """Return how much speaks for a kind of humidifier, and whether an option does."""
    offered = any(offers(each, words) for each in evidence.properties.values())
    return evidence.clue(words).weight, offered


def _shares(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> percent, for a choice of humidities."""
    told = {key: re.fullmatch(SHARE, label) for key, label in type_.options.items()}
    shares = {key: share[1] for key, share in told.items() if share}
    return shares if len(set(shares.values())) > 1 else {}


HUMIDIFIER = DeviceKind(
    name="humidifier",
    platform="humidifier",
    parts=Parts(
        *power(
            HumidifierPart.POWER,
            "加湿开关 除湿开关 加湿器开关 除湿机开关",
            device=CALLED["humidifier"],
        ),
        Part(
            name=HumidifierPart.TARGET_HUMIDITY,
            words=TARGET_WORDS,
            kinds=NUMBERS,
            writable=False,
        ),
        Part(
            name=HumidifierPart.TARGET_HUMIDITY,
            words=TARGET_WORDS,
            kinds=ENUMS,
            reads=_shares,
            nears=NO_WORDS.read,
        ),
        Part(
            name=HumidifierPart.CURRENT_HUMIDITY,
            words="humidity current_humidity humidity_current humidity_indoor 湿度 当前湿度 "
            "环境湿度 室内湿度",
            kinds=NUMBERS,
            writable=False,
            shared=True,
        ),
        Part(
            name=HumidifierPart.TARGET_HUMIDITY,
            kinds=NUMBERS,
            speaks=(HUMIDITY_WORDS, WANTED_WORDS),
        ),
        Part(
            name=HumidifierPart.CURRENT_HUMIDITY,
            kinds=NUMBERS,
            writable=False,
            shared=True,
            only_shown=True,
            speaks=(HUMIDITY_WORDS, PRESENT_WORDS),
        ),
        Part(
            name=HumidifierPart.MODE,
            words="spray_mode mist_mode humidify_mode dehumidify_mode 喷雾模式 加湿模式 除湿模式",
            kinds=ENUMS,
            reads=MODES.read_all,
        ),
        Part(
            name=HumidifierPart.MODE,
            words="mode work_mode 模式 工作模式",
            kinds=ENUMS,
            reads=MODES.read_all,
        ),
    ),
    main=(HumidifierPart.POWER,),
    needs=((HumidifierPart.POWER,), (HumidifierPart.TARGET_HUMIDITY,)),
    fits=_is_no_climate,
    describe=_describe,
)
