"""Who wants to know what the page store does."""


class Observer:
    """Told what the store does; this one keeps nothing of it."""

    def answered(self, how: str) -> None:
        """An answer was "hit", "made", "last-good" or "not-stored"."""

    def database_is(self, up: bool) -> None:
        """The database answered, or did not."""
