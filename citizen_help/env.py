"""Typed readers of environment variables.

A missing or wrong value ends the process with status 2 after one line that names the variable
and what it takes, so that an operator never has to read a traceback to find a typing error.
"""

import os
import secrets
import sys
from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar
from urllib.parse import unquote, urlsplit

from citizen_help import databases

T = TypeVar("T")

# RFC 5321, 8314 and 6409.
MAIL_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
# Their values must not reach a log.
SECRET = frozenset({"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"})


def fail(name: str, takes: str) -> NoReturn:
    """End the process with status 2 (the shell's "wrong usage") and one line on stderr."""
    value = os.environ.get(name)
    shown = "something else" if name in SECRET else repr(value)
    found = "it is not set" if value is None else f"found {shown}"
    sys.stderr.write(f"Environment variable {name} takes {takes}; {found}.\n")
    raise SystemExit(2)


def read(name: str, default: T, parse: Callable[[str], T], takes: str) -> T:
    """The parsed value; `default` when the variable is unset or blank."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    try:
        return parse(raw)
    except ValueError:
        fail(name, takes)


def text(name: str, default: str) -> str:
    return read(name, default, str, "text")


def boolean(name: str, default: bool) -> bool:
    return read(name, default, _parse_boolean, "one of 1, 0, true, false, yes, no, on, off")


def integer(name: str, default: int, *, minimum: int, maximum: int) -> int:
    """A whole number from `minimum` to `maximum`, both included."""

    def parse(raw: str) -> int:
        number = int(raw)
        if not minimum <= number <= maximum:
            raise ValueError(raw)
        return number

    return read(name, default, parse, f"a whole number from {minimum} to {maximum}")


def megabytes(name: str, default: int, *, maximum: int) -> int:
    """Bytes, from a whole number of megabytes from 0 to `maximum`."""
    return integer(name, default, minimum=0, maximum=maximum) * 1_000_000


def names(name: str, default: list[str]) -> list[str]:
    """Values separated by commas; blanks are dropped."""
    return read(name, default, _parse_names, "names separated by commas")


def folder(name: str, default: Path) -> Path:
    """The absolute path of a folder, made when it is not there; `~` and `..` are resolved."""
    takes = "a folder that is there or can be made"
    try:
        found = read(name, default, lambda raw: Path(raw).expanduser(), takes).resolve()
        found.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: `~nobody`, whose home is not known
        fail(name, takes)
    return found


def site_url(name: str, default: str) -> str:
    """Scheme and host with an optional port, without a trailing slash."""
    takes = "an address such as https://help.example.org, without a path"
    return read(name, default, _parse_site_url, takes).rstrip("/")


def url_path(name: str, default: str) -> str:
    """A path for Django's URL patterns: no slash in front, one at the end."""
    takes = "a path of letters, digits, - and _ such as admin/"
    return read(name, default, _parse_url_path, takes)


def database_url(name: str) -> str:
    """An address that `databases.configuration` takes; "" when there is none."""
    takes = (
        "sqlite:///FILE or postgres://USER:PASSWORD@HOST:PORT/NAME (several: HOST:PORT,HOST:PORT), "
        "with libpq's options behind a ? and %40 for @ in a password"
    )
    return read(name, "", _parse_database_url, takes)


class MailServer(NamedTuple):
    """`host` is "" where there is none; `starttls` begins without encryption, `tls` with it."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_server(name: str) -> MailServer:
    """A password goes to another machine only over an encrypted connection."""
    takes = (
        "smtps://USER:PASSWORD@HOST, smtp+tls://USER:PASSWORD@HOST (STARTTLS) or, without a "
        "password or to this machine, smtp://HOST; each with :PORT if need be"
    )
    return read(name, MailServer(), _parse_mail_server, takes)


def mail_address(name: str, default: str) -> str:
    """The bare address, or a name with the address after it in angle brackets."""
    takes = "an address such as help@example.org or Citizen Help <help@example.org>"
    return read(name, default, _parse_mail_address, takes)


def choice(name: str, default: str, *, allowed: tuple[str, ...]) -> str:
    def parse(raw: str) -> str:
        if raw not in allowed:
            raise ValueError(raw)
        return raw

    return read(name, default, parse, f"one of {', '.join(allowed)}")


def generated_secret(name: str, *, file: Path) -> str:
    """The variable's value (50 characters or more), else a secret made once and kept in `file`."""
    takes = "50 or more characters of random text"
    value = read(name, "", _parse_secret, takes)
    return value or _read_or_make(file, variable=name)


def _read_or_make(file: Path, *, variable: str) -> str:
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(64))
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        fail(variable, f"a value here, as {file} can be neither read nor made ({error.strerror})")


def _write_once(file: Path, secret: str) -> None:
    """Whole or not at all, and the first of two processes that start together wins."""
    own = file.with_name(f"{file.name}.{os.getpid()}")
    own.touch(mode=0o600)
    own.write_text(secret, encoding="ascii")
    try:
        os.link(own, file)
    except FileExistsError:
        return
    finally:
        own.unlink()


def _parse_boolean(raw: str) -> bool:
    value = raw.lower()
    if value not in TRUE | FALSE:
        raise ValueError(raw)
    return value in TRUE


def _parse_names(raw: str) -> list[str]:
    return [part.strip() for part in raw.split(",") if part.strip()]


def _parse_site_url(raw: str) -> str:
    parts = urlsplit(raw)
    # Reading `.port` raises ValueError when it is no number.
    valid = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    if not valid or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(raw)
    return raw


def _parse_url_path(raw: str) -> str:
    segments = raw.strip("/").split("/")
    if not all(segment.replace("-", "").replace("_", "").isalnum() for segment in segments):
        raise ValueError(raw)
    return "/".join(segments) + "/"


def _parse_database_url(raw: str) -> str:
    databases.configuration(raw, file=Path())
    return raw


def _parse_secret(raw: str) -> str:
    if len(raw) < 50:
        raise ValueError(raw)
    return raw


def _parse_mail_server(raw: str) -> MailServer:
    parts = urlsplit(raw)
    host = parts.hostname or ""
    is_open = parts.scheme == "smtp"
    is_near = host in {"localhost", "127.0.0.1", "::1"}
    # Reading `.port` raises ValueError when it is no number.
    if not host or parts.port == 0 or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(raw)
    if parts.scheme not in MAIL_PORTS or (is_open and parts.password and not is_near):
        raise ValueError(raw)
    port = parts.port or MAIL_PORTS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    starttls, tls = parts.scheme == "smtp+tls", parts.scheme == "smtps"
    return MailServer(host, port, user, password, starttls, tls)


def _parse_mail_address(raw: str) -> str:
    _name, address = parseaddr(raw)
    local, _at, host = address.rpartition("@")
    if not local or not host or not raw.isprintable() or not address.isascii():
        raise ValueError(raw)
    return raw
