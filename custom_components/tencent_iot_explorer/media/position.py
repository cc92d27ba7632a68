"""Where in a song a player is, as far as that does not go on by itself."""

from datetime import datetime

from homeassistant.components.media_player import MediaPlayerState
from homeassistant.util.dt import utcnow

# A clock that is off by less is right: devices report their position every second.
CLOCK_SECONDS = 3


class Position:
    """The second after the last jump, and when that was."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self.seconds: int | None = None
        self.since: datetime | None = None
        self._state: MediaPlayerState | None = None
        self._reported: int | None = None

    def follow(self, state: MediaPlayerState | None, reported: float | None) -> None:
        """Take over the state, and the position if it has jumped."""
        position = None if reported is None else int(reported)
        is_news = position != self._reported and not self._is_expected(position)
        if state != self._state or is_news:
            self.seconds, self.since = position, utcnow()
        self._state, self._reported = state, position

    def _is_expected(self, position: int | None) -> bool:
        """Return whether a position is where the state puts it by now."""
        if position is None or self.seconds is None or self.since is None:
            return False
        passed = (utcnow() - self.since).total_seconds()
        running = self._state is MediaPlayerState.PLAYING
        return abs(self.seconds + passed * running - position) < CLOCK_SECONDS
