"""Who has logged in, and what proves who somebody is."""

from dataclasses import dataclass, field
import secrets
import time

from .errors import Refusal
from .state import User

TOKEN_SECONDS = 40 * 86_400


@dataclass(frozen=True, kw_only=True)
class Session:
    """A token that was handed out."""

    user: User
    expire_at: int


@dataclass(frozen=True, kw_only=True)
class Logins:
    """The users of a cloud, their tokens, and the codes and tickets sent to them."""

    users: list[User]
    sessions: dict[str, Session] = field(default_factory=dict)
    ended_tokens: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    tickets: dict[str, User] = field(default_factory=dict)

    def log_in(self, user: User) -> tuple[str, int]:
        """Return a token for a user and when it ends."""
        token = secrets.token_hex(16)
        expire_at = int(time.time()) + TOKEN_SECONDS
        self.sessions[token] = Session(user=user, expire_at=expire_at)
        return token, expire_at

    def log_out(self, token: str) -> None:
        """Forget a token, as its user wishes."""
        self.sessions.pop(token, None)

    def end_tokens(self) -> None:
        """End all tokens."""
        self.ended_tokens.update(self.sessions)
        self.sessions.clear()

    def end_passwords(self) -> None:
        """End all tokens and all passwords, as when users changed them."""
        self.end_tokens()
        for user in self.users:
            user.password = secrets.token_hex(16)

    def user_of(self, token: object) -> User:
        """Return whose token it is."""
        session = self.sessions.get(str(token))
        if session is None or session.expire_at < time.time():
            raise Refusal("InvalidParameterValue.InvalidAccessToken")
        return session.user

    def user(self, user_id: object) -> User:
        """Return a user by id."""
        for user in self.users:
            if user.user_id == str(user_id):
                return user
        raise Refusal("InvalidParameterValue.ErrorUserNotExists")
