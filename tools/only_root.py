"""What `manage.py doctor` has to know of files that root alone can read.

`tools.as_service` looks at them before it becomes the service's user, and hands on what it saw in
a variable: no value of a setting and no key, as commands' surroundings are no place for secrets.
"""

import hashlib
import json
import re
import ssl
from pathlib import Path
from typing import Any, Final

VARIABLE: Final = "SEEN_BY_ROOT"
NGINX: Final = Path("/etc/nginx/conf.d/citizen-help.conf")
NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DIRECTIVE: Final = re.compile(r"^\s*(ssl_certificate(?:_key)?)\s+([^;\s]+);", re.MULTILINE)


def seen(settings: str) -> str:
    """As JSON: "lines" of the settings, "certificate" of the proxy where it has one."""
    found: dict[str, Any] = {"lines": lines(settings)}
    if files := certificate_files(NGINX.read_text(errors="replace") if NGINX.is_file() else ""):
        found["certificate"] = certificate(*files)
    return json.dumps(found)


def lines(text: str) -> list[tuple[int, str]]:
    """Number and name of each line that is no comment; "" for one that sets nothing."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and line.strip()[0] not in "#;":
            name, is_set, _value = line.partition("=")
            is_name = bool(is_set) and NAME.fullmatch(name.strip())
            found.append((number, name.strip() if is_name else ""))
    return found


def certificate_files(configuration: str) -> tuple[Path, Path] | tuple[()]:
    """The last pair that the proxy's file names; none where it names none."""
    named = dict(DIRECTIVE.findall(configuration))
    if len(named) < 2:  # noqa: PLR2004  the certificate and its key
        return ()
    return Path(named["ssl_certificate"]), Path(named["ssl_certificate_key"])


def certificate(chain: Path, key: Path) -> dict[str, str]:
    """ "problem" where it could not be served, else "sha256" of the first certificate (DER)."""
    for file in (chain, key):
        try:
            if not file.read_bytes().strip():
                return {"file": str(file), "problem": "empty"}
        except OSError as error:
            return {"file": str(file), "problem": "unread", "reason": str(error.strerror)}
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key, password=lambda: "")
        first = chain.read_text(encoding="ascii").partition("-----END CERTIFICATE-----")
        der = ssl.PEM_cert_to_DER_cert("".join(first[:2])[first[0].index("-----BEGIN") :])
    except (OSError, ValueError) as error:
        is_other = isinstance(error, ssl.SSLError) and error.reason == "KEY_VALUES_MISMATCH"
        return {"file": str(chain), "problem": "mismatch" if is_other else "invalid"}
    return {"file": str(chain), "sha256": hashlib.sha256(der).hexdigest()}
