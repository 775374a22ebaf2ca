"""Sessions that go on while nothing can be saved: a page at the desk is read all the same."""

import logging

from django.contrib.sessions import middleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from citizen_help.write_queue import queue

logger = logging.getLogger(__name__)


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's; that somebody was seen (sessions.keep_alive) is not worth the page they read.

    The next page tells it again. Whatever else changed in the session is saved, or the page fails.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        renewed = getattr(session, "renewed", None)
        is_reading = request.method in ("GET", "HEAD")
        if not is_reading or renewed is None or renewed != dict(session.items()):
            return super().process_response(request, response)
        try:
            with queue.briefly():
                return super().process_response(request, response)
        except OperationalError as error:
            logger.warning("A session is not renewed for now: %s", error)
            return response
