"""The user."""

from typing import TYPE_CHECKING

from ..decoding import inner
from ..models import User

if TYPE_CHECKING:
    from ..client import Client


class UserApi:
    """Actions that concern the user."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_user(self) -> User:
        """Return who is logged in (AppGetUser). Raises CloudError."""
        return User.read(inner(await self._client.call("AppGetUser")))

    async def logout_user(self) -> None:
        """End the login; its token is void from then on (AppLogoutUser).

        Raises CloudError.
        """
        await self._client.call("AppLogoutUser")

    async def send_verification_code(self, country_code: str, phone: str) -> None:
        """Have a login code sent to a phone (AppSendVerificationCode).

        Parameters: country code in digits, phone number.
        Raises RateLimited when asked too often, other CloudError.
        """
        await self._client.call_signed(
            "AppSendVerificationCode",
            {"Type": "login", "CountryCode": country_code, "PhoneNumber": phone},
        )

    async def send_email_verification_code(self, email: str) -> None:
        """Have a login code sent to an address (AppSendEmailVerificationCode).

        Raises RateLimited when asked too often, other CloudError.
        """
        await self._client.call_signed(
            "AppSendEmailVerificationCode", {"Type": "login", "Email": email}
        )
