"""Search over all that is published: the one way in.

Guides with their steps, channels, topics and pages are found through either of their languages
and open in the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from contacts.enums import Covers, GuideForm, PageKind
from contacts.fallback import LocalizedText, localized
from contacts.models import Channel, Guide, Page, Step, Topic
from contacts.publishing.snapshot import Published
from contacts.search import rows
from contacts.search.analysis import EXACT, STEM, STOP_WORDS, stem, surface_words, trigrams
from contacts.search.answering import coverage, with_meaning
from contacts.search.documents import HIDDEN, Document, Part, Passage
from contacts.search.highlight import Segments, matching_stems, snippet
from contacts.search.index import Index
from contacts.search.listed import as_listed
from contacts.search.precedence import ordered
from contacts.search.query import Answer, answer
from contacts.search.ranking import Ranked
from contacts.search.store import checked, store

MAX_RESULTS = 50  # who looks further needs other words
NEAREST = 3  # titles shown where nothing was found
# Trigrams make almost every guide match a little; what scores less than this share of the
# best one shares no more than letters with the query.
RELEVANT_SHARE = 0.25
# An unknown word is a slip in a known one (االمخاطب) when so many of its trigrams, as a share,
# stand in the best guide; random letters and foreign matters stay below.
ALIKE = 0.65
MAX_SUGGESTIONS = 8
NAMED = (PageKind.CHANNEL, PageKind.TOPIC)  # rows with a name for a title


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: a guide and, where a step answers best, that step; or else a page, a
    topic or a channel.

    Beside a guide stands its channel. `text` is the line that matched, in `matched_language`;
    `stems` are what it matched. `step_number` counts from 1 among the `step_count` steps that
    readers see.
    """

    guide: Guide | None
    channel: Channel | None
    step: Step | None
    matched_language: str
    text: str
    stems: frozenset[str]
    step_number: int = 0
    step_count: int = 0
    page: Page | None = None
    topic: Topic | None = None

    @property
    def is_step(self) -> bool:
        """Whether it is one of several that are done one after another, and has a number."""
        is_in_order = self.guide is not None and self.guide.form == GuideForm.STEPS
        return self.step is not None and is_in_order

    @property
    def row(self) -> rows.Row:
        """What was found, whichever it is."""
        found = self.guide or self.page or self.topic or self.channel
        assert found is not None  # noqa: S101  one of them is always there
        return found

    @property
    def kind(self) -> PageKind:
        return PageKind(self.row._meta.model_name or "")

    @property
    def title_field(self) -> str:
        return "name" if self.kind in NAMED else "title"

    def title(self, language: str) -> LocalizedText:
        return localized(self.row, self.title_field, language)

    @property
    def snippet(self) -> Segments:
        """The line cut to size, in pieces; those that match are True. Made when asked for."""
        return snippet(self.text, self.stems)

    def url(self, language: str) -> str:
        """The page in `language`, at the step."""
        with override(language):
            if self.topic:
                return reverse("contacts:topic", args=[self.topic.slug])
            return (self.step or self.row).get_absolute_url()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`hits` is one page of `total`; `covers` says whether they answer at all. `nearest` is there
    when they do not, or when nothing was found.

    `corrected` is the text searched for instead of the one typed, None when that was taken as
    it stands. `covers` says whether the hits answer the question.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: str | None = None
    nearest: tuple[Guide, ...] = ()
    covers: Covers = Covers.NO


def search(
    text: str,
    *,
    language: str,
    limit: int = 10,
    offset: int = 0,
    literal: bool = False,
    typing: bool = False,
) -> SearchResults:
    """What answers `text`, best first; `literal` repairs nothing, `typing` completes.

    `language` ("ar" or "en") is the reader's. At most 50 are found, `limit` of them from
    `offset` on are returned.
    """
    snapshot = store.snapshot()
    # An index that is behind repairs nothing: it may know words that are off the site.
    literal = literal or snapshot.is_behind
    index, content = snapshot.index, rows.content_of(snapshot.stamp)
    text = text if literal else as_listed(text, content.channels)
    found = answer(
        *(index, snapshot.thesaurus, text),
        limit=MAX_RESULTS,
        literal=literal,
        typing=typing,
    )
    corrected = corrected_text(index, text, found)
    is_about = is_about_content(index, found)
    likeness = None
    if not typing:  # half a word has no meaning yet
        meant = corrected or text
        found, likeness = with_meaning(index, found, meant, has_words=is_about, limit=MAX_RESULTS)
    if snapshot.is_behind:
        found = checked(snapshot, found)
    found = replace(found, ranked=ordered(index, found.ranked, found.understood))
    covers = coverage(index, found, likeness)
    if not found.ranked or (covers is Covers.NO and not is_about):
        return SearchResults(nearest=nearest(index, found))
    relevant = relevant_part(found)
    stems = matching_stems(found.words)
    hits = (
        hit_of(index, ranked, stems, content, language=language)
        for ranked in relevant[offset : offset + limit]
    )
    return SearchResults(
        tuple(hit for hit in hits if hit),
        len(relevant),
        corrected,
        nearest(index, found) if covers is Covers.NO else (),
        covers,
    )


def is_about_content(index: Index, found: Answer) -> bool:
    """Whether a word that says something is known, or the best guide has most of its letters."""
    if not found.ranked:
        return False
    telling = found.words - STOP_WORDS
    return (
        not telling
        or any(index.knows(word) or index.frequency(STEM + stem(word)) for word in telling)
        or any(index.share(found.ranked[0].number, trigrams(word)) >= ALIKE for word in telling)
    )


def relevant_part(found: Answer) -> list[Ranked]:
    floor = found.ranked[0].score * RELEVANT_SHARE
    return [ranked for ranked in found.ranked if ranked.score >= floor]


def nearest(index: Index, found: Answer) -> tuple[Guide, ...]:
    documents = (index.document(ranked.number) for ranked in found.ranked)
    guides = (document for document in documents if document.kind is PageKind.GUIDE)
    return tuple(map(rows.guide_of, islice(guides, NEAREST)))


def hit_of(
    index: Index, ranked: Ranked, stems: frozenset[str], content: Published, *, language: str
) -> Hit | None:
    """None when the content has lost it since."""
    document = index.document(ranked.number)
    row = rows.row_of(document, content)
    if row is None:
        return None
    passage = best_passage(index, ranked, language=language)
    text, matched = shown_text(document, passage, language=language)
    if isinstance(row, Guide):
        channel = rows.channel_of(document, content)
        hit = Hit(row, channel, None, matched, text, stems, step_count=len(document.steps))
        return at_step(hit, row, document, passage)
    found: dict[str, Any] = {"guide": None, "channel": None, document.kind.value: row}
    return Hit(step=None, matched_language=matched, text=text, stems=stems, **found)


def at_step(hit: Hit, guide: Guide, document: Document, passage: Passage | None) -> Hit:
    """The guide at the step that the passage belongs to, if it does to one."""
    if passage is None or not passage.ref:
        return hit
    number = 1 + [uid for _pk, uid in document.steps].index(passage.ref)
    step = rows.step_of(document, guide, number=number)
    return replace(hit, step=step, step_number=number)


def best_passage(index: Index, ranked: Ranked, *, language: str) -> Passage | None:
    """The passage whose best sentence scores highest, or that text in the reader's language.

    A text of many paragraphs stays as it is: which paragraph says the same is not known.
    """
    all_passages = index.document(ranked.number).passages
    scored = [(score, all_passages[at]) for at, score in ranked.passages.items()]
    answers = [(score, one) for score, one in scored if one.part not in HIDDEN]
    if not answers:
        return None
    best = max(answers, key=lambda pair: (pair[0], pair[1].language == language))[1]
    if best.part is Part.BODY:
        return best
    wanted = (best.part, best.ref, language)
    own = (one for _score, one in answers if (one.part, one.ref, one.language) == wanted)
    return next(own, best)


def shown_text(document: Document, passage: Passage | None, *, language: str) -> tuple[str, str]:
    """The line under a result and its language: what matched, or what it begins with."""
    if passage is not None and passage.part is not Part.TITLE:
        return passage.text, passage.language
    first = [one for one in document.passages if one.part in (Part.SUMMARY, Part.BODY)]
    shown = min(first, key=lambda one: one.language != language, default=None)
    if shown is not None:
        return shown.text, shown.language
    return "", passage.language if passage else language


def corrected_text(index: Index, text: str, found: Answer) -> str | None:
    """What was searched for, where a keyboard or spelling repair was used."""
    repaired = found.other_layout or text
    pieces, done = [], 0
    for start, end, folded in surface_words(repaired):
        meant = found.corrections.get(folded[0]) if len(folded) == 1 else None
        if meant:
            pieces += [
                repaired[done:start],
                " ".join(spelling(index, word) for word in meant.split()),
            ]
            done = end
    corrected = "".join([*pieces, repaired[done:]])
    return corrected if corrected != text else None


def spelling(index: Index, word: str) -> str:
    """A folded word as the content spells it: رسالة for رساله."""
    documents, _ = index.posting(EXACT + word)
    for passage in index.document(documents[0]).passages if len(documents) else ():
        for start, end, folded in surface_words(passage.text):
            if folded == (word,):
                return passage.text[start:end]
    return word
