"""Words of Home Assistant, and how vendors write them in the options of a choice."""

from collections.abc import Collection, Iterator

from ..model import ValueType
from ..text import joined
from ..words.options import MEANINGS


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
        """Return raw key -> word, else the model's own label, each only once."""
        known = self.read(type_)
        found: dict[str, str] = {}
        for key, label in type_.options.items():
            if key not in without:
                texts = (known.get(key, label), label, f"{label} ({key})")
                found[key] = next(each for each in texts if each not in found.values())
        return found


def _texts(spelled: str) -> Iterator[str]:
    """Yield the single spellings."""
    for text in spelled.split():
        if text.startswith("@"):
            yield from MEANINGS[text.removeprefix("@")].split()
        else:
            yield text


OFF = Vocabulary(off="@off @stop")
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
