"""A backend of one's own logs its users in: for who tries an access token."""

import pytest

from simulator import Cloud

from .caller import Caller


@pytest.mark.parametrize(
    ("email", "status"), [("demo@example.com", 200), ("nobody@example.com", 404)]
)
async def test_token_of_a_user(
    cloud: Cloud, stranger: Caller, email: str, status: int
) -> None:
    body = {"email": email}
    async with stranger.session.post("/simulator/logins", json=body) as response:
        assert response.status == status
        if status == 200:
            token = (await response.json())["token"]
            assert cloud.logins.user_of(token).email == email
