"""Users: who they are and what they have set."""

from ..wire import Person, Structure, name_field, text_field


class User(Person):
    """A user (AppGetUser, AppFindUser)."""

    user_id: str = text_field("UserID", "UserId")
    nick_name: str = name_field("NickName")
    avatar: str = text_field("Avatar")
    country_code: str = text_field("CountryCode")
    phone: str = text_field("PhoneNumber")
    email: str = text_field("Email")

    @property
    def title(self) -> str:
        """Return how to call the user."""
        return self.nick_name or self.email or self.phone or self.user_id


class UserSettings(Structure):
    """What a user has set in the app (AppGetUserSetting).

    The time zone is a name such as "Asia/Shanghai"; the temperature unit is C or F.
    """

    time_zone: str = text_field("Region")
    temperature_unit: str = text_field("TemperatureUnit")
