"""Numbers for Prometheus, asked of a running site."""

import re

from tests.resilience import servers
from tests.resilience.load import Reader
from tools.with_postgres import free_port


def value(text: str, name: str) -> float:
    found = re.findall(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return sum(map(float, found))


def test_metrics_are_told_on_a_port_of_their_own():
    port = free_port()
    with (
        servers.first_content() as data,
        servers.gunicorn(data, METRICS_PORT=str(port)) as site,
    ):
        reader, numbers = Reader(site.url), Reader(f"http://127.0.0.1:{port}")
        for _ in range(20):
            assert reader.get("/ar/").status == 200
        assert reader.get("/ar/nowhere/").status == 404
        assert reader.get("/metrics").status == 404
        data.manage("check", METRICS_PORT=str(port))  # loads the same code
        told = numbers.get("/metrics").body.decode()
        reader.close()
        numbers.close()
    answers = [f'citizen_help_pages_total{{how="{how}"}}' for how in ("hit", "made")]
    assert sum(value(told, name) for name in answers) >= 20
    assert value(told, "citizen_help_database_up") == 1
    assert value(told, 'citizen_help_request_seconds_count{page="none",status="404"}') == 2
