"""What root sees for the doctor: no value of a setting, and whether nginx could start."""

import hashlib
import json
import ssl
import subprocess
from pathlib import Path

import pytest

from tools import only_root


def made(folder: Path, name: str) -> tuple[Path, Path]:
    chain, key = folder / f"{name}.pem", folder / f"{name}.key"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=a"
    )
    files = ["-keyout", str(key), "-out", str(chain)]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return chain, key


def test_lines_are_named_and_no_value_is_told():
    text = "# a=b\n;c\n\nSITE_URL=https://x\nexport HOTLINE=1\n A_b = s3cret\ns3cret\n=1\nx-y=2\n"
    lines = only_root.lines(text)
    assert lines == [(4, "SITE_URL"), (5, ""), (6, "A_b"), (7, ""), (8, ""), (9, "")]
    assert "s3cret" not in only_root.seen(text)


def test_certificate_is_told_by_its_sum(tmp_path):
    chain, key = made(tmp_path, "one")
    der = ssl.PEM_cert_to_DER_cert(chain.read_text())
    chain.write_text("a comment\n" + chain.read_text() + made(tmp_path, "issuer")[0].read_text())
    seen = only_root.certificate(chain, key)
    assert seen == {"file": str(chain), "sha256": hashlib.sha256(der).hexdigest()}


def test_files_that_nginx_could_not_start_with_are_told(tmp_path):
    chain, key = made(tmp_path, "one")
    other, _key = made(tmp_path, "other")
    empty, text = tmp_path / "empty", tmp_path / "text"
    empty.touch()
    text.write_text("no certificate")
    pairs = [(other, key), (empty, key), (chain, empty), (text, key), (chain, tmp_path / "none")]
    found = [only_root.certificate(*pair)["problem"] for pair in pairs]
    assert found == ["mismatch", "empty", "empty", "invalid", "unread"]


@pytest.mark.parametrize("text", ["", "server { listen 80; }", "ssl_certificate /a.pem;"])
def test_proxy_without_certificate_has_none_looked_at(text):
    assert only_root.certificate_files(text) == ()


def test_files_are_those_that_the_shipped_file_names(monkeypatch, tmp_path):
    shipped = Path("deploy/nginx/citizen-help.conf").resolve()
    names = [str(path) for path in only_root.certificate_files(shipped.read_text())]
    assert names == ["/etc/ssl/citizen-help/fullchain.pem", "/etc/ssl/citizen-help/privkey.pem"]
    monkeypatch.setattr(only_root, "NGINX", tmp_path / "none")
    assert json.loads(only_root.seen("A=1")) == {"lines": [[1, "A"]]}
