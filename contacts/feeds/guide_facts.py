"""What is published of a question and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from contacts.feeds.facts import Texts, absolute_url, shown
from contacts.models import Channel, Guide, Step, Topic
from contacts.pictures.shown import ShownPicture


@dataclass(frozen=True, slots=True)
class StepFacts:
    uid: str
    anchor: str
    text: Texts
    detail: Texts
    channel: str | None
    picture: Texts  # names (PictureName)
    picture_alt: Texts

    @classmethod
    def of(cls, row: Step) -> StepFacts:
        texts = Texts.of(row, "text"), Texts.of_short(row, "detail")
        pictures = Texts.of(row, "picture"), Texts.of(row, "picture_alt")
        return cls(row.uid, row.anchor, *texts, slug_of(row.channel), *pictures)

    def shown_picture(self, language: str) -> ShownPicture | None:
        """As a page in `language` shows it: the other language's stands in."""
        return ShownPicture.of(
            self.picture.in_language(language), self.picture_alt.in_language(language)
        )


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """A question in a form (`contacts.enums.GuideForm`).

    `channel` and `topic` are slugs, here and in its steps, None where there is none to be seen.
    """

    slug: str
    title: Texts
    summary: Texts
    channel: str | None
    topic: str | None
    form: str
    featured: bool
    steps: tuple[StepFacts, ...]
    verified_on: date | None
    updated_at: datetime

    @classmethod
    def of(cls, guide: Guide) -> GuideFacts:
        return cls(
            slug=guide.slug,
            title=Texts.of(guide, "title"),
            summary=Texts.of_short(guide, "summary"),
            channel=slug_of(guide.channel),
            topic=slug_of(guide.topic),
            form=guide.form,
            featured=guide.featured,
            steps=tuple(map(StepFacts.of, shown(guide.steps.all()))),
            verified_on=guide.verified_on,
            updated_at=guide.updated_at,
        )

    def url(self, language: str) -> str:
        return absolute_url("contacts:guide", self.slug, language=language)


def slug_of(row: Channel | Topic | None) -> str | None:
    return row.slug if row and row.is_published else None
