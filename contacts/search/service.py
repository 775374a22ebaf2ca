"""Search over the published guides and their steps: the one way in.

A guide is found through either of its languages and opens in the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import override

from contacts.fallback import localized
from contacts.models import Channel, Guide, Step
from contacts.search.analysis import EXACT, STEM, STOP_WORDS, stem, surface_words, trigrams
from contacts.search.answering import coverage, with_meaning
from contacts.search.coverage import Covers
from contacts.search.documents import Part, Passage
from contacts.search.highlight import Segments, matching_stems, snippet
from contacts.search.index import Index
from contacts.search.query import Answer, answer
from contacts.search.ranking import Ranked
from contacts.search.store import Snapshot, checked, store

MAX_RESULTS = 50  # who looks further needs other words
NEAREST = 3  # titles shown where nothing was found
# Trigrams make almost every guide match a little; what scores less than this share of the
# best one shares no more than letters with the query.
RELEVANT_SHARE = 0.25
# An unknown word is a slip in a known one (االمخاطب) when so many of its trigrams, as a share,
# stand in the best guide; random letters and foreign matters stay below.
ALIKE = 0.65
MAX_SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A guide and, where a step answers best, that step.

    `text` is the line that matched, in `matched_language`; `stems` are what it matched.
    `step_number` counts from 1 among the `step_count` steps that readers see.
    """

    guide: Guide
    channel: Channel | None
    step: Step | None
    matched_language: str
    text: str
    stems: frozenset[str]
    step_number: int
    step_count: int

    @property
    def snippet(self) -> Segments:
        """The line cut to size, in pieces; those that match are True. Made when asked for."""
        return snippet(self.text, self.stems)

    def url(self, language: str) -> str:
        """The page in `language`, at the step."""
        with override(language):
            return self.step.get_absolute_url() if self.step else self.guide.get_absolute_url()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`hits` is one page of `total`; `covers` says whether they answer at all. `nearest` is there
    when they do not, or when nothing was found.

    `corrected` is the text searched for instead of the one typed, None when that was taken as
    it stands.
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
    by_meaning: bool = True,
) -> SearchResults:
    """The guides that answer `text`, best first; `literal` repairs nothing.

    `language` ("ar" or "en") is the reader's. At most 50 are found, `limit` of them from
    `offset` on are returned.
    """
    snapshot = store.snapshot()
    # An index that is behind repairs nothing: it may know words that are off the site.
    literal = literal or snapshot.is_behind
    found = answer(snapshot.index, snapshot.thesaurus, text, limit=MAX_RESULTS, literal=literal)
    index = snapshot.index
    corrected = corrected_text(index, text, found)
    is_about = is_about_content(index, found)
    likeness = None
    if by_meaning:
        meant = corrected or text
        found, likeness = with_meaning(index, found, meant, has_words=is_about, limit=MAX_RESULTS)
    if snapshot.is_behind:
        snapshot, found = checked(snapshot, found)
    covers = coverage(index, found, likeness)
    if not found.ranked or (covers is Covers.NO and not is_about):
        return SearchResults(nearest=nearest(snapshot, found))
    relevant = relevant_part(found)
    stems = matching_stems(found.words)
    hits = tuple(
        hit_of(snapshot, ranked, stems, language=language)
        for ranked in relevant[offset : offset + limit]
    )
    others = nearest(snapshot, found) if covers is Covers.NO else ()
    return SearchResults(hits, len(relevant), corrected, others, covers)


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


def nearest(snapshot: Snapshot, found: Answer) -> tuple[Guide, ...]:
    return tuple(guide_of(snapshot, ranked) for ranked in found.ranked[:NEAREST])


def guide_of(snapshot: Snapshot, ranked: Ranked) -> Guide:
    return snapshot.guides[snapshot.index.document(ranked.number).key]


def hit_of(snapshot: Snapshot, ranked: Ranked, stems: frozenset[str], *, language: str) -> Hit:
    guide = guide_of(snapshot, ranked)
    passage = best_passage(snapshot.index, ranked, language=language)
    steps = list(guide.steps.all())
    number = next(
        (at for at, step in enumerate(steps, 1) if passage and step.uid == passage.ref), 0
    )
    text, matched = shown_text(guide, passage, language=language)
    channel = guide.channel if guide.channel and guide.channel.is_published else None
    step = steps[number - 1] if number else None
    return Hit(guide, channel, step, matched, text, stems, number, len(steps))


def best_passage(index: Index, ranked: Ranked, *, language: str) -> Passage | None:
    """The passage whose best sentence scores highest, the reader's language before the other."""
    all_passages = index.document(ranked.number).passages
    scored = [(score, all_passages[at]) for at, score in ranked.passages.items()]
    answers = [(score, one) for score, one in scored if one.part is not Part.CONTEXT]
    if not answers:
        return None
    return max(answers, key=lambda pair: (pair[0], pair[1].language == language))[1]


def shown_text(guide: Guide, passage: Passage | None, *, language: str) -> tuple[str, str]:
    """The line under a result and its language: what matched, or the short answer."""
    if passage is not None and passage.part is not Part.TITLE:
        return passage.text, passage.language
    matched = passage.language if passage else language
    summary = localized(guide, "summary", language)
    return summary.value, summary.language if summary else matched


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
