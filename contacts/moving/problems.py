"""What can go wrong with a move, in words for an operator."""


class MoveProblem(Exception):
    """A move that was not made; the message says why and what to do."""
