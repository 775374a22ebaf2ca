"""What is indexed: plain documents made of passages, with no tie to Django. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from contacts.search.analysis import words


class Part(StrEnum):
    """Where a passage comes from. Values are shown to nobody."""

    TITLE = "title"
    SUMMARY = "summary"
    STEP = "step"
    CONTEXT = "context"  # channel, endpoints, topic: finds the guide, is never its answer


# Ends of sentences in both scripts, and line breaks; a point inside a number or an address
# (ca.gov.sa) is followed by no space and ends nothing.
SENTENCE_END = re.compile(r"[؟?!]+|\.(?=\s|$)|[\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in one language. ``ref`` names the step it belongs to (its uid), else ""."""

    part: Part
    language: str
    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A guide with its texts in every language.

    ``key`` identifies it for good; ``order`` breaks ties between equal scores; ``topic`` is the
    slug of its topic.
    """

    key: int
    order: int
    passages: tuple[Passage, ...]
    topic: str = ""

    def title(self, language: str) -> str:
        """Return the title in ``language``, in another if it is missing, else ""."""
        titles = {p.language: p.text for p in self.passages if p.part is Part.TITLE}
        return titles.get(language) or next(iter(titles.values()), "")

    def sentences(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (index of the passage, folded words) of each sentence."""
        for number, passage in enumerate(self.passages):
            for sentence in SENTENCE_END.split(passage.text):
                if found := words(sentence):
                    yield number, found
