"""Accounts on social networks and messengers: named, or given by the link to a profile. Pure.

The rules for names are those that each network states for its own accounts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote

from contacts.endpoints.addresses import is_public_host, split, with_scheme
from contacts.endpoints.phones import mobile, phone, spaced
from contacts.endpoints.values import InvalidEndpoint


@dataclass(frozen=True, slots=True)
class Network:
    """One on which accounts have names.

    `profile` is the address of an account without its name; `hosts` are all that lead to the same
    accounts; `sites` its hosts whose links name none; `pages` the first parts of paths there that
    are pages of its own. A link names an account by the last group of `path`. A path that matches
    `whole` is a name by itself.
    """

    kind: str
    profile: str
    hosts: frozenset[str]
    name: re.Pattern[str]
    called: str  # how people write its name, as a pattern
    sites: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    path: re.Pattern[str] = re.compile(r"@?([^/]+)")
    whole: re.Pattern[str] | None = None

    def account(self, value: str) -> str:
        """The name of an account, without @, typed or in a link to its profile."""
        if self.whole and self.whole.fullmatch(value):
            return value
        name = value.removeprefix("@")
        if "/" in value or (value == name and "." in value and self._is_host(value)):
            name = self._account_in_link(value)
        if not (self.name.fullmatch(name) or (self.whole and self.whole.fullmatch(name))):
            raise InvalidEndpoint(self.kind, value)
        return name

    def destination(self, account: str) -> str:
        """The same for names of one account: capitals count in what YouTube numbers them by."""
        return account if account.startswith("channel/") else account.lower()

    def link(self, account: str) -> str:
        is_whole = self.whole is not None and self.whole.fullmatch(account)
        return self.profile.removesuffix("@") + account if is_whole else self.profile + account

    def display(self, account: str) -> str:
        is_whole = self.whole is not None and self.whole.fullmatch(account)
        return self.link(account).removeprefix("https://www.") if is_whole else f"@{account}"

    def _account_in_link(self, value: str) -> str:
        """Empty where a link is none to a profile."""
        parts = plain(value)
        if parts is None or not self._is_host(parts.hostname or ""):
            return ""
        path = unquote(parts.path).strip("/")
        if self.whole and self.whole.fullmatch(path):
            return path
        found = self.path.fullmatch(path)
        return found[1] if found and path.split("/")[0].lower() not in self.pages else ""

    def account_of_post(self, value: str) -> str:
        """Whose post a link leads to, as in t.me/name/15; "" of anything else."""
        parts = plain(value)
        if parts is None or not self._is_host(parts.hostname or ""):
            return ""
        first = unquote(parts.path).strip("/").partition("/")[0]
        found = None if first.lower() in self.pages else self.path.fullmatch(first)
        return found[1] if found and self.name.fullmatch(found[1]) else ""

    def _is_host(self, host: str) -> bool:
        return host.lower() in self.hosts


def plain(value: str) -> SplitResult | None:
    """The parts of an address of the web that names no user; None for anything else."""
    parts = split(with_scheme(value))
    if parts is None or parts.scheme not in ("https", "http") or "@" in parts.netloc:
        return None
    return parts


def _hosts(names: str, prefixes: Iterable[str] = ("", "www.", "m.", "mobile.")) -> frozenset[str]:
    return frozenset(f"{prefix}{host}" for host in names.split() for prefix in prefixes)


X: Final = Network(
    kind="x",
    called=r"تويتر|[إا]كس|twitter",
    profile="https://x.com/",
    hosts=_hosts("x.com twitter.com"),
    name=re.compile(r"[A-Za-z0-9_]{1,15}"),
    pages=frozenset(
        ["explore", "hashtag", "home", "i", "intent", "login", "messages"]
        + ["notifications", "search", "settings", "share"]
    ),
)
TELEGRAM: Final = Network(
    kind="telegram",
    called=(
        r"ت[يل]?ل[يل]?\s?[جقغك]را?م|تيلي(?:[جقغك]رام)?|(?<=ال)تلي|تلي(?=\s(?:باسم|[a-z@]))"
        r"|telegram|tele|tg"
    ),
    profile="https://t.me/",
    hosts=_hosts("t.me telegram.me telegram.dog", ("", "www.")),
    name=re.compile(r"[A-Za-z](?:_?[A-Za-z0-9]){3,31}"),
    pages=frozenset(
        ["addemoji", "addlist", "addstickers", "boost", "c", "iv", "joinchat", "login"]
        + ["proxy", "share"]
    ),
    path=re.compile(r"(?:s/)?([^/+]+)"),
)
SNAPCHAT: Final = Network(
    kind="snapchat",
    called=r"سناب(?:\s?ت?شات)?|س[\s.]ن[\s.]ا[\s.]ب|snap(?:\s?chat)?",
    profile="https://www.snapchat.com/@",
    hosts=_hosts("snapchat.com", ("", "www.")),
    name=re.compile(r"[A-Za-z](?:[A-Za-z0-9._-]{1,13}[A-Za-z0-9])"),
    pages=frozenset(
        ["ads", "discover", "download", "explore", "lens", "p", "spotlight", "t"] + ["unlock"]
    ),
    path=re.compile(r"(?:add/|@)([^/]+)"),
)
INSTAGRAM: Final = Network(
    kind="instagram",
    called=r"انستا?(?:[جقغك]رام)?|insta(?:gram)?|ig",
    profile="https://www.instagram.com/",
    hosts=_hosts("instagram.com instagr.am", ("", "www.", "m.")),
    name=re.compile(r"(?!.*\.\.)[A-Za-z0-9_](?:[A-Za-z0-9._]{0,28}[A-Za-z0-9_])?"),
    pages=frozenset(
        ["about", "accounts", "direct", "explore", "p", "reel", "reels", "s", "stories"]
        + ["tv", "web"]
    ),
)
TIKTOK: Final = Network(
    kind="tiktok",
    called=r"تي?ك\s?توك|tik\s?tok",
    sites=frozenset(["vm.tiktok.com", "vt.tiktok.com"]),
    profile="https://www.tiktok.com/@",
    hosts=_hosts("tiktok.com", ("", "www.", "m.")),
    name=re.compile(r"[A-Za-z0-9_.]{1,23}[A-Za-z0-9_]"),
    path=re.compile(r"@([^/]+)"),
)
YOUTUBE: Final = Network(
    kind="youtube",
    called=r"يوتيوب|youtube|yt",
    sites=frozenset(["youtu.be"]),
    profile="https://www.youtube.com/@",
    hosts=_hosts("youtube.com", ("", "www.", "m.")),
    name=re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{1,28}[A-Za-z0-9])"),
    path=re.compile(r"@([^/]+)(?:/(?:about|featured|playlists|shorts|streams|videos))?"),
    whole=re.compile(r"channel/UC[A-Za-z0-9_-]{22}|(?:c|user)/[A-Za-z0-9._-]{1,60}"),
)
FACEBOOK: Final = Network(
    kind="facebook",
    called=r"فيس(?:\s?بوك)?|facebook|fb",
    sites=frozenset(["fb.watch"]),
    profile="https://www.facebook.com/",
    whole=re.compile(r"\d{5,20}"),
    hosts=_hosts(
        "facebook.com fb.com fb.me", ("", "www.", "m.", "web.", "mbasic.", "ar-ar.", "en-gb.")
    ),
    name=re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.]{3,48}[A-Za-z0-9])"),
    pages=frozenset(
        ["ads", "business", "dialog", "events", "gaming", "groups", "hashtag", "help", "login"]
        + ["marketplace", "messages", "pages", "people", "permalink.php", "photo", "photo.php"]
        + ["plugins", "policies", "privacy", "profile.php", "reel", "settings", "share"]
        + ["sharer", "sharer.php", "story.php", "stories", "watch"]
    ),
)


def facebook(value: str) -> str:
    """The name of a page, or its number where it has none."""
    parts = plain(value) if "/" in value else None
    path = parts.path.strip("/") if parts else ""
    number = re.fullmatch(r"(?:people|pages|p)/(?:[^/]+[-/])?(\d{5,20})", path)
    if parts and parts.hostname in FACEBOOK.hosts and path == "profile.php":
        number = re.fullmatch(r"(\d{5,20})", parse_qs(parts.query).get("id", [""])[0])
    if parts and parts.hostname in FACEBOOK.hosts and number:
        return number[1]
    return FACEBOOK.account(value)


WHATSAPP_HOSTS: Final = frozenset(["wa.me", "www.wa.me", "api.whatsapp.com", "web.whatsapp.com"])
WHATSAPP_SITES: Final = frozenset(["whatsapp.com", "chat.whatsapp.com"])
WHATSAPP_QUERY: Final = frozenset(["phone", "text", "type", "app_absent"])
WHATSAPP_CALLED: Final = r"و[\s.]?(?:ا[\s.]?)*[تط][\s.]?س(?:[\s.]?ا?[\s.]?ب)?|what['’]?s?[\s\-]?app"
_MESSAGE: Final = re.compile(r"message/[A-Z0-9]{8,20}")
_WHATSAPP_APP: Final = re.compile(r"whatsapp://send/?\?", re.IGNORECASE)


def whatsapp(value: str) -> str:
    """A number with its country code, typed or in a link; or the short link of a business."""
    if _MESSAGE.fullmatch(value):
        return value
    if "/" not in value and "." not in value:
        return mobile(value)
    parts = plain(_WHATSAPP_APP.sub("https://api.whatsapp.com/send?", value))
    if parts is None or parts.hostname not in WHATSAPP_HOSTS:
        raise InvalidEndpoint("whatsapp", value)
    path = parts.path.strip("/")
    asked = parse_qs(parts.query).get("phone", [])
    if _MESSAGE.fullmatch(path) and not asked:
        return path
    given = [path, *asked] if path not in ("", "send") else asked
    if len(given) != 1:  # which of several is opened nobody can tell
        raise InvalidEndpoint("whatsapp", value)
    number = given[0]
    digits = re.sub(r"[\s+\-]", "", number).removeprefix("00")
    return mobile(f"+{digits}")  # in links the country code stands without its plus


def whatsapp_number(value: str) -> str:
    """As it is dialled; empty for the short link of a business."""
    return phone(value) if value.startswith("+") else ""


def whatsapp_link(value: str) -> str:
    return f"https://wa.me/{value.removeprefix('+')}"


def whatsapp_display(value: str) -> str:
    return spaced(value) if value.startswith("+") else f"wa.me/{value}"


def whatsapp_copied(value: str) -> str:
    return value if value.startswith("+") else whatsapp_link(value)


_ATOM: Final = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LONGEST_LOCAL: Final = 64  # RFC 5321
_LOCAL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")


def email(value: str) -> str:
    """An address in small letters: no provider in use tells capitals apart."""
    address = re.sub(r"^mailto:/*", "", value, flags=re.IGNORECASE).partition("?")[0].lower()
    local, at, host = address.rpartition("@")
    is_local = len(local) <= _LONGEST_LOCAL and _LOCAL.fullmatch(local)
    if not at or not is_local or not is_public_host(host):
        raise InvalidEndpoint("email", value)
    return address
