"""deploy/install.sh: what it refuses before it changes anything.

`make install-check` tries the whole of it in a bare Debian.
"""

import subprocess

import pytest
from django.conf import settings


def refused(*arguments: str) -> tuple[int, str]:
    """Exit status and the one line that it says."""
    done = subprocess.run(
        ["/bin/sh", "deploy/install.sh", *arguments],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    (line,) = done.stderr.splitlines()
    assert done.stdout == ""
    return done.returncode, line


@pytest.mark.parametrize(
    "address",
    [
        "",
        "help.example.org",
        "http://help.example.org",
        "https://",
        "https://help.example.org/",
        "https://help.example.org/path",
        "https://help example.org",
        "https://مساعدة.example",
        "https://a;reboot",
        "https://a/s/x/;e",
    ],
)
def test_address_that_nobody_could_be_led_to_is_refused(address):
    status, line = refused(address)
    assert status == 2
    assert line.startswith("The address ")


def test_second_argument_is_refused():
    assert refused("https://a.example", "https://b.example") == (
        2,
        "Usage: sh deploy/install.sh [https://HOST]",
    )


def test_checkout_in_another_place_is_refused():
    """Or a user who is not root; nothing is changed either way."""
    status, _line = refused("https://help.example.org")
    assert status == 1


def test_script_names_every_unit_that_is_switched_on():
    units = settings.BASE_DIR / "deploy" / "systemd"
    switched_on = [path.name for path in units.iterdir() if "[Install]" in path.read_text()]
    script = (settings.BASE_DIR / "deploy" / "install.sh").read_text(encoding="utf-8")
    assert [name for name in switched_on if name not in script] == []
