"""Texts that name a number, link or account which readers were shown once, and are no longer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from reversion.models import Version

from contacts import endpoints
from contacts.endpoints.kinds import KINDS
from contacts.enums import Language, PublicationStatus
from contacts.languages.bidi import runs
from contacts.languages.link_targets import without_scheme
from contacts.languages.markdown_fields import as_read
from contacts.languages.published_ways import link_in
from contacts.languages.translation_state import PARTS, rows_of
from contacts.models import Channel, Claim, ContentVersion, Endpoint
from contacts.models.confirmed_texts import text_fields

_latest: tuple[int, tuple[NamingText, ...]] | None = None


class FormerWay(NamedTuple):
    """As it was published; `channel` and `endpoint` are keys of rows that may be gone."""

    kind: str
    value: str
    channel: int
    endpoint: int


class NamingText(NamedTuple):
    """`owner` is what an editor opens; `said` is the number or name as the text spells it."""

    owner: Any
    said: str
    way: FormerWay


def texts_naming_former() -> tuple[NamingText, ...]:
    """Of all channels; looked for once a version of the content."""
    global _latest
    stamp = ContentVersion.objects.read()
    if _latest is None or _latest[0] != stamp:
        _latest = stamp, tuple(texts_naming(former_ways()))
    return _latest[1]


def former_ways(channel: int | None = None) -> list[FormerWay]:
    """What versions of a channel, or of all, show as published; by the history alone."""
    shown = set()
    for revision, data in _versions(Channel):
        row = json.loads(data)[0]
        if row["fields"]["status"] == PublicationStatus.PUBLISHED:
            shown.add((revision, int(row["pk"])))
    found: dict[FormerWay, None] = {}
    for revision, data in _versions(Endpoint):
        row = json.loads(data)[0]
        columns = row["fields"]
        way = FormerWay(columns["kind"], columns["value"], columns["channel"], int(row["pk"]))
        is_asked = channel in (None, way.channel) and way.kind in KINDS
        was_seen = columns["status"] == PublicationStatus.PUBLISHED
        if is_asked and was_seen and (revision, way.channel) in shown:
            found[way] = None
    now = set(present_ways())
    return [way for way in found if way[:2] not in now]


def _versions(model: Any) -> Iterator[tuple[int, str]]:
    found = Version.objects.get_for_model(model).order_by("-pk")
    return found.values_list("revision", "serialized_data").iterator()


def present_ways() -> list[tuple[str, str]]:
    shown = Endpoint.objects.published().filter(channel__in=Channel.objects.published())
    return list(shown.order_by("pk").values_list("kind", "value"))


def present_value(way: FormerWay) -> str:
    """What stands in its place now, as people write it; "" where nothing does."""
    row = Endpoint.objects.published().filter(pk=way.endpoint, kind=way.kind).first()
    return row.display if row else ""


def texts_naming(ways: Collection[FormerWay]) -> Iterator[NamingText]:
    """All over the site, as far as readers see them or will."""
    if not ways:
        return
    named = namer(ways)
    for row in shown_rows():
        for one in rows_of(row):
            if one is row or one.is_shown:
                for said, way in named(one):
                    yield NamingText(row, said, way)


def shown_rows() -> Iterator[Any]:
    """With their parts. What others present as theirs is named there as what it is."""
    for model, parts in PARTS.items():
        if model is not Claim:
            rows: Any = model._default_manager
            yield from rows.published_or_due().lasting().prefetch_related(*parts)


def namer(ways: Collection[FormerWay]) -> Callable[[Any], Iterator[tuple[str, FormerWay]]]:
    """What a row names of the ways; one that is also published, as of another kind, is none."""
    former = tuple(way[:2] for way in ways)
    present = tuple(present_ways())
    by_link = {endpoints.link(way.kind, way.value): way for way in ways}
    signs = {sign_of(way) for way in ways}

    def named(row: Any) -> Iterator[tuple[str, FormerWay]]:
        for field in text_fields(type(row)):
            for code, text in as_read(row, field, with_addresses=True).items():
                if not any(sign in letters_of(text) for sign in signs):
                    continue
                yield from _named_in(text, Language(code))

    def _named_in(text: str, language: Language) -> Iterator[tuple[str, FormerWay]]:
        """Each spelling once; what a link opens is found together with what it shows."""
        found: dict[tuple[str, FormerWay], None] = {}
        for start, end in spans(text, language):
            link = link_in(text, start, end, former)
            if link and not link_in(text, start, end, present):
                said, way = without_scheme(text[start:end]), by_link[link]
                is_shown = any(one == way for _, one in found)
                if said == text[start:end] or not is_shown:
                    found[said, way] = None
        yield from found

    return named


def spans(text: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    for run in runs(text, language):
        end = start + len(run.text)
        if run.ltr:
            yield start, end
        start = end


def letters_of(text: str) -> str:
    """What no spelling of a number or name changes."""
    return re.sub(r"[^a-z0-9]", "", endpoints.fold(text).lower())


def sign_of(way: FormerWay) -> str:
    """A part of it that every text has which names it."""
    number = KINDS[way.kind].number(way.value)
    return letters_of(number)[-4:] if number else letters_of(way.value.split("//")[-1])[-8:]
