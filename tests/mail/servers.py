"""Mail servers that do not answer: none, and one that takes the connection and says nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class NoServer(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError(111, "Connection refused")


class WrongAddress(BaseEmailBackend):
    """One recipient is unknown; others get their mail."""

    def send_messages(self, email_messages: Any) -> int:
        from smtplib import SMTPRecipientsRefused

        [message] = email_messages
        if message.to == ["amal@example.org"]:
            raise SMTPRecipientsRefused({"amal@example.org": (550, b"no\r\nsuch user")})
        message.connection = None
        from django.core import mail

        mail.outbox.append(message)
        return 1


@contextmanager
def silent_server() -> Iterator[int]:
    """The port of a server on this machine that accepts and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def closed_port() -> int:
    """One at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
