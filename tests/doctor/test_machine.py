"""What the machine itself must have."""

import pytest

from contacts.doctor import machine


@pytest.mark.parametrize(
    ("configuration", "number"),
    [
        ("events {\n\tworker_connections 768;\n}", 768),
        ("events {\n  # worker_connections 8192;\n}", 512),
        ("events { }\nworker_connections 20000;", 20000),
    ],
)
def test_connections_that_nginx_takes(configuration, number):
    assert machine.connections_in(configuration) == number


@pytest.mark.parametrize(("number", "faults"), [(768, 1), (8192, 0)])
def test_too_few_connections_are_told(monkeypatch, tmp_path, number, faults):
    file = tmp_path / "nginx.conf"
    file.write_text(f"events {{\nworker_connections {number};\n}}")
    monkeypatch.setattr(machine, "NGINX", file)

    assert len(list(machine.connections())) == faults
