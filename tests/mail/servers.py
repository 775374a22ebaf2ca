"""Mail servers that do not answer: none, and one that takes the connection and says nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
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


@contextmanager
def late_server() -> Iterator[tuple[int, list[bytes], Event]]:
    """A server that greets once its event is set and agrees to everything then; its port, what was
    said to it, the event.
    """
    said: list[bytes] = []
    left = Event()

    def serve() -> None:
        talk, _ = server.accept()
        left.wait(10)
        with talk, suppress(OSError), talk.makefile("rb") as lines:
            talk.sendall(b"220 ready\r\n")
            for line in lines:
                said.append(line)
                talk.sendall(b"354 go on\r\n" if line.startswith(b"data") else b"250 yes\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=serve)
        thread.start()
        yield server.getsockname()[1], said, left
        thread.join(10)


def closed_port() -> int:
    """One at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
