"""What channels are usually out of order for: words in both languages, to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from contacts.channel_kinds import KINDS
from contacts.enums import Language, NoticeSeverity


@dataclass(frozen=True, slots=True)
class Case:
    """It befalls all channels, or those whose kind says so."""

    name: str
    severity: NoticeSeverity
    words: Any  # with %(reason)s where the editor says why; empty where the editor says it all
    is_of_all: bool = True

    @property
    def key(self) -> str:
        return f"{self.severity}:{self.name}"

    @property
    def wants_reason(self) -> bool:
        return "%(reason)s" in str(self.words)

    def texts(self, said: dict[Language, str]) -> dict[str, str]:
        """The columns of a notice, with what the editor said of it in each language."""
        texts = {}
        for language, more in said.items():
            with translation.override(language.value):
                words = str(self.words)
            is_whole = not words or self.wants_reason
            text = words % {"reason": more.rstrip(" .")} if self.wants_reason else words or more
            texts[f"text_{language}"] = text if more or not is_whole else ""
            texts[f"detail_{language}"] = "" if is_whole else more
        return texts


CASES = (
    Case("stopped", NoticeSeverity.OUT_OF_ORDER, _("This channel is out of order for the moment.")),
    Case(
        "line", NoticeSeverity.OUT_OF_ORDER, _("The line is down for maintenance."), is_of_all=False
    ),
    Case("calls", NoticeSeverity.OUT_OF_ORDER, _("Calls do not get through."), is_of_all=False),
    Case("website", NoticeSeverity.OUT_OF_ORDER, _("The website does not open."), is_of_all=False),
    Case("app", NoticeSeverity.OUT_OF_ORDER, _("The app does not open."), is_of_all=False),
    Case("update", NoticeSeverity.OUT_OF_ORDER, _("The app is being updated."), is_of_all=False),
    Case(
        "maintenance",
        NoticeSeverity.OUT_OF_ORDER,
        _("This channel is down for maintenance."),
        is_of_all=False,
    ),
    Case(
        "replies",
        NoticeSeverity.OUT_OF_ORDER,
        _("Messages are not answered for the moment."),
        is_of_all=False,
    ),
    Case(
        "office",
        NoticeSeverity.OUT_OF_ORDER,
        _("The office receives nobody for the moment."),
        is_of_all=False,
    ),
    Case(
        "closed",
        NoticeSeverity.OUT_OF_ORDER,
        _("This channel is closed today because of %(reason)s."),
    ),
    Case("own", NoticeSeverity.OUT_OF_ORDER, ""),
    Case("waiting", NoticeSeverity.DISRUPTED, _("Waiting times are long."), is_of_all=False),
    Case(
        "sign-in",
        NoticeSeverity.DISRUPTED,
        _("Signing in does not always work."),
        is_of_all=False,
    ),
    Case(
        "late",
        NoticeSeverity.DISRUPTED,
        _("Replies take longer than usual."),
        is_of_all=False,
    ),
    Case(
        "at-times",
        NoticeSeverity.DISRUPTED,
        _("This channel works at times only. If it fails, try again later."),
    ),
    Case("own", NoticeSeverity.DISRUPTED, ""),
    Case("own", NoticeSeverity.INFO, ""),
)


def cases_of(kind: str) -> Iterator[Case]:
    return (case for case in CASES if case.is_of_all or case.name in KINDS[kind].befallen_by)
