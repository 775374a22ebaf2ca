"""A server on loopback that never comes to an end."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE = 0.02


@contextmanager
def dripping(first: bytes, then: bytes, *, pause: float = PAUSE) -> Iterator[int]:
    """Its port. To whoever connects it says `first`, and `then` again and again."""
    leave = threading.Event()

    def answer(caller: socket.socket) -> None:
        with caller:
            try:
                caller.sendall(first)
                while not leave.wait(pause):
                    caller.sendall(then)
            except OSError:  # they hung up
                return

    def serve() -> None:
        while not leave.is_set():
            try:
                caller, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(caller,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            leave.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
