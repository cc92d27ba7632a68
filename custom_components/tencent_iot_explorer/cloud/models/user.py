"""Users: who they are and what they have set."""

from dataclasses import dataclass

from ..decoding import Record
from ..wire import unknown, words


@dataclass(frozen=True, kw_only=True, repr=False)
class User:
    """A user (AppGetUser, AppFindUser)."""

    user_id: str = words("UserID", "UserId")
    nick_name: str = words("NickName")
    avatar: str = words("Avatar")
    country_code: str = words("CountryCode")
    phone: str = words("PhoneNumber")
    email: str = words("Email")
    extra: Record = unknown()

    @property
    def title(self) -> str:
        """Return how to call the user."""
        return self.nick_name or self.email or self.phone or self.user_id


@dataclass(frozen=True, kw_only=True)
class UserSettings:
    """What a user has set in the app (AppGetUserSetting).

    The time zone is a name such as "Asia/Shanghai"; the temperature unit is C or F.
    """

    time_zone: str = words("Region")
    temperature_unit: str = words("TemperatureUnit")
    extra: Record = unknown()
