"""Users: who they are and what they have set."""

from ..wire import Person, Structure, called, words


class User(Person):
    """A user (AppGetUser, AppFindUser)."""

    user_id: str = words("UserID", "UserId")
    nick_name: str = called("NickName")
    avatar: str = words("Avatar")
    country_code: str = words("CountryCode")
    phone: str = words("PhoneNumber")
    email: str = words("Email")

    @property
    def title(self) -> str:
        """Return how to call the user."""
        return self.nick_name or self.email or self.phone or self.user_id


class UserSettings(Structure):
    """What a user has set in the app (AppGetUserSetting).

    The time zone is a name such as "Asia/Shanghai"; the temperature unit is C or F.
    """

    time_zone: str = words("Region")
    temperature_unit: str = words("TemperatureUnit")
