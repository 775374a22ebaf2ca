"""Who is told what the page cache does."""


class Observer:
    """This one keeps nothing of it."""

    def answered(self, how: str) -> None:
        """A response was "hit", "made", "last-good" or "not-stored"."""

    def database_is(self, up: bool) -> None:
        """The database answered, or did not."""
