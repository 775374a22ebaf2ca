"""gunicorn's threaded worker, which answers pages that lie in memory without a thread.

Handing a request to a thread and back costs gunicorn more than ten times what it costs to look
the page up, and threads that wait for each other make single answers slow. So a request on a
kept connection that is whole, plain and for a page at hand is answered by the loop that noticed
it. All else takes gunicorn's usual way, which parses it anew: nothing has been read by then.
"""

import re
import selectors
import socket
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.util import http_date
from gunicorn.workers.gthread import ThreadWorker

MOST_BYTES = 8192
# Who takes longer to read one answer loses the connection, so that threads get free again.
SEND_SECONDS = 30
# So long, and for so many bytes, a connection that is to be closed waits for its client.
LINGER_SECONDS, MOST_DRAINED = 2.0, 65536
# One GET of a plain path with its headers, nothing before and nothing after it (RFC 9112, 2 to 5).
PLAIN_GET = re.compile(
    rb"GET (/[A-Za-z0-9/_.-]*) HTTP/1\.1\r\n"
    rb"((?:[A-Za-z0-9-]+:[\t\x20-\x7e\x80-\xff]*\r\n){1,64})\r\n"
)
# A body, another protocol, or a wish that the usual way has to look at.
REFUSED = {b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"te", b"trailer"}
PASSED_ON = {
    b"host": "HTTP_HOST",
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"x-forwarded-proto": "HTTP_X_FORWARDED_PROTO",
}


def plain_get(head: bytes) -> dict[str, Any] | None:
    """The environment of a request that is no more than a GET; None for every other one.

    Stricter than HTTP: where two readers could disagree, the usual parser is to decide.
    """
    found = PLAIN_GET.fullmatch(head)
    if found is None:
        return None
    fields: dict[bytes, bytes] = {}
    for line in found[2].split(b"\r\n")[:-1]:
        name, _, value = line.partition(b":")
        name = name.lower()
        if name in fields or name in REFUSED:
            return None
        fields[name] = value.strip(b" \t")
    if fields.get(b"connection", b"keep-alive").lower() != b"keep-alive":
        return None
    environ = {
        name: fields[field].decode("latin-1")
        for field, name in PASSED_ON.items()
        if field in fields
    }
    return {
        **environ,
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": found[1].decode("ascii"),
        "QUERY_STRING": "",
        "SERVER_NAME": "",
        "SERVER_PORT": "",
        "wsgi.url_scheme": "http",
    }


class PageWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingering: deque[Any] = deque()  # answered, and waiting for the client to close

    def on_client_socket_readable(self, conn: Any, client: socket.socket) -> None:
        """A kept connection has something to read."""
        found = self.answer_at_hand(client)
        if found is None:
            super().on_client_socket_readable(conn, client)
            return
        head, data = found
        self.keepalived_conns.remove(conn)
        try:
            # Nothing is left over for the next request, and nothing of it is taken along.
            is_whole = client.recv(len(head)) == head
            sent = client.send(data) if is_whole else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            is_whole = False
        if not is_whole:
            self.let_go(conn)
            return
        self.nr += 1
        if sent < len(data):  # a slow reader, whom a thread may wait for
            self.poller.unregister(client)
            self.send_apart(conn, data[sent:])
            return
        conn.set_timeout()
        self.keepalived_conns.append(conn)

    def answer_at_hand(self, client: socket.socket) -> tuple[bytes, bytes] | None:
        """The bytes of the request and of its answer; None when it takes the usual way.

        Nothing has been read by then.
        """
        if not self.alive or self.nr + 1 >= self.max_requests or self.wsgi.is_due_to_look:
            return None
        if self.cfg.is_ssl or self.cfg.accesslog:
            return None
        try:
            head = client.recv(MOST_BYTES, socket.MSG_PEEK)
            data = self.answer_to(head)
        except OSError:
            return None
        except Exception:
            # The loop has to live on for everybody; the usual way answers 500 for one.
            self.log.exception("The short way failed")
            return None
        return (head, data) if data else None

    def answer_to(self, head: bytes) -> bytes | None:
        environ = plain_get(head)
        answer = self.wsgi.at_hand(environ) if environ else None
        if answer is None:
            return None
        headers = "".join([f"{name}: {value}\r\n" for name, value in answer.headers])
        first = (
            f"HTTP/1.1 {answer.status}\r\nServer: gunicorn\r\nDate: {http_date()}\r\n"
            f"Connection: keep-alive\r\n{headers}\r\n"
        )
        return first.encode("latin-1") + answer.body

    def send_apart(self, conn: Any, rest: bytes) -> None:
        def send() -> bool:
            try:
                conn.sock.settimeout(SEND_SECONDS)
                conn.sock.sendall(rest)
            except OSError:
                return False
            return True

        task = self.tpool.submit(send)
        task.add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )

    def finish_request(self, conn: Any, done: Future[Any]) -> None:
        """A thread is through with a connection; one to be closed must not stop the loop.

        gunicorn waits here up to two seconds for the client to close its side (RFC 9112, 9.6).
        """
        if self.cfg.is_ssl or done.cancelled() or done.exception() or done.result():
            super().finish_request(conn, done)
            return
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.nr_conns -= 1
            conn.close()
            return
        conn.timeout = time.monotonic() + LINGER_SECONDS
        conn.left_to_drain = MOST_DRAINED
        self.lingering.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.drain, conn))

    def drain(self, conn: Any, client: socket.socket) -> None:
        """Throw away what still comes; unread, it would make the system cut the answer off."""
        try:
            data = client.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        conn.left_to_drain -= len(data)
        if not data or conn.left_to_drain <= 0:
            self.lingering.remove(conn)
            self.let_go(conn)

    def murder_pending(self) -> None:
        """Called once a round of the loop, at least once a second."""
        super().murder_pending()
        now = time.monotonic()
        while self.lingering and self.lingering[0].timeout <= now:
            self.let_go(self.lingering.popleft())

    def let_go(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()
