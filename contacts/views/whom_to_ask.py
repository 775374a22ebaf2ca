"""Which channels the page of results offers: one that is the answer, or whom to ask instead."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contacts.channel_kinds import KINDS
from contacts.endpoints.kinds import KINDS as KINDS_OF_ENDPOINTS
from contacts.enums import Covers, Language, SignIn
from contacts.models import Channel, Endpoint, Guide
from contacts.publishing.channels_now import ChannelNow
from contacts.publishing.snapshot import published
from contacts.search.analysis import STOP_WORDS, stem, words
from contacts.search.content import spellings
from contacts.search.listed import first_spelt, is_spelling_of
from contacts.search.service import Hit, SearchResults
from contacts.verification.other_services import services_in
from contacts.verification.uses import texting_in


def stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


ASKS_FOR = {code: stems_of(kind.wanted_by) for code, kind in KINDS.items()}
# By any kind that there is; and when.
ASKS_FOR_ANY = stems_of("أتواصل تواصل التواصل نتواصل أراسل راسل مراسلة contact reach")
# Which every kind may have.
OF_MANY = stems_of("رقم أرقام عنوان رابط روابط number address link url")
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
# What may stand beside the kind, without asking for anything else.
WANTS = frozenset[str]().union(
    *ASKS_FOR.values(),
    *CUSTOMER_SERVICE,
    ASKS_FOR_ANY,
    stems_of("حساب حسابهم حسابات برنامج قناة صفحة عندكم لديكم رسمي account"),
    stems_of("رسالة رسائل نصية sms text message messages"),
    ASKS_WHEN,
    stems_of("متى when"),
    stems_of("الإلكتروني programme program channel page official have"),
)
CANNOT_SIGN_IN = "cannot-sign-in"  # a guide, and a step of others
REGISTERING = "register"  # a guide: who asks has no account yet
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
    is_unknown: bool = False  # whether it needs signing in is not published, and of use to know

    @property
    def sign_in(self) -> str:
        """As components/way_notes.html takes it."""
        is_published = bool(self.now.channel.sign_in)
        if not self.is_of_use:
            return "shut" if is_published else "maybe-shut"
        if self.needs_sign_in:
            return "needed" if is_published else "maybe"
        return "unknown" if self.is_unknown else ""


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
    if any(names(asked, query, endpoint) for endpoint in channel.endpoints.all()):
        return True
    if was_reached(query, asked):
        return False
    telling = asked - SAYING_NOTHING
    titles = (getattr(channel, f"name_{language}") or "" for language in Language.values)
    if telling and any(telling <= stems_of(title) for title in titles):
        return True
    if asked & ASKS_WHEN and not kinds_in(asked) and channel.opening_hours.all():
        return True
    if networks := networks_in(query):
        return has_network(channel, networks)
    if kinds := kinds_in(asked):
        return channel.kind in kinds
    return bool(asked & ASKS_FOR_ANY) or any(name <= asked for name in CUSTOMER_SERVICE)


def was_reached(query: str, asked: frozenset[str]) -> bool:
    """Whether somebody reached who asks, or whom they ask for."""
    if asked & CALLED and ON_ME & set(query.split()):
        return True
    return bool(asked & WAS_REACHED) or any(phrase <= asked for phrase in CALLED_ME)


def names(asked: frozenset[str], query: str, endpoint: Endpoint) -> bool:
    """Whether a number, handle or address is what was asked, or all of it stands in there."""
    parts = (stems_of(spelling) - {"www"} for spelling in spellings(endpoint))
    return any(one and one <= asked for one in parts) or is_spelling_of(query, endpoint)


def kinds_in(asked: frozenset[str]) -> set[str]:
    """The kinds of channel that are asked for; a number or address is one of what else is named."""
    strong = {kind for kind, stems in ASKS_FOR.items() if asked & (stems - OF_MANY)}
    return strong or {kind for kind, stems in ASKS_FOR.items() if asked & stems}


def networks_in(query: str) -> set[str]:
    """The kinds of endpoint whose network or messenger a text names."""
    named = [set(hosts) for _, hosts in services_in(query)]
    found = {row.code for row in KINDS_OF_ENDPOINTS.values() for one in named if one & row.hosts}
    return found | texting_in(query)


def has_network(channel: Channel, networks: set[str]) -> bool:
    return any(endpoint.kind in networks for endpoint in channel.endpoints.all())


def meant(query: str, channels: Iterable[Channel]) -> list[Channel]:
    """The channels whose number or link a text is, or else those that it asks for by kind or
    network, and by nothing but their name.
    """
    reachable = [one for one in channels if one.endpoints.all()]
    listed = [one for channel in reachable for one in channel.endpoints.all()]
    if found := first_spelt([one for one in listed if is_spelling_of(query, one)], query):
        return [one for one in reachable if found in one.endpoints.all()]
    asked = stems_of(query)
    if was_reached(query, asked):
        return []
    networks = networks_in(query)
    kinds = {kind for kind in kinds_in(asked) if KINDS[kind].is_asked_for_alone}
    rest = told_beside(query, asked)
    return [
        one
        for one in reachable
        if (has_network(one, networks) if networks else one.kind in kinds) and rest <= told_of(one)
    ]


def told_beside(query: str, asked: frozenset[str]) -> frozenset[str]:
    """What a text says beside the way in which its writer wants to reach somebody."""
    names = [re.escape(name) for name, _ in services_in(query)]
    networks = re.findall(rf"\S*(?:{'|'.join(names)})\S*", query) if names else []
    return asked - SAYING_NOTHING - WANTS - own_names() - stems_of(" ".join(networks))


def own_names() -> frozenset[str]:
    """The words of what the programme and the site are called, in both languages."""
    content = published()
    columns = (f"{field}_{code}" for field in ("name", "programme") for code in Language.values)
    names = " ".join(getattr(content.site, column) or "" for column in columns)
    return content.once(("own names", names), lambda: stems_of(names))


def told_of(channel: Channel) -> frozenset[str]:
    """The words of its name and of its labels, as of a branch's address."""
    labels = [(one, "label") for one in channel.endpoints.all()]
    texts = (
        getattr(row, f"{name}_{language}") or ""
        for row, name in [(channel, "name"), *labels]
        for language in Language.values
    )
    return stems_of(" ".join(texts))


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


def open_to_readers_of(guide: Guide, channels: list[ChannelNow]) -> list[ChannelNow]:
    """Without what is behind signing in, where the question is that of who cannot; none where it
    is on what another body answers.
    """
    if guide.slug == OTHER_BODIES:
        return []
    is_shut_out = guide.slug in (CANNOT_SIGN_IN, REGISTERING)
    return [now for now in channels if not (is_shut_out and needs_sign_in(now.channel))]


def needs_sign_in(channel: Channel) -> bool:
    """As published; else as channels of its kind do."""
    if channel.sign_in:
        return channel.sign_in == SignIn.NEEDED
    return KINDS[channel.kind].is_behind_sign_in


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
