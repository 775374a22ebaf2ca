"""Typed readers of environment variables.

A missing or wrong value ends the process with status 2 after one line that names the variable
and what it takes, so that an operator never has to read a traceback to find a typing error.
"""

import os
import re
import secrets
import sys
import unicodedata
from collections.abc import Callable
from email.utils import getaddresses
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar
from urllib.parse import unquote, urlsplit

from citizen_help import databases, web_address

T = TypeVar("T")

# RFC 5321, 8314 and 6409.
MAIL_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
# Their values must not reach a log.
SECRET = frozenset({"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"})
MOST_SHOWN = 200  # characters of a wrong value
# Digits as tel: links have them (RFC 3966), and what people write between them.
TELEPHONE = re.compile(r"\+?(?:[ ().-]*[0-9]){3,15}\)?")
# RFC 5322, 3.2.3: an atom with dots.
LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]+", re.ASCII)
# Every variable that was read, for whoever asks whether a name is one of them.
known: set[str] = set()


def fail(name: str, takes: str) -> NoReturn:
    """End the process with status 2 (the shell's "wrong usage") and one line on stderr."""
    value = os.environ.get(name)
    is_secret = name in SECRET or ("://" in (value or "") and "@" in (value or ""))
    shown = "something else" if is_secret else repr(value)[:MOST_SHOWN]
    found = "it is not set" if value is None else f"found {shown}"
    sys.stderr.write(f"Environment variable {name} takes {takes}; {found}.\n")
    raise SystemExit(2)


def read(name: str, default: T, parse: Callable[[str], T], takes: str) -> T:
    """The parsed value; `default` when the variable is unset or blank."""
    known.add(name)
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    try:
        raw.encode()  # no bytes of another encoding
        return parse(raw)
    except ValueError:
        fail(name, takes)


def boolean(name: str, default: bool) -> bool:
    return read(name, default, _parse_boolean, "one of 1, 0, true, false, yes, no, on, off")


def integer(name: str, default: int, *, minimum: int, maximum: int, but: int | None = None) -> int:
    """A whole number from `minimum` to `maximum`, both included, other than `but`."""

    def parse(raw: str) -> int:
        number = int(raw)
        if not minimum <= number <= maximum or number == but:
            raise ValueError(raw)
        return number

    others = "" if but is None else f" other than {but}"
    return read(name, default, parse, f"a whole number from {minimum} to {maximum}{others}")


def megabytes(name: str, default: int, *, maximum: int) -> int:
    """Bytes, from a whole number of megabytes from 0 to `maximum`."""
    return integer(name, default, minimum=0, maximum=maximum) * 1_000_000


def hosts(name: str, default: list[str], *, among: str) -> list[str]:
    """Hosts for Django's ALLOWED_HOSTS; `among` has to be one, as its pages are made for it."""

    def parse(raw: str) -> list[str]:
        found = [web_address.host_pattern(part.strip()) for part in raw.split(",") if part.strip()]
        if not web_address.is_among(among, found):
            raise ValueError(raw)
        return found

    takes = f"hosts separated by commas, without scheme, port or path, and with SITE_URL's: {among}"
    return read(name, default, parse, takes)


def telephone(name: str, default: str) -> str:
    """Digits, with + before them where it was written; other scripts' digits become 0 to 9."""
    return read(
        name, default, _parse_telephone, "a telephone number such as 19912 or +966 11 555 0100"
    )


def folder(name: str, default: Path) -> Path:
    """The absolute path of a folder, made for its owner alone when it is not there; `~` and `..`
    are resolved.
    """
    takes = "a folder that is there or can be made"
    try:
        found = read(name, default, lambda raw: Path(raw).expanduser(), takes).resolve()
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
        found.stat()
    except (OSError, RuntimeError):  # RuntimeError: `~nobody`, whose home is not known
        fail(name, takes)
    return found


def file(name: str, default: Path) -> Path:
    """The absolute path of a file, whether it is there or not: who opens it says so."""
    takes = "the path of a file such as examples/city.yaml"
    try:
        return read(name, default, lambda raw: Path(raw).expanduser().resolve(), takes)
    except RuntimeError:  # `~nobody`, whose home is not known
        fail(name, takes)


def site_url(name: str, default: str) -> str:
    """Scheme and host with an optional port, without a trailing slash, as browsers send it."""
    takes = "an address such as https://help.example.org, without a path or a user"
    return read(name, default, web_address.origin, takes)


def url_path(name: str, default: str) -> str:
    """A path for Django's URL patterns: no slash in front, one at the end."""
    takes = "a path of letters, digits, - and _ such as admin/"
    return read(name, default, _parse_url_path, takes)


def database_url(name: str, *, file: Path) -> str:
    """An address that `databases.configuration` takes; "" when there is none: SQLite in `file`."""
    takes = (
        "sqlite:///FILE in a folder that can be written, or "
        "postgres://USER:PASSWORD@HOST:PORT/NAME (several: HOST:PORT,HOST:PORT), with libpq's "
        "options behind a ? and %40 for @ in a password"
    )
    given = read(name, "", _parse_database_url, takes)
    if not given and not _can_hold(file):
        fail("VAR", f"a folder in which {file.name} can be written")
    return given


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
    takes = "an address such as help@example.org or Our Help <help@example.org>"
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
        return _parse_secret(file.read_text(encoding="ascii").strip())
    except OSError as error:
        fail(variable, f"a value here, as {file} can be neither read nor made ({error.strerror})")
    except ValueError:
        fail(variable, f"a value here, as {file} holds none: give one, or remove that file")


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


def _parse_telephone(raw: str) -> str:
    number = "".join(str(unicodedata.digit(one, one)) for one in raw)
    if not TELEPHONE.fullmatch(number):
        raise ValueError(raw)
    return re.sub("[ ().-]", "", number)


def _parse_url_path(raw: str) -> str:
    path = raw.strip("/")
    if not re.fullmatch(r"[\w-]+(/[\w-]+)*", path, re.ASCII):
        raise ValueError(raw)
    return f"{path}/"


def _parse_database_url(raw: str) -> str:
    if "%00" in raw:
        raise ValueError(raw)
    databases.configuration(raw, file=Path())
    if raw.startswith("sqlite:") and not _can_hold(Path(databases.sqlite_file(raw))):
        raise ValueError(raw)
    return raw


def _can_hold(file: Path) -> bool:
    """Whether SQLite can write its file there, and more beside it."""
    is_there = os.access(file, os.R_OK | os.W_OK) and file.is_file()
    return os.access(file.parent, os.W_OK | os.X_OK) and (is_there or not os.path.lexists(file))


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
    if re.search(r"^$|[\s%]", host) or "%00" in raw or parts.port == 0:
        raise ValueError(raw)
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(raw)
    if parts.scheme not in MAIL_PORTS or (is_open and parts.password and not is_near):
        raise ValueError(raw)
    port = parts.port or MAIL_PORTS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    starttls, tls = parts.scheme == "smtp+tls", parts.scheme == "smtps"
    return MailServer(host, port, user, password, starttls, tls)


def _parse_mail_address(raw: str) -> str:
    [(_name, address)] = getaddresses([raw])  # ValueError for several
    local, _at, host = address.rpartition("@")
    is_whole = raw == address or raw.endswith(f"<{address}>")
    if not is_whole or not LOCAL_PART.fullmatch(local) or not raw.isprintable():
        raise ValueError(raw)
    return raw.replace(f"{local}@{host}", f"{local}@{web_address.encoded_host(host)}")
