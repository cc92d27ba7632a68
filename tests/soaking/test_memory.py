"""What a soak finds of memory that is kept, and what it does not take for that."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
import ctypes
from dataclasses import dataclass
import os
import sqlite3

import pytest

from scripts.soaking.in_use import in_use
from scripts.soaking.memory import MEGABYTE, Memory, growth

MEGABYTES = 16
IN_USE = "growth of memory in use in %"
OBJECTS = "growth of Python's objects in %"
THING = 48 + 24
LONG = 2000


@dataclass(kw_only=True, slots=True)
class Thing:
    """A small object, as most are, with a number of its own."""

    number: float
    other: object = None


@contextmanager
def things(size: int) -> Iterator[None]:
    kept = [Thing(number=each / 3) for each in range(size // THING)]
    yield
    kept.clear()


@contextmanager
def things_that_hold_themselves(size: int) -> Iterator[None]:
    kept = [Thing(number=each / 3) for each in range(size // THING)]
    for each in kept:
        each.other = each
    yield
    kept.clear()


@contextmanager
def long_bytes(size: int) -> Iterator[None]:
    kept = [os.urandom(LONG) for _ in range(size // LONG)]
    yield
    kept.clear()


def pieces_of_c(length: int) -> Callable[[int], AbstractContextManager[None]]:
    """Return what keeps memory of C in pieces so long."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p

    @contextmanager
    def kept(size: int) -> Iterator[None]:
        pieces = [libc.malloc(length) for _ in range(size // length)]
        yield
        for each in pieces:
            libc.free(ctypes.c_void_p(each))

    return kept


def now() -> Memory:
    """Return what these tests use."""
    return Memory(**in_use())


def missed(before: Memory, after: Memory) -> set[str]:
    """Return the goals that a soak says were missed."""
    return {each.name for each in growth(before, after) if not each.holds}


@pytest.mark.parametrize(
    ("leak", "goals"),
    [
        (things, {IN_USE, OBJECTS}),
        (things_that_hold_themselves, {IN_USE, OBJECTS}),
        (long_bytes, {IN_USE}),
        (pieces_of_c(200), {IN_USE}),
        (pieces_of_c(300_000), {IN_USE}),
    ],
)
def test_a_leak_is_found_until_it_ends(
    leak: Callable[[int], AbstractContextManager[None]], goals: set[str]
) -> None:
    before = now()
    size = before.in_use // 40
    with leak(size):
        leaking = now()
    assert missed(before, leaking) >= goals
    assert leaking.in_use - before.in_use == pytest.approx(size, rel=0.25)
    assert not missed(before, now())


def test_what_only_waits_to_be_collected_is_no_leak() -> None:
    before = now()
    with things_that_hold_themselves(MEGABYTES * MEGABYTE):
        pass
    assert not missed(before, now())


def test_what_is_free_but_kept_is_no_leak_and_is_told() -> None:
    before = now()
    kept = [Thing(number=0) for _ in range(MEGABYTES * MEGABYTE // 48)]
    full = now()
    kept = kept[::250]
    after = now()
    assert kept
    assert IN_USE in missed(before, full)
    assert not missed(before, after)
    assert after.rest - full.rest > MEGABYTES * MEGABYTE / 2


def test_what_a_database_has_is_no_leak_and_is_told() -> None:
    before = now()
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE TABLE kept AS SELECT randomblob(?)", [MEGABYTES * MEGABYTE]
        )
        after = now()
    assert not missed(before, after)
    assert after.database - before.database > MEGABYTES * MEGABYTE
