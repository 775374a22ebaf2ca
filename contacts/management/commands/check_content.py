"""`manage.py check_content`: where Arabic and English say different things, or one is behind."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contacts.content.doubts import doubts
from contacts.history.versions import owner_of
from contacts.languages.fact_report import Mismatch, describe_all, mismatches
from contacts.languages.refused_links import refused_in
from contacts.languages.translation_state import TranslationState, out_of_date_counts
from contacts.languages.unlike_advice import unlike_advice
from contacts.languages.unpublished_times import TIMES, texts_saying_so
from contacts.languages.unpublished_ways import texts_denying
from contacts.links.extraction import TEXTS, with_links
from contacts.models import Channel
from contacts.models.confirmed_texts import texts_of
from contacts.publishing.chooser_gaps import gaps

STATES = {
    TranslationState.MISSING: gettext_lazy("%(place)s: missing: %(count)d"),
    TranslationState.OUT_OF_DATE: gettext_lazy("%(place)s: out of date: %(count)d"),
}


class Command(BaseCommand):
    help = (
        "Prints every fact (number, time, weekday, link, email address, account) that one "
        "language of a text has and the other has not, and counts missing and out-of-date "
        "translations. Warns of rows that today's rules would refuse, of texts that say that "
        "times, languages and so on are not published where they are, of advice that is a "
        "prohibition in one language alone, and of what the chooser lacks. Exit status 1 if a "
        "difference has no reason, or with --strict also if a translation is missing or out of "
        "date."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strict",
            action="store_true",
            help="Fail for missing and out-of-date translations too.",
        )

    def handle(self, *, strict: bool, **options: Any) -> None:
        found = list(mismatches())
        for finding in found:
            self.stdout.write(line(finding))
        states = [
            STATES[count.state] % {"place": place_of_texts(count), "count": count.count}
            for count in out_of_date_counts()
        ]
        for state in states:
            self.stdout.write(state)
        for warning in warnings():
            self.stdout.write(_("Warning:") + f" {warning}")
        problems = sum(not finding.reason for finding in found) + (len(states) if strict else 0)
        if problems:
            text = ngettext("%(count)d problem found.", "%(count)d problems found.", problems)
            raise CommandError(text % {"count": problems})
        self.stdout.write(_("Arabic and English say the same."))


def warnings() -> Iterator[str]:
    """What the site serves as it stands, and an editor should look at."""
    for doubt in doubts():
        yield f"{place_of(doubt.row)}, {doubt.field}: {doubt.sentence()}"
    denied: dict[str, None] = {}  # one text may deny what several channels offer
    for channel in Channel.objects.published().order_by("pk"):
        for row, field, language, subject in texts_saying_so(channel):
            place = {"place": f"{place_of(row)}, {field}_{language}"}
            if subject in TIMES:
                text = _("%(place)s: the text says that times are not published, but they are.")
            else:
                text = _("%(place)s: the text says that it is not published, but it is.")
            yield text % place
        for row, field, language in texts_denying(channel):
            denied.setdefault(f"{place_of(row)}, {field}_{language}")
    for step in unlike_advice():
        text = _("%(place)s: the advice stands under “Do” in one language, “Do not” in the other.")
        yield text % {"place": place_of(step)}
    for gap in gaps():
        yield f"{place_of(gap.row)}: {gap.sentence}"
    yield from false_links()
    for where in denied:
        yield _("%(place)s: the text denies a way to get in touch, or counts the ways wrongly.") % {
            "place": where
        }


def false_links() -> Iterator[str]:
    """Links that a form would refuse today."""
    for model, field in TEXTS.items():
        for row in with_links(model._default_manager.order_by("pk")):
            name = f"{model._meta.model_name}.{field}"
            for code, text in texts_of(row, field).items():
                for told in refused_in(text, name):
                    yield f"{place_of(row)}, {field}_{code}: {told}"


def line(finding: Mismatch) -> str:
    """Such as "guide hotline, step 5, text: Number: only the Arabic has 19912."."""
    reason = _("Reason:") + f" {finding.reason}" if finding.reason else ""
    place = f"{place_of(finding.row)}, {finding.field}"
    return capfirst(f"{place}: {describe_all(finding.differences)} {reason}".strip())


def place_of_texts(count: Any) -> str:
    return f"{count.model} ({count.language.value})"


def place_of(row: Any) -> str:
    owner = owner_of(row)
    place = f"{owner._meta.model_name} {getattr(owner, 'slug', '') or f'#{owner.pk}'}"
    return place if owner is row else f"{place}, {row._meta.model_name} #{row.pk}"
