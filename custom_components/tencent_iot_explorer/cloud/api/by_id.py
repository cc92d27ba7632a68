"""Lists that are asked for by ids."""

from collections.abc import Callable, Collection
from itertools import batched
from math import ceil, inf
from time import monotonic
from typing import Final

from ..capitals import Capitals
from ..decoding import Record
from ..errors import REFUSALS, CloudError, UnknownAction
from .caller import Caller
from .paging import listed

# So many ids may be asked for at once anywhere, or a multiple of it.
LEAST_AT_ONCE: Final = 10
# Less than an hour, as those wait who ask once an hour.
REMEMBERED_SECONDS: Final = 3500


class Search:
    """A search for some ids: what waits to be asked for, was answered and was refused."""

    def __init__(self, questions: list[list[str]]) -> None:
        """Begin with what to ask for at once."""
        self.waiting = questions
        self.found: list[Record] = []
        self.answered: set[str] = set()
        self.refused: dict[str, CloudError] = {}
        self.most_asked = max(map(len, questions), default=0)
        self.most_answered = 0

    def take_answer(
        self, ids: list[str], page: list[Record], left_out: list[str]
    ) -> None:
        """Keep what an answer brings, and ask for those that it leaves out."""
        self.found += page
        self.answered |= set(ids).difference(left_out)
        self.most_answered = max(self.most_answered, len(ids))
        if left_out:
            self.waiting.insert(0, left_out)

    def take_refusal(self, ids: list[str], error: CloudError) -> None:
        """Ask for some by halves, or note who is refused alone."""
        if half := _half(len(ids)):
            self.waiting[:0] = ids[:half], ids[half:]
            return
        self.refused[ids[0]] = error
        self.waiting.reverse()  # those beside it may be refused as well

    def unanswered(self, ids: Collection[str]) -> list[str]:
        """Return the ids of which nothing is known yet."""
        known = self.answered | self.refused.keys()
        return [each for each in ids if each not in known]


class ListById:
    """A list that is asked for by ids, some at once, and what was learned of it.

    A cloud may take fewer ids at once, or refuse all for the sake of one: what it refuses
    is asked for by halves, and what it refuses alone left out. Who was refused is asked
    for alone from then on, and after a second time once an hour; where all are refused,
    whoever was asked for least lately tells whether that is still so. If the cloud leaves
    out the rest itself, that is asked for.
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
        self._refuses_all = False

    @property
    def refused(self) -> frozenset[str]:
        """Return who was refused when asked for last."""
        return frozenset(self._refused)

    async def ask(self, ids: Collection[str]) -> dict[str, Record]:
        """Return the items of some ids, by id. Raises CloudError, also if all are refused."""
        search = Search(self._questions(ids))
        while search.waiting:
            some = search.waiting.pop(0)
            try:
                page = await self._page(some)
            except UnknownAction:
                raise
            except REFUSALS as error:
                search.take_refusal(some, error)
                if not search.answered and len(search.refused) == self._most_refused:
                    search.refused |= dict.fromkeys(ids, error)
                    self._refuses_all = True
                    break
                continue
            search.take_answer(some, page, _cut_off(some, self._by_id(page, some)))
            if self._refuses_all or self._refused.keys() & some:  # it may take all now
                self._refused.clear()
                self._refuses_all = False
                search.waiting = self._questions(search.unanswered(ids))
        self._learn_size(search)
        self._learn_refusals(search.refused)
        if search.refused and not search.answered:
            raise search.refused.popitem()[1]
        return self._by_id(search.found, ids)

    def _questions(self, ids: Collection[str]) -> list[list[str]]:
        """Return what to ask for at once, first who was not refused, and somebody always."""
        now = monotonic()
        if now >= self._fewer_until:
            self._at_once = self._most_at_once
        usual = [each for each in ids if each not in self._refused]
        alone = [each for each in ids if self._refused.get(each, inf) <= now]
        if ids and not usual and not alone:
            alone = [min(ids, key=self._refused.__getitem__)]
        together = batched(usual, self._at_once, strict=False)
        return [*map(list, together), *([each] for each in alone)]

    def _by_id(
        self, found: Collection[Record], ids: Collection[str]
    ) -> dict[str, Record]:
        """Return items by the ids as they were asked for; the last one of each counts."""
        capitals = Capitals(ids)
        return {capitals.of(self._id_of(each)): each for each in found}

    async def _page(self, ids: list[str]) -> list[Record]:
        """Return what one request brings. Raises CloudError."""
        answer = await self._caller.call(self._action, {self._parameter: ids})
        return listed(self._action, answer, *self._names)

    def _learn_size(self, search: Search) -> None:
        """Ask for fewer for a while where nobody was refused but very many at once."""
        is_less = search.most_answered < search.most_asked > LEAST_AT_ONCE
        if is_less and not search.refused:
            self._at_once = search.most_answered
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


def _cut_off(ids: Collection[str], page: Collection[str]) -> list[str]:
    """Return the ids that an answer leaves out, if it looks cut off: at a round number."""
    if len(page) % LEAST_AT_ONCE:
        return []
    left_out = [each for each in ids if each not in page]
    return left_out if len(left_out) < len(ids) else []
