"""The site as `make run` serves it, on a free loopback port, for as long as it is audited."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tools.with_postgres import free_port

STARTS_WITHIN = 60  # seconds


@contextmanager
def site(**settings: str) -> Iterator[str]:
    """Its address; content and collected files lie in the folder that VAR names.

    `settings` are variables of the environment, such as VAR and CONTENT.
    """
    port = free_port()
    environment = {**os.environ, **settings, "PORT": str(port)}
    python = [sys.executable, "-m"]
    prepare = [*python, "tools.prepare"]
    subprocess.run(prepare, env=environment, check=True, stdout=subprocess.DEVNULL)
    serve = [*python, "gunicorn", "--config", "citizen_help/gunicorn.conf.py"]
    server = subprocess.Popen(serve, env=environment, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=60)


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=5).close()  # noqa: S310
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The site did not start; `make run` shows why.")
