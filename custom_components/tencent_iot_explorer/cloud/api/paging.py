"""Lists that come page by page."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Final

from ..decoding import Record, integer, items, records, text, warn_once
from ..errors import ConnectionFailed
from .caller import Caller

MOST_PAGES: Final = 200
# A year of values that come every minute.
MOST_PAGES_ON: Final = 5000


@dataclass(frozen=True, kw_only=True)
class Paging:
    """How much of a list may be asked for at once, and where the last page begins."""

    size: int = 50
    last_offset: float = inf


AS_USUAL: Final = Paging()


async def list_all(
    caller: Caller,
    action: str,
    parameters: Mapping[str, Any],
    *names: str,
    paging: Paging = AS_USUAL,
) -> list[Record]:
    """Return the items of all pages of a list.

    Parameters: the action, its parameters but Offset and Limit, the spellings of the
    list, how it is paged. Raises CloudError, also for a list without end.
    """
    listing = pages(caller, action, parameters, *names, paging=paging)
    return [record async for page in listing for record in page]


async def pages(
    caller: Caller,
    action: str,
    parameters: Mapping[str, Any],
    *names: str,
    paging: Paging = AS_USUAL,
) -> AsyncIterator[list[Record]]:
    """Yield the pages of a list, each as it comes: a long one is much to work on.

    Parameters and errors: as of list_all.
    """
    offset, last = 0, None
    for _ in range(MOST_PAGES):
        answer = await caller.call(
            action, {**parameters, "Offset": offset, "Limit": paging.size}
        )
        fresh = listed(action, answer, *names, before=offset)
        page = items(answer, *names)
        total = integer(answer, "Total", default=-1)
        if page == last and (
            total > offset or (total <= 0 and len(page) == paging.size)
        ):
            raise ConnectionFailed("InvalidAnswer", f"{action}: {names[0]} comes again")
        if not page or page == last:
            return
        yield fresh
        offset, last = offset + len(page), page
        # Where Total counts only what is on the page, or lags, a full page is not the last.
        if 0 <= total <= offset and (total > len(page) or len(page) < paging.size):
            return
        if offset > paging.last_offset:
            warn_once(f"{action}: of {names[0]} the cloud lists {offset}, and no more")
            return
    raise ConnectionFailed("InvalidAnswer", f"{action}: {names[0]} has no end")


def listed(action: str, answer: Record, *names: str, before: int = 0) -> list[Record]:
    """Return the items of a list that an answer has, none if it is missing.

    Raises ConnectionFailed for one that is no list, has nothing but garbage, or is
    missing although Total counts more than came before: a broken answer must not look
    like a home without devices.
    """
    values = [answer.get(name) for name in names]
    missing = all(value is None for value in values)
    found = items(answer, *names)
    if (
        any(not isinstance(value, list | None) for value in values)
        or (missing and integer(answer, "Total") > before)
        or (found and not any(isinstance(each, dict) for each in found))
    ):
        raise ConnectionFailed("InvalidAnswer", f"{action}: {names[0]} is no list")
    return records(answer, *names)


async def by_cursor(
    caller: Caller, action: str, parameters: Mapping[str, Any], *names: str
) -> AsyncIterator[Record]:
    """Yield the answers of a list that is read on from a Context.

    Parameters: the action, its parameters but Context, the spellings of the list.
    Ends at an empty list, the same list again or a Context that was left behind,
    whatever Listover says: documents and clients do not agree what it means. One that
    stays the same may be a search that the cloud itself moves on.
    Raises CloudError, also for a list without end.
    """
    context, left, last = "", {""}, None
    for _ in range(MOST_PAGES_ON):
        answer = await caller.call(action, {**parameters, "Context": context})
        page = items(answer, *names)
        if not page or page == last:
            return
        yield answer
        last = page
        if (following := text(answer, "Context")) in left:
            return
        if following != context:
            left.add(context)
            context = following
    raise ConnectionFailed("InvalidAnswer", f"{action}: {names[0]} has no end")


async def after_last[T](
    read_page: Callable[[T | None], Awaitable[list[T]]], id_of: Callable[[T], str]
) -> AsyncIterator[T]:
    """Yield the items of a list that is read on from the last one of each page.

    Ends at a page with nothing new, whatever Listover says. Raises CloudError.
    """
    last: T | None = None
    seen: set[str] = set()
    while page := [each for each in await read_page(last) if id_of(each) not in seen]:
        for each in page:
            yield each
        seen.update(map(id_of, page))
        last = page[-1]


async def first[T](number: int, found: AsyncIterator[T]) -> list[T]:
    """Return at most a number of what comes."""
    taken: list[T] = []
    async for each in found:
        taken.append(each)
        if len(taken) == number:
            break
    return taken
