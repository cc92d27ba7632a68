"""Words of Home Assistant, and how vendors write them in the options of a choice."""

from collections.abc import Collection, Iterator

from ..meanings import own_options
from ..model import ValueType
from ..spelling import joined
from ..words.options import LABELS, MEANINGS


class Vocabulary:
    """Words, and what vendors write for each; `@name` is all that means `name`."""

    def __init__(self, **spellings: str) -> None:
        """Index the words by what is written for them."""
        self._words = {
            joined(text): word
            for word, spelled in spellings.items()
            for text in _texts(spelled)
        }

    def read(self, type_: ValueType) -> dict[str, str]:
        """Return raw key -> word for the options that mean one."""
        words = self._words
        found = {
            key: words.get(joined(label)) or words.get(joined(key))
            for key, label in type_.options.items()
        }
        return {key: word for key, word in found.items() if word}

    def word(self, *texts: str) -> str | None:
        """Return the word that one of some texts is written for."""
        return next(
            filter(None, (self._words.get(joined(text)) for text in texts)), None
        )

    def read_all(
        self, type_: ValueType, without: Collection[str] = ()
    ) -> dict[str, str]:
        """Return raw key -> word where all options have one, else the model's own texts.

        Options that mean the same share a word, or the first one's text; those of the
        same text are kept apart.
        """
        known, own = (
            {key: text for key, text in texts.items() if key not in without}
            for texts in (self.read(type_), own_options(type_))
        )
        labels = {type_.options[key] for key in own}
        if len(labels) < len(own):
            return own
        if known.keys() == own.keys():
            return known
        texts: dict[str, str] = {}
        return {
            key: texts.setdefault(known.get(key, text), text)
            for key, text in own.items()
        }


_SPELLINGS = {**LABELS, **MEANINGS}


def _texts(spelled: str) -> Iterator[str]:
    """Yield the single spellings."""
    for text in spelled.split():
        if text.startswith("@"):
            yield from _SPELLINGS[text.removeprefix("@")].split()
        else:
            yield text


OFF = Vocabulary(off="@off @stop")
# What comes near to a state of which nothing comes near: it is shown as it is written.
NO_WORDS = Vocabulary()
# Modes and speeds of whatever blows, heats, sprays or cleans.
MODES = Vocabulary(
    auto="@auto",
    quiet="@mute",
    lowest="@lowest",
    low="@low 少",
    medium="@middle",
    high="@high 多",
    highest="@highest",
    strong="@strong",
    turbo="@turbo",
    natural="@natural",
    normal="@normal",
    sleep="@sleep",
    smart="@smart",
    comfort="@comfort",
    eco="@eco",
    health="@health",
    manual="@manual",
    baby="@baby",
    home="@home",
    away="@away",
    program="@program",
    frost="@frost",
    boost="@boost",
    floor_heat="@floor_heat",
    auxiliary_heat="@auxiliary_heat",
    humid="@humid",
    working="@working",
    standard="默认 默认模式",
)
# How a lamp looks.
EFFECTS = Vocabulary(
    bright="bright 明亮 明亮模式",
    gentle="gentle soft 柔和 柔和模式",
    cold="cold 冷光",
    warm="warm 暖光",
    night_light="night night_light 夜灯 夜灯模式 起夜",
    reading="reading read @reading",
    television="tv television 电视 电视模式",
    movie="movie 观影 观影模式 影院 影院模式",
    moonlight="moonlight 月光",
    flowing="flow flowing 流光",
    romantic="romantic 浪漫",
    candle="candle 烛光",
    rhythm="rhythm 律动",
    working="@working 工作模式",
    sleep="@sleep",
    leisure="leisure 休闲 休闲模式",
    cozy="cozy 温馨 温馨模式",
    dining="dining 用餐",
    guests="guests 会客",
)
HVAC_MODES = Vocabulary(
    cool="@cool",
    heat="@heat",
    dry="@dry",
    fan_only="@fan",
    auto="@auto",
    heat_cool="@heat_cool",
    off="@off",
)
