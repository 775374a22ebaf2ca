"""Which channels the page of results offers: one that is the answer, or whom to ask instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contacts.channel_kinds import KINDS
from contacts.enums import Covers, Language, SignIn
from contacts.models import Channel
from contacts.publishing.channels_now import ChannelNow
from contacts.search.analysis import STOP_WORDS, stem, words
from contacts.search.service import Hit, SearchResults


def stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


ASKS_FOR = {code: stems_of(kind.wanted_by) for code, kind in KINDS.items()}
# By any kind that there is; and when.
ASKS_FOR_ANY = stems_of("أتواصل تواصل التواصل نتواصل أراسل راسل مراسلة contact reach")
CUSTOMER_SERVICE = stems_of("خدمة العملاء"), stems_of("customer service")
ASKS_WHEN = stems_of("دوام ساعات مواعيد يفتح تفتح يقفل يشتغل يداوم hours open close")
# Who was called or written to, or suspects somebody, asks whether it was them.
WAS_REACHED = stems_of(
    "جاني جاتني جتني وصلني وصلتني كلمني كلموني راسلني راسلوني غريب مزيف مزور وهمي نصب نصاب "
    "احتيال محتال scam scammer fraud fake suspicious received"
)
CALLED_ME = tuple(stems_of(f"{verb} me") for verb in ("called", "calling", "texted", "messaged"))
CALLED = stems_of("اتصل اتصلوا اتصلت يتصل يتصلون دق دقوا دقت")
ON_ME = {"علي", "عليّ", "عليه", "عليها"}  # as written: على, "on", is the same word once folded
SAYING_NOTHING = frozenset(map(stem, STOP_WORDS))
CANNOT_SIGN_IN = "cannot-sign-in"  # a guide, and a step of others
OTHER_BODIES = "other-services"  # a guide: nobody here is to be asked
# Any of these words together: the trouble is signing in, or what signing in needs.
SIGNING_IN = tuple(
    stems_of(text)
    for text in (
        "كلمة المرور",
        "كلمة السر",
        "الرقم السري",
        "الرمز السري",
        "رمز التحقق",
        "اسم المستخدم",
        "تسجيل الدخول",
        "تسجيل دخول",
        "الدخول",
        "أدخل حسابي",
        "يدخلني",
        "نفاذ",
        "باسورد",
        "باسوورد",
        "password",
        "passcode",
        "username",
        "user name",
        "verification code",
        "otp",
        "login",
        "signin",
        "log in",
        "sign in",
        "log into",
        "sign into",
        "locked out",
        "nafath",
    )
)


@dataclass(frozen=True, slots=True)
class Way:
    """Another channel to ask through, and what it needs of who cannot sign in."""

    now: ChannelNow
    needs_sign_in: bool
    is_of_use: bool  # who cannot sign in is not sent to a form behind it


def best_answer(
    results: SearchResults, channels: Iterable[ChannelNow], query: str
) -> ChannelNow | None:
    """The channel that is itself the answer to `query`, to stand above the first results.

    All of this is so: the search is answered; it asks for contact by the channel's kind, number
    or name, or by any; the first result is of that channel, which has a number or link; and the
    second is not of another such channel.
    """
    if results.covers != Covers.YES or not results.hits:
        return None
    reachable = {now.channel: now for now in channels if now.channel.endpoints.all()}
    meant = results.corrected or query
    fitting = [
        reachable[hit.channel]
        for hit in results.hits[:2]
        if hit.channel in reachable and asks_for(meant, reachable[hit.channel].channel)
    ]
    is_clear = {now.channel for now in fitting} == {results.hits[0].channel}
    return fitting[0] if is_clear else None


def asks_for(query: str, channel: Channel) -> bool:
    """Whether somebody who writes `query` wants to get to what is like `channel`."""
    asked = stems_of(query)
    if any(names(asked, endpoint.display) for endpoint in channel.endpoints.all()):
        return True
    if was_reached(query, asked):
        return False
    telling = asked - SAYING_NOTHING
    titles = (getattr(channel, f"name_{language}") or "" for language in Language.values)
    if telling and any(telling <= stems_of(title) for title in titles):
        return True
    if asked & ASKS_WHEN and channel.opening_hours.all():
        return True
    kinds = {kind for kind, stems in ASKS_FOR.items() if asked & stems}
    if kinds:
        return channel.kind in kinds
    return bool(asked & ASKS_FOR_ANY) or any(name <= asked for name in CUSTOMER_SERVICE)


def was_reached(query: str, asked: frozenset[str]) -> bool:
    """Whether somebody reached who asks, or whom they ask for."""
    if asked & CALLED and ON_ME & set(query.split()):
        return True
    return bool(asked & WAS_REACHED) or any(phrase <= asked for phrase in CALLED_ME)


def names(asked: frozenset[str], value: str) -> bool:
    """Whether all of a number, handle or address stands in what was asked."""
    parts = stems_of(value) - {"www"}
    return bool(parts) and parts <= asked


def other_ways(
    channels: Iterable[ChannelNow], *, than: ChannelNow | None, cannot_sign_in: bool
) -> list[Way]:
    """The other channels, usable ones first; last those that who asks cannot get into."""
    ways = [
        Way(now, needs_sign_in(now.channel), not (cannot_sign_in and needs_sign_in(now.channel)))
        for now in channels
        if now is not than
    ]
    return sorted(ways, key=lambda way: not way.is_of_use)


def needs_sign_in(channel: Channel) -> bool:
    """As published; else the programme's website and app take messages from the signed in only."""
    if channel.sign_in:
        return channel.sign_in == SignIn.NEEDED
    return channel.kind in {"website", "app"}


def cannot_sign_in(query: str, hits: Sequence[Hit]) -> bool:
    """Whether the words say so, or the best result is the question of who cannot."""
    asked = stems_of(query)
    if any(phrase <= asked for phrase in SIGNING_IN):
        return True
    best = hits[0] if hits else None
    return best is not None and CANNOT_SIGN_IN in {
        best.guide.slug if best.guide else "",
        best.step.uid if best.step else "",
    }


def is_about_others(hits: Sequence[Hit]) -> bool:
    """Whether the best result is the question on other bodies, which this service cannot answer."""
    return bool(hits) and hits[0].guide is not None and hits[0].guide.slug == OTHER_BODIES
