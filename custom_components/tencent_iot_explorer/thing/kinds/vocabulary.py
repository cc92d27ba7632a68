"""Words of Home Assistant, and which meanings of options they stand for."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from ..meanings import own_options
from ..model import NOTHING, ValueType
from ..spelling import joined, without_remarks
from ..words.option_meanings import MEANINGS
from ..words.option_meanings_of_kinds import KIND_MEANINGS


class Vocabulary:
    """Words, each with the meanings that it stands for, by name."""

    def __init__(self, **meanings: str) -> None:
        """Index the words by what vendors write for their meanings."""
        self._words = {
            joined(text): word
            for word, names in meanings.items()
            for name in names.split()
            for text in _SPELLINGS[name].split()
        }

    def read(self, type_: ValueType) -> Mapping[str, str]:
        """Return raw key -> word for the options that mean one."""
        return _read(self, tuple(type_.options.items())) if type_.options else NOTHING

    def word(self, *texts: str) -> str | None:
        """Return the word that one of some texts means."""
        return next(
            filter(None, (self._words.get(joined(text)) for text in texts)), None
        )

    def read_all(
        self, type_: ValueType, without: Collection[str] = ()
    ) -> dict[str, str]:
        """Return raw key -> word if all options have one, else the model's own texts.

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


@lru_cache(maxsize=4096)
def _read(words: Vocabulary, options: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return raw key -> word; cached, since many properties share their options."""
    bare = without_remarks(dict(options))
    found = ((key, words.word(label, bare[key], key)) for key, label in options)
    return {key: word for key, word in found if word}


_SPELLINGS = MEANINGS | KIND_MEANINGS

OFF = Vocabulary(off="off stop")
# The states of an alarm.
ALARMS = Vocabulary(on="detected", off="normal not_detected")
# For a state that no word comes near to: it is shown as it is written.
NO_WORDS = Vocabulary()
# Modes and speeds of devices that blow, heat, spray or clean.
MODES = Vocabulary(
    auto="auto",
    quiet="mute",
    lowest="lowest",
    low="low little",
    medium="middle",
    high="high much",
    highest="highest",
    strong="strong",
    turbo="turbo",
    natural="natural",
    normal="normal",
    sleep="sleep",
    smart="smart",
    comfort="comfort",
    eco="eco",
    health="health",
    manual="manual",
    baby="baby",
    home="home",
    away="away",
    program="program",
    frost="frost",
    boost="boost",
    floor_heat="floor_heat",
    auxiliary_heat="auxiliary_heat",
    humid="humid",
    working="working",
    standard="default",
)
# Work modes of a lamp.
EFFECTS = Vocabulary(
    bright="bright",
    gentle="gentle",
    cold="cold_light",
    warm="warm_light",
    night_light="night_light",
    reading="reading",
    television="television",
    movie="movie",
    moonlight="moonlight",
    flowing="flowing",
    romantic="romantic",
    candle="candle",
    rhythm="rhythm",
    working="working work_mode",
    sleep="sleep",
    leisure="leisure",
    cozy="cozy",
    dining="dining",
    guests="guests",
)
HVAC_MODES = Vocabulary(
    cool="cool cool_air",
    heat="heat warm_air",
    dry="dry damp",
    fan_only="fan moving_air",
    auto="auto",
    heat_cool="heat_cool",
    off="off",
)
ROOM_HEATING = Vocabulary(heat="heating_rooms")
