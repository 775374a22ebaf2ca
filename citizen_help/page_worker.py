"""gunicorn's threaded worker, which answers pages that lie in memory without a thread.

Handing a request to a thread and back costs gunicorn more than ten times what it costs to look
the page up, and threads that wait for each other make single answers slow. So a request on a
kept connection that is whole, plain and for a page at hand is answered by the loop that noticed
it. All else takes gunicorn's usual way, which parses it anew: nothing has been read by then.
"""

import re
import socket
from typing import Any

from gunicorn.util import http_date
from gunicorn.workers.gthread import ThreadWorker

MOST_BYTES = 8192
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
    def on_client_socket_readable(self, conn: Any, client: socket.socket) -> None:
        """A kept connection has something to read."""
        data = self.answer_at_hand(client)
        if data is None:
            super().on_client_socket_readable(conn, client)
            return
        self.keepalived_conns.remove(conn)
        try:
            sent = client.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.let_go(conn)
            return
        if sent < len(data):  # a slow reader, whom a thread may wait for
            self.poller.unregister(client)
            self.send_apart(conn, data[sent:])
            return
        conn.set_timeout()
        self.keepalived_conns.append(conn)

    def answer_at_hand(self, client: socket.socket) -> bytes | None:
        """The bytes of the answer; None, and nothing read, when it takes the usual way."""
        store = self.wsgi
        if not self.alive or self.nr + 1 >= self.max_requests or store.is_due_to_look:
            return None
        if self.cfg.is_ssl or self.cfg.accesslog:
            return None
        try:
            head = client.recv(MOST_BYTES, socket.MSG_PEEK)
        except OSError:
            return None
        environ = plain_get(head)
        answer = store.at_hand(environ) if environ else None
        if answer is None:
            return None
        client.recv(len(head))
        self.nr += 1
        headers = "".join([f"{name}: {value}\r\n" for name, value in answer.headers])
        first = (
            f"HTTP/1.1 {answer.status}\r\nServer: gunicorn\r\nDate: {http_date()}\r\n"
            f"Connection: keep-alive\r\n{headers}\r\n"
        )
        return first.encode("latin-1") + answer.body

    def send_apart(self, conn: Any, rest: bytes) -> None:
        def send() -> bool:
            try:
                conn.sock.setblocking(True)
                conn.sock.sendall(rest)
            except OSError:
                return False
            return True

        task = self.tpool.submit(send)
        task.add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )

    def let_go(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()
