"""Refusals, as the cloud words them."""


class Refusal(Exception):
    """An answer with an error in it."""

    def __init__(self, code: str, message: str = "") -> None:
        """Keep the code and the message."""
        super().__init__(code)
        self.code = code
        self.message = message or code.rpartition(".")[2]


def invalid_token() -> Refusal:
    """Return the refusal of an expired, wrong, missing or logged-out token."""
    return Refusal("InvalidParameterValue.InvalidAccessToken", "Token无效")
