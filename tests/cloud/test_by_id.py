"""Lists that are asked for by ids: what was refused once is not searched for again."""

from collections.abc import Iterable
from logging import WARNING
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import Client, PermissionDenied
from custom_components.tencent_iot_explorer.cloud.api import by_id

from .fake_cloud import FakeCloud, error

STATUSES = "AppGetDeviceStatuses"
PRODUCTS = "AppGetProducts"
UNLINKED = "UnauthorizedOperation.APPNoPermissionToStudioProduct"
HOUR = 3600
POLL = 300
HOME = [f"P1/{n}" for n in range(50)]


class Strict:
    """A cloud that refuses all for the sake of one, or because it is too much."""

    def __init__(self, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take all that is asked for."""
        self.refused: set[str] = set()
        self.most = 1000
        self.now = 1000.0
        self._cloud = fake_cloud
        monkeypatch.setattr(by_id, "monotonic", lambda: self.now)
        fake_cloud.answer(STATUSES, self._tell("DeviceIds", "DeviceStatuses"))
        fake_cloud.answer(PRODUCTS, self._tell("ProductIds", "Products"))

    def _tell(self, parameter: str, name: str) -> Any:
        def answer(body: dict[str, Any]) -> dict[str, Any]:
            asked = body[parameter]
            if len(asked) > self.most or self.refused.intersection(asked):
                return error(UNLINKED)
            return {name: [{parameter[:-1]: each, "Online": 1} for each in asked]}

        return answer

    def asked(self) -> list[list[str]]:
        """Return what was asked for since the last look."""
        sent = [body for _, body in self._cloud.requests]
        self._cloud.requests.clear()
        return [body.get("DeviceIds") or body["ProductIds"] for body in sent]


@pytest.fixture
def strict(fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch) -> Strict:
    """Return a cloud that is strict, and where time stands still."""
    return Strict(fake_cloud, monkeypatch)


async def polls(client: Client, strict: Strict, count: int) -> list[list[list[str]]]:
    """Return what is asked for at each of so many polls."""
    asked = []
    for _ in range(count):
        await client.device.get_device_statuses(HOME)
        asked.append(strict.asked())
        strict.now += POLL
    return asked


def but(ids: Iterable[str], *others: str) -> list[str]:
    """Return ids without others."""
    return [each for each in ids if each not in others]


async def test_who_is_refused_is_asked_for_alone_once_an_hour(
    client: Client, strict: Strict
) -> None:
    """The first time it is asked for once more soon: the cloud may have erred."""
    strict.refused = {HOME[7], HOME[31]}
    searched, second, *later = await polls(client, strict, 26)
    rest, alone = but(HOME, *strict.refused), [[HOME[7]], [HOME[31]]]
    assert len(searched) > 10
    assert second == [rest, *alone]
    again = [at for at, asked in enumerate(later) if asked != [rest]]
    assert [later[at] for at in again] == [[rest, *alone]] * len(again)
    assert again == [11, 23]


async def test_who_is_answered_for_again(client: Client, strict: Strict) -> None:
    """All may be by now: the others are asked for together, at once."""
    strict.refused = {HOME[7], HOME[8], HOME[31]}
    await polls(client, strict, 3)
    strict.refused = set()
    *_, alone, later = await polls(client, strict, 12)
    assert alone == [
        but(HOME, HOME[7], HOME[8], HOME[31]),
        [HOME[7]],
        [HOME[8], HOME[31]],
    ]
    assert later == [HOME]


async def test_who_is_refused_by_mistake_is_there_at_the_next_poll(
    client: Client, strict: Strict
) -> None:
    strict.refused = {HOME[7]}
    await polls(client, strict, 1)
    strict.refused = set()
    assert set(await client.device.get_device_statuses(HOME)) == set(HOME)


async def test_each_question_has_its_own_refusals(
    client: Client, strict: Strict
) -> None:
    strict.refused = {"P1", "P1/1"}
    await client.device.get_products(["P1", "P2"])
    await client.device.get_device_statuses(["P1", "P1/2"])
    strict.asked()
    strict.refused = set()
    assert await client.device.get_products_config(["P1", "P2"]) is not None
    assert strict.asked() == [["P1", "P2"]]


@pytest.mark.parametrize("count", [1, 3, 20])
async def test_products_that_are_all_refused(
    client: Client, strict: Strict, count: int
) -> None:
    """Each is asked for once an hour; whoever asks meanwhile learns that by one request."""
    product_ids = [f"P{n}" for n in range(count)]
    strict.refused = {*product_ids}
    requests = []
    for _ in range(4):
        for _ in range(2):
            with pytest.raises(PermissionDenied):
                await client.device.get_products(product_ids)
            requests.append(len(strict.asked()))
        strict.now += HOUR
    assert requests == [2 * count - 1, count, *[count, 1] * 3]
    strict.refused = set()
    assert len(await client.device.get_products(product_ids)) == count
    assert len(strict.asked()) == min(count, 2)


async def vain_polls(client: Client, strict: Strict, count: int) -> list[int]:
    """Return how many requests each of so many polls takes that are all refused."""
    requests = []
    for _ in range(count):
        with pytest.raises(PermissionDenied):
            await client.device.get_device_statuses(HOME)
        requests.append(len(strict.asked()))
        strict.now += POLL
    return requests


async def test_a_cloud_that_refuses_all_statuses_is_asked_for_one_at_each_poll(
    client: Client, strict: Strict
) -> None:
    """A few more once an hour; and all are told as soon as it answers."""
    strict.refused = {*HOME}
    searched, again, *later = await vain_polls(client, strict, 26)
    assert searched > 5
    assert again == 3
    assert [each for each in later if each != 1] == [3, 3]
    strict.refused = set()
    assert set(await client.device.get_device_statuses(HOME)) == set(HOME)
    assert len(strict.asked()) == 2
    assert (await polls(client, strict, 1)) == [[HOME]]


async def test_a_newcomer_tells_that_no_longer_all_are_refused(
    client: Client, strict: Strict
) -> None:
    strict.refused = {*HOME}
    await vain_polls(client, strict, 3)
    strict.refused = set()
    known = await client.device.get_device_statuses([*HOME, "P1/new"])
    assert known.keys() == {*HOME, "P1/new"}


async def test_one_that_stays_refused_when_all_others_are_answered_for_again(
    client: Client, strict: Strict
) -> None:
    """Each poll asks for another one, so that the rest is soon there."""
    strict.refused = {*HOME}
    await vain_polls(client, strict, 2)
    strict.refused = {*HOME[:3]}
    await vain_polls(client, strict, 3)
    known = await client.device.get_device_statuses(HOME)
    assert known.keys() == set(HOME[3:])


@pytest.mark.parametrize("most", [1, 10, 20, 30, 49])
async def test_the_size_that_a_cloud_takes_is_remembered(
    client: Client, strict: Strict, most: int
) -> None:
    """For an hour; then it may take more."""
    strict.most = most
    first, *later = await polls(client, strict, 12)
    assert all(asked == later[0] for asked in later)
    assert len(later[0]) <= len(first)
    assert max(map(len, later[0])) <= most
    assert [each for asked in later[0] for each in asked] == HOME
    strict.most = 1000
    strict.now += HOUR
    assert await polls(client, strict, 1) == [[HOME]]


@pytest.mark.parametrize("most", [10, 20, 50, 100])
async def test_sizes_are_round(client: Client, strict: Strict, most: int) -> None:
    """As clouds limit what may be asked for at once: no more requests than it takes."""
    many = [f"P1/{n}" for n in range(200)]
    strict.most = most
    await client.device.get_device_statuses(many)
    strict.asked()
    await client.device.get_device_statuses(many)
    assert len(strict.asked()) == len(many) // most


async def test_a_cloud_that_takes_few_and_refuses_some(
    client: Client, strict: Strict
) -> None:
    strict.most = 10
    strict.refused = {HOME[7]}
    await polls(client, strict, 3)
    last = (await polls(client, strict, 1))[0]
    assert sorted(map(len, last)) == [9, 10, 10, 10, 10]


async def test_who_is_refused_is_named_once(
    client: Client, strict: Strict, caplog: pytest.LogCaptureFixture
) -> None:
    strict.refused = {HOME[1], HOME[2]}
    await polls(client, strict, 13)
    warnings = [each.message for each in caplog.records if each.levelno == WARNING]
    assert warnings == ["The cloud refuses to tell the status of P1/1, P1/2"]


async def test_a_little_that_is_refused_by_mistake_says_nothing_of_sizes(
    client: Client, strict: Strict
) -> None:
    strict.most = 2
    await client.device.get_device_statuses(HOME[:3])
    strict.most = 1000
    strict.asked()
    assert await polls(client, strict, 1) == [[HOME]]


async def test_who_is_left_out_of_an_answer_is_asked_for_when_another_is_back(
    client: Client, strict: Strict, fake_cloud: FakeCloud
) -> None:
    """A cloud that looks at ten at once answers for somebody whom it refused before."""
    strict.refused = {HOME[0]}
    await polls(client, strict, 1)
    strict.refused = {HOME[15]}
    (told,) = fake_cloud.answers[STATUSES]
    assert callable(told)

    def first_ten(body: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = told(body | {"DeviceIds": body["DeviceIds"][:10]})
        return answer

    fake_cloud.answer(STATUSES, first_ten)
    known = await client.device.get_device_statuses(HOME)
    assert known.keys() == set(but(HOME, HOME[15]))


async def test_ids_that_come_back_with_other_capitals(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """They are those that were asked for; nobody is taken for somebody else."""

    def tell(body: dict[str, Any]) -> dict[str, Any]:
        told = [{"DeviceId": each.upper(), "Online": 1} for each in body["DeviceIds"]]
        return {"DeviceStatuses": told}

    fake_cloud.answer(STATUSES, tell)
    fake_cloud.answer(PRODUCTS, {"Products": [{"ProductId": "p1", "Name": "Lamp"}]})
    told = await client.device.get_device_statuses(["P1/lamp", "P1/Fan", "P1/fan"])
    assert told == {"P1/lamp": True, "P1/FAN": True}
    (product,) = await client.device.get_products(["P1"])
    assert product.product_id == "P1"
