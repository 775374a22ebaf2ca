"""Every kind of channel through which people reach customer service: one row each.

A kind is added here and nowhere else.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contacts.endpoints import drawings


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """What is particular to one kind.

    `wanted_by` are the words of who wants to reach somebody in this way, each in a form that the
    search's stemmer does not derive from another one here. `befallen_by` names the cases of
    `admin.notice_words` that happen to it, besides those that happen to all.
    """

    code: str
    name: Any
    icon: str
    wanted_by: str
    befallen_by: frozenset[str]
    reach: Any = _("Numbers and links")  # above them on its page
    when: Any = _("When you can use it")  # above its hours
    is_spoken: bool = False  # somebody answers on the telephone
    is_answered_at_once: bool = False  # no reply time is asked for
    is_paid_by_use: bool = False  # what is sent over the internet costs what the reader's plan says
    is_behind_sign_in: bool = False  # it takes messages only from who has signed in, as a rule
    is_seen_by_others: bool = False  # what is written there may be public
    is_asked_for_alone: bool = False  # who names the kind wants its one channel, if there is one
    is_named: bool = False  # it is found by its name, which the checker knows: an app


KINDS: Final[dict[str, ChannelKind]] = {
    kind.code: kind
    for kind in (
        ChannelKind(
            code="website",
            name=_("Website"),
            icon=drawings.PAGE,
            wanted_by="موقع رابط روابط لينك سايت بوابة website site link url portal",
            befallen_by=frozenset(["website", "maintenance", "sign-in"]),
            is_behind_sign_in=True,
        ),
        ChannelKind(
            code="phone",
            name=_("Phone"),
            icon=drawings.PHONE,
            wanted_by=(
                "رقم أرقام رقمكم هاتف هواتف تلفون تليفون جوال موبايل خط هوتلاين سنترال مكالمة "
                "اتصل أتصل اتصال نتصل يتصل اتصلوا أكلم نكلم كلم أدق دقيت موظف يرد "
                "number phone telephone mobile hotline helpline line dial ring call "
                "talk speak human person agent operator"
            ),
            befallen_by=frozenset(["line", "calls", "waiting"]),
            is_spoken=True,
            is_answered_at_once=True,
            is_paid_by_use=True,
        ),
        ChannelKind(
            code="app",
            name=_("Mobile app"),
            icon=drawings.APP,
            wanted_by="تطبيق تطبيقات متجر ستور app application store download",
            befallen_by=frozenset(["app", "update", "maintenance", "sign-in"]),
            is_named=True,
            is_behind_sign_in=True,
        ),
        ChannelKind(
            code="chat",
            name=_("Chat"),
            icon=drawings.CHAT,
            wanted_by=(
                "واتس واتساب واتس أب تليجرام تلغرام محادثة دردشة شات whatsapp telegram chat message"
            ),
            befallen_by=frozenset(["replies", "late"]),
            is_asked_for_alone=True,
        ),
        ChannelKind(
            code="email",
            name=_("Email"),
            icon=drawings.ENVELOPE,
            wanted_by="بريد إيميل ايميل email mail e-mail",
            befallen_by=frozenset(["replies", "late"]),
            is_asked_for_alone=True,
        ),
        ChannelKind(
            code="office",
            name=_("Office"),
            icon=drawings.PIN,
            wanted_by="فرع فروع مكتب مكاتب عنوان حضور أروح زيارة branch office address visit",
            befallen_by=frozenset(["office", "waiting"]),
            is_answered_at_once=True,
            reach=_("Address and numbers"),
            when=_("Opening hours"),
            is_asked_for_alone=True,
        ),
        ChannelKind(
            code="social",
            name=_("Social media"),
            icon=drawings.SPEECH,
            wanted_by="تويتر إكس يوزر تغريدة منشن twitter x tweet handle username",
            befallen_by=frozenset(["replies", "late"]),
            is_seen_by_others=True,
        ),
    )
}


def choices() -> list[tuple[str, Any]]:
    return [(kind.code, kind.name) for kind in KINDS.values()]
