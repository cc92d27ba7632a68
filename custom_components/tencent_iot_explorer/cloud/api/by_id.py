"""Lists that are asked for by ids."""

from collections.abc import Callable, Collection
from itertools import batched
from math import ceil, inf
from time import monotonic
from typing import Final

from ..decoding import Record
from ..errors import REFUSALS, CloudError, UnknownAction
from .caller import Caller
from .common import listed

# So many ids may be asked for at once anywhere, or a multiple of it.
LEAST_AT_ONCE: Final = 10
# Less than an hour, as those wait who ask once an hour.
REMEMBERED_SECONDS: Final = 3500


type Answer = tuple[list[str], list[Record]]


class ListById:
    """A list that is asked for by ids, some at once, and what was learned of it.

    A cloud may take fewer ids at once, or refuse all for the sake of one: what it refuses
    is asked for by halves, and what it refuses alone left out. Who was refused is asked
    for alone from then on, and after a second time once an hour; where all are refused,
    nobody was. If the cloud leaves out the rest itself, that is asked for.
    """

    def __init__(
        self,
        caller: Caller,
        action: str,
        parameter: str,
        *names: str,
        id_of: Callable[[Record], str],
        at_once: int,
        most_refused: float = inf,
    ) -> None:
        """Know nobody who is refused.

        Parameters: the action, its parameter for the ids, the spellings of the list;
        which id an item is of; how many are refused alone before anything is answered,
        if all is refused.
        """
        self._caller = caller
        self._action = action
        self._parameter = parameter
        self._names = names
        self._id_of = id_of
        self._most_at_once = self._at_once = at_once
        self._fewer_until = 0.0
        self._most_refused = most_refused
        self._refused: dict[str, float] = {}

    @property
    def refused(self) -> frozenset[str]:
        """Return who was refused when asked for last."""
        return frozenset(self._refused)

    async def ask(self, ids: Collection[str]) -> list[Record]:
        """Return the items of some ids. Raises CloudError, also if all are refused."""
        waiting = self._questions(ids)
        largest = max(map(len, waiting), default=0)
        answers: list[Answer] = []
        refused: dict[str, CloudError] = {}
        done: set[str] = set()
        while waiting:
            some = waiting.pop(0)
            try:
                answers.append((some, await self._page(some)))
            except UnknownAction:
                raise
            except REFUSALS as error:
                if half := _half(len(some)):
                    waiting[:0] = some[:half], some[half:]
                    continue
                refused[some[0]] = error
                if not answers and len(refused) == self._most_refused:
                    raise
                waiting.reverse()  # those beside it may be refused as well
                continue
            left_out = _cut_off(*answers[-1], self._id_of)
            if left_out:
                waiting.insert(0, left_out)
            done |= set(some) - set(left_out)
            if self._refused.keys() & some:  # it may take all by now
                self._refused.clear()
                rest = [each for each in ids if each not in done | refused.keys()]
                waiting = self._questions(rest)
        self._learn_size(largest, answers, refused)
        self._learn_refusals(refused)
        if refused and not answers:
            raise refused.popitem()[1]
        return [record for _, page in answers for record in page]

    def _questions(self, ids: Collection[str]) -> list[list[str]]:
        """Return what to ask for at once, first who was not refused, and somebody always."""
        now = monotonic()
        if now >= self._fewer_until:
            self._at_once = self._most_at_once
        usual = [each for each in ids if each not in self._refused]
        alone = [each for each in ids if self._refused.get(each, inf) <= now]
        if not usual and not alone:
            alone = list(ids)[:1]
        together = batched(usual, self._at_once, strict=False)
        return [*map(list, together), *([each] for each in alone)]

    async def _page(self, ids: list[str]) -> list[Record]:
        """Return what one request brings. Raises CloudError."""
        answer = await self._caller.call(self._action, {self._parameter: ids})
        return listed(self._action, answer, *self._names)

    def _learn_size(
        self, asked: int, answers: Collection[Answer], refused: Collection[str]
    ) -> None:
        """Ask for fewer for a while where nobody was refused but very many at once."""
        answered = max((len(some) for some, _ in answers), default=0)
        if answered < asked > LEAST_AT_ONCE and not refused:
            self._at_once = answered
            self._fewer_until = monotonic() + REMEMBERED_SECONDS

    def _learn_refusals(self, refused: Collection[str]) -> None:
        """Note who is refused: for a while if it is not the first time."""
        now = monotonic()
        self._refused |= {
            each: now + REMEMBERED_SECONDS if each in self._refused else now
            for each in refused
        }


def _half(count: int) -> int:
    """Return how many of so many to ask for first; clouds limit them by tens."""
    if count > LEAST_AT_ONCE:
        return ceil(count / LEAST_AT_ONCE / 2) * LEAST_AT_ONCE
    return count // 2


def _cut_off(
    ids: Collection[str], page: Collection[Record], id_of: Callable[[Record], str]
) -> list[str]:
    """Return the ids that an answer leaves out, if it looks cut off: at a round number."""
    if len(page) % LEAST_AT_ONCE:
        return []
    answered = set(map(id_of, page))
    left_out = [each for each in ids if each not in answered]
    return left_out if len(left_out) < len(ids) else []
