"""What is indexed: plain documents made of passages, with no tie to Django. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contacts.enums import NOT_PUBLISHED_HERE, GuideForm, PageKind
from contacts.search.analysis import stem, words

KINDS = tuple(PageKind)


class Part(StrEnum):
    """Where a passage comes from. Values are shown to nobody."""

    TITLE = "title"
    SUMMARY = "summary"
    STEP = "step"
    DETAIL = "detail"  # of a step
    BODY = "body"  # a paragraph of a page
    WORDING = "wording"  # how else people ask it: shown to nobody
    CONTEXT = "context"  # channel, endpoints, topic: finds the document, is never its answer


HIDDEN = (Part.CONTEXT, Part.WORDING)  # no line of a result shows them

# Ends of sentences in both scripts, and line breaks; a point inside a number or an address
# (ca.gov.sa) is followed by no space and ends nothing.
SENTENCE_END = re.compile(r"[؟?!]+|\.(?=\s|$)|[\r\n\u2028\u2029]+")


# How sentences say that the site does not tell something, in stems and, with a prefix, "not".
_SILENT = (({stem("منشور"), "هنا"}, "غير"), ({stem("published"), "here"}, "not"))


def is_silent(sentence: Sequence[str]) -> bool:
    """Whether it answers nothing: "The date of payment is not published here"."""
    stems = set(map(stem, sentence))
    return any(
        said <= stems and any(word.endswith(no) for word in sentence) for said, no in _SILENT
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in one language. ``ref`` names the step it belongs to (its uid), else ""."""

    part: Part
    language: str
    text: str
    ref: str = ""


def key_of(kind: PageKind, pk: int) -> int:
    """A key for each row of each kind."""
    return pk * len(KINDS) + KINDS.index(kind)


@dataclass(frozen=True, slots=True)
class Document:
    """A guide, channel, topic or page with its texts in every language.

    ``key`` identifies it for good (see ``key_of``); ``order`` breaks ties between equal scores.
    The rest is what a result needs to show: the ``slug``, and of a guide the primary keys of its
    ``channel`` and of its ``steps``, each with the step's uid, the slug of its ``topic``, and its
    ``form``.
    """

    key: int
    order: int
    passages: tuple[Passage, ...]
    slug: str = ""
    channel: int | None = None
    steps: tuple[tuple[int, str], ...] = ()
    topic: str = ""
    form: GuideForm = GuideForm.STEPS

    @property
    def kind(self) -> PageKind:
        return KINDS[self.key % len(KINDS)]

    @property
    def pk(self) -> int:
        """The primary key among the rows of its kind."""
        return self.key // len(KINDS)

    def title(self, language: str) -> str:
        """Return the title in ``language``, in another if it is missing, else ""."""
        titles = {p.language: p.text for p in self.passages if p.part is Part.TITLE}
        return titles.get(language) or next(iter(titles.values()), "")

    @property
    def is_answer(self) -> bool:
        """Whether it answers what it is about; else it only says where to ask."""
        return self.topic != NOT_PUBLISHED_HERE

    def read(self) -> Iterator[tuple[int, Passage, list[str]]]:
        """Yield what searches find it by: the passages, by place, with their sentences.

        Where to ask is told alike by all that answer nothing, and is no matter of theirs: of those
        only the title is read, and the sentence that says what is not published.
        """
        for place, passage in enumerate(self.passages):
            if self.is_answer:
                yield place, passage, SENTENCE_END.split(passage.text)
            elif passage.part in (Part.TITLE, Part.SUMMARY, Part.WORDING):
                yield place, passage, SENTENCE_END.split(passage.text)[:1]

    def sentences(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (index of the passage, folded words) of each sentence."""
        for place, _, sentences in self.read():
            for sentence in sentences:
                if found := words(sentence):
                    yield place, found
