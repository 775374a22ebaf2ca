"""What can go wrong with a backup, in words for an operator."""


class BackupProblem(Exception):
    """A backup or a restore that was not made; the message says why and what to do."""
