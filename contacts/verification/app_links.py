"""Links that an app of a network opens, as the links to the same account on its website. Pure."""

import re
from typing import Final

_NAME: Final = r"@?([\w.\-]+)"
# The account is the last group; whatever follows it may lead elsewhere, and is kept.
_FORMS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), web)
    for pattern, web in (
        (rf"tg:(?://)?resolve/?\?domain={_NAME}", "https://t.me/"),
        (rf"(?:https?://)?web\.telegram\.org/(?:[akz]/)?#{_NAME}", "https://t.me/"),
        (rf"instagram://user/?\?username={_NAME}", "https://www.instagram.com/"),
        (rf"snapchat://add/{_NAME}", "https://www.snapchat.com/add/"),
        (rf"(?:twitter|x)://user/?\?screen_name={_NAME}", "https://x.com/"),
        (rf"fb://(?:profile|page)/(?:\?id=)?{_NAME}", "https://www.facebook.com/"),
        (r"(?:vnd\.)?youtube://(?:www\.youtube\.com/)?(@?[\w.\-/]+)", "https://www.youtube.com/"),
        (rf"tiktok://user/?\?username={_NAME}", "https://www.tiktok.com/@"),
    )
)
_APPS: Final = re.compile(
    r"(?:tg|instagram|snapchat|twitter|x|fb|(?:vnd\.)?youtube|tiktok|snssdk\d+):"
    r"|(?:https?://)?web\.telegram\.org(?![\w.])",
    re.IGNORECASE,
)


def on_web(link: str) -> str:
    """The link on the website of the network; any other link as it is."""
    for form, web in _FORMS:
        if found := form.match(link):
            return f"{web}{found[1]}{_added(link[found.end() :])}"
    return link


def _added(rest: str) -> str:
    """As a query, so that it is as little an account's own link as there."""
    return f"?{rest.lstrip('&?#')}" if rest.strip("/") else ""


def opens_app(link: str) -> bool:
    """Whether the app of a network opens it, whatever the app then shows."""
    return _APPS.match(link) is not None
