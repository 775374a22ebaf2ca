"""The admin's first page: what waits for an editor, each line with the list where it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from contacts import models
from contacts.admin import needs, proposal_notices, sites
from contacts.admin.charts import DAYS, Chart, chart
from contacts.admin.feedback import beginning, page_name
from contacts.admin.former_ways import former_way_notices
from contacts.admin.languages import in_language
from contacts.admin.notices import (
    AHEAD,
    Notice,
    holiday_notices,
    list_url,
    scheduled_notices,
    told_notices,
)
from contacts.admin.rights import PUBLISH
from contacts.enums import Covers, Language
from contacts.feedback_limit import FEEDBACK, full_days
from contacts.history.versions import parent_column
from contacts.languages.translation_state import (
    PARTS,
    StateCount,
    TranslationState,
    out_of_date_counts,
)
from contacts.models import Feedback, Guide, LinkCheck, Site

PANEL_LINES = 6  # of a panel whose lines are single things; the list has the rest
MOST_COUNTED = 10_000  # messages of readers that wait


@dataclass(frozen=True, slots=True)
class Panel:
    """`rest` leads to the whole list, where the panel shows a part of it."""

    name: str
    title: str
    notices: list[Notice] = field(default_factory=list)
    chart: Chart | None = None
    rest: Notice | None = None


def panels(user: Any, now: datetime) -> list[Panel]:
    """Those whose lists the user may see; `now` is on the site's clock."""
    shown = []
    if user.has_perm("contacts.change_site") and (gaps := list(sites.gaps(Site.objects.current()))):
        shown.append(Panel("site", _("Say whose site this is"), gaps))
    if user.has_perm("contacts.view_notice"):
        shown.append(told_panel(user, now))
    if proposal_notices.concerns(user):
        shown.append(proposal_panel(user, now))
    if user.has_perm("contacts.view_holiday"):
        shown.append(holiday_panel(user, now))
    if user.has_perm("contacts.view_guide") and (lines := list(former_way_notices())):
        shown.append(former_ways_panel(lines))
    return shown + [make(now.date()) for right, make in PANELS if user.has_perm(right)]


def told_panel(user: Any, now: datetime) -> Panel:
    may_end = user.has_perm("contacts.change_notice") and user.has_perm(PUBLISH)
    told = [one if may_end else replace(one, other=None, button=None) for one in told_notices(now)]
    lines = [*told, *scheduled_notices(now)]
    return Panel("now", _("What readers are told, and what comes and goes by itself"), lines)


def proposal_panel(user: Any, now: datetime) -> Panel:
    lines, rest = proposal_notices.proposal_notices(user, now)
    return Panel("proposals", _("Proposals"), lines, rest=rest)


def former_ways_panel(lines: list[Notice]) -> Panel:
    title = _("Texts with a number or account that is no longer published")
    return Panel("former-ways", title, lines[:PANEL_LINES])


def holiday_panel(user: Any, now: datetime) -> Panel:
    coming = proposal_notices.coming_notices(user, now, now + AHEAD)
    return Panel("holidays", _("The next 60 days"), [*holiday_notices(now), *coming])


def search_panel(today: date) -> Panel:
    lines = [need_notice(row) for row in unmet_needs(today)]
    rest = Notice("", list_url("searchquery"), _("All searches")) if lines else None
    return Panel(
        "searches", _("What readers looked for in vain"), lines, searches_a_day(today), rest
    )


def unmet_needs(today: date) -> Iterable[Any]:
    rows = needs.recent_searches(today).by_need().filter(need__gt=0)
    return rows.order_by("-need", "-times", "query", "language")[:PANEL_LINES]


def need_notice(row: Any) -> Notice:
    return Notice(
        in_language(row.query, row.language),
        needs.synonym_url(row.language, row.query),
        _("Add a synonym"),
        details=tuple(needs.phrases(row)),
        other=(needs.answer_url(row.language, row.query), _("Write an answer")),
    )


def searches_a_day(today: date) -> Chart | None:
    failed = Q(covers=Covers.NO) | Q(results=0)
    days = needs.recent_searches(today).values("day").order_by("-day")
    sums = days.annotate(good=Sum("count", filter=~failed), bad=Sum("count", filter=failed))
    counts = [(row["day"], row["good"] or 0, row["bad"] or 0) for row in sums]
    counts += models.OtherSearches.objects.values_list("day", "answered", "unanswered").filter(
        day__gt=today - timedelta(days=DAYS), day__lte=today
    )
    summary = _(
        "Searches in the last 30 days: %(good)d answered, or perhaps answered, %(lacking)d not."
    )
    return chart(
        counts, today, summary=summary, good=_("Answered, or perhaps"), lacking=_("Not answered")
    )


def feedback_panel(today: date) -> Panel:
    waiting = Feedback.objects.filter(handled=False)[: MOST_COUNTED + 1].count()
    lines = [waiting_notice(waiting)] if waiting else []
    lines += full_day_notices()
    lines += (report_notice(page, count) for page, count in most_reported())
    return Panel("feedback", _("What readers say"), lines, helped_a_day(today))


def full_day_notices() -> Iterator[Notice]:
    for day in full_days(FEEDBACK, timezone.now()):
        text = _(
            "On %(day)s more messages came than the site stores in a day. Readers were told so, "
            "and to send theirs later or call."
        )
        url = list_url("feedback", handled__exact=0)
        yield Notice(text % {"day": date_format(day)}, url, _("Read those that were stored"))


def waiting_notice(count: int) -> Notice:
    if count > MOST_COUNTED:
        text = _("More than %(count)d messages wait for an answer in the content.")
        text %= {"count": MOST_COUNTED}
    else:
        text = ngettext(
            "%(count)d message waits for an answer in the content.",
            "%(count)d messages wait for an answer in the content.",
            count,
        ) % {"count": count}
    return Notice(text, list_url("feedback", handled__exact=0), _("Read them"))


def most_reported() -> list[tuple[str, int]]:
    """Pages that more than one message waits about, without their language, by how many.

    Of the newest messages: there may be any number of them.
    """
    newest = Feedback.objects.filter(handled=False).order_by("-created_at", "-pk")[:MOST_COUNTED]
    waiting = Feedback.objects.filter(pk__in=newest.values("pk")).exclude(helpful=True)
    waiting = waiting.exclude(page="").order_by()
    bare = Case(When(beginning(""), then=Substr("page", 4)), default=F("page"))
    pages = waiting.annotate(path=bare).values_list("path").annotate(count=Count("pk"))
    return list(pages.filter(count__gt=1).order_by("-count", "path")[:PANEL_LINES])


def report_notice(page: str, count: int) -> Notice:
    path = f"/{get_language()}{page}"
    guide = Guide.objects.filter(slug=page.split("/")[2]).first() if "/guides/" in page else None
    text = ngettext("%(page)s: %(count)d message", "%(page)s: %(count)d messages", count)
    url = list_url("feedback", handled__exact=0, page__endswith=page)
    name = page_name(path, guide)
    shown = page if name == path else name  # a path without the language, which it may not have
    return Notice(text % {"page": shown, "count": count}, url, _("Read them"))


def helped_a_day(today: date) -> Chart | None:
    days = [today - timedelta(days=back) for back in range(DAYS)]
    counted = answers_of(days[0]).union(*map(answers_of, days[1:]), all=True)
    sums: dict[date, dict[bool, int]] = {}
    for day, helped, count in counted:
        sums.setdefault(date.fromisoformat(day), {})[helped] = count
    counts = [(day, of.get(True, 0), of.get(False, 0)) for day, of in sums.items()]
    summary = _("In the last 30 days %(good)d readers were helped, %(lacking)d were not.")
    return chart(counts, today, summary=summary, good=_("It helped"), lacking=_("It did not help"))


def answers_of(day: date) -> QuerySet[Any, Any]:
    """The day, whether it helped, how often: from an index alone, however many there are."""
    begin = timezone.make_aware(datetime.combine(day, time.min))
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = Feedback.objects.filter(
        created_at__gte=begin, created_at__lt=end, helpful__isnull=False
    ).order_by()
    return rows.values_list(Value(day.isoformat()), "helpful").annotate(count=Count("pk"))


def translation_panel(_today: date) -> Panel:
    lines = [translation_notice(count) for count in out_of_date_counts()]
    return Panel("translations", _("Both languages"), lines)


def translation_notice(found: StateCount) -> Notice:
    sentences = {
        (Language.ARABIC, TranslationState.MISSING): _("%(list)s: Arabic is missing in %(count)d"),
        (Language.ENGLISH, TranslationState.MISSING): _(
            "%(list)s: English is missing in %(count)d"
        ),
        (Language.ARABIC, TranslationState.OUT_OF_DATE): _(
            "%(list)s: Arabic is out of date in %(count)d"
        ),
        (Language.ENGLISH, TranslationState.OUT_OF_DATE): _(
            "%(list)s: English is out of date in %(count)d"
        ),
    }
    text = sentences[found.language, found.state]
    filters = {found.language.name.lower(): found.state.value}
    values = {"list": plural_of(found.model), "count": found.count}
    return Notice(text % values, list_url(found.model, **filters), _("Show them"))


def verification_panel(today: date) -> Panel:
    lasting = (model for model in PARTS if model is not models.Notice)
    lines = [line for model in lasting for line in unverified(model, today)]
    return Panel("checked", _("Compared with the source"), lines)


def unverified(model: Any, today: date) -> Iterator[Notice]:
    name = str(model._meta.model_name)
    rows = model.objects.published()
    for choice, condition, sentence in (
        ("never", Q(verified_on=None), _("%(list)s: %(count)d never checked")),
        (
            "long-ago",
            Q(verified_on__lt=today - settings.CHECK_AGAIN_AFTER),
            _("%(list)s: %(count)d checked more than 90 days ago"),
        ),
    ):
        if count := rows.filter(condition).count():
            url = list_url(name, checked=choice, status__exact="published")
            text = sentence % {"list": plural_of(name), "count": count}
            yield Notice(text, url, _("Show them"))


def link_panel(_today: date) -> Panel:
    broken = LinkCheck.objects.exclude(problem="")
    lines = [
        Notice(link_text(row), edit_url(row), _("Open its form")) for row in broken[:PANEL_LINES]
    ]
    url = list_url("linkcheck", broken="yes")
    rest = Notice("", url, _("All broken links")) if len(lines) == PANEL_LINES else None
    return Panel("links", _("Links that lead nowhere"), lines, rest=rest)


def link_text(row: LinkCheck) -> str:
    url = in_language(row.url, Language.ENGLISH)
    return format_html(_("{link}: {problem}"), link=url, problem=row.get_problem_display())


def edit_url(row: LinkCheck) -> str:
    """The form in which the link stands; of a part the one that it is in."""
    name, pk = row.model, row.object_id
    if owner := parent_column(name):
        parts = apps.get_model("contacts", name)._base_manager.filter(pk=pk)
        name, pk = owner[0], parts.values_list(owner[1], flat=True).first() or 0
    return reverse(f"admin:contacts_{name}_change", args=[pk])


def plural_of(model: str) -> str:
    return capfirst(str(apps.get_model("contacts", model)._meta.verbose_name_plural))


PANELS: tuple[tuple[str, Callable[[date], Panel]], ...] = (
    ("contacts.view_guide", translation_panel),
    ("contacts.view_searchquery", search_panel),
    ("contacts.view_feedback", feedback_panel),
    ("contacts.view_guide", verification_panel),
    ("contacts.view_linkcheck", link_panel),
)
