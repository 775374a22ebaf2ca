"""gunicorn's own log, which would quote what readers send."""

import sys
from typing import Any

from gunicorn.glogging import Logger

from citizen_help.logs import traceback_without_messages


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Says that a request was refused or failed, without its address, line and headers."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        super().warning(msg.partition(" from ip=")[0], *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if not str(msg).startswith("Error handling request"):
            super().exception(msg, *args, **kwargs)
            return
        super().error("Error handling request\n%s", traceback_without_messages(sys.exc_info()[1]))

    def debug(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Nothing: its lines are about single requests, with all they bring."""
