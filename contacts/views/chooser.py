"""A few questions that lead to the way to get in touch that can be used now.

The answers stand in the address, in the order of the questions: /ar/choose/complain/no/.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.channel_kinds import KINDS
from contacts.enums import CanSignIn, GuideForm, LeadsTo
from contacts.models import Channel, Guide, Step, clock
from contacts.publishing.channels_now import ChannelNow, channels_now
from contacts.publishing.chooser import Answer, Chosen, Path, Reason, Way, followed
from contacts.publishing.chooser import choose as choose_way
from contacts.publishing.snapshot import Published, published
from contacts.views.public import REDIRECT_CACHE_CONTROL, render_public, status_moment
from contacts.views.whom_to_ask import CANNOT_SIGN_IN, needs_sign_in
from contacts.views.whom_to_ask import Way as OtherWay


@dataclass(frozen=True, slots=True)
class GuideLink:
    """A guide, or of one with options the one that is meant."""

    guide: Guide
    url: str


@stored()
@require_safe
def choose(request: HttpRequest, answers: str = "") -> HttpResponse:
    """The next question, or what to use. What leads nowhere leads to the longest known part."""
    content = published()
    path = followed(content.chooser, answers.strip("/").split("/"))
    address = address_of(path.answers) if content.chooser else reverse("contacts:home")
    if address != request.path:
        response = redirect(address)
        response["Cache-Control"] = REDIRECT_CACHE_CONTROL
        return response
    return ask(request, path, content) if path.following else answer(request, path, content)


def address_of(answers: Sequence[Answer]) -> str:
    """Of what follows them."""
    row = answers[-1].row if answers else None
    if row and row.page == LeadsTo.VERIFY:
        return reverse("contacts:verify")
    if row and row.page == LeadsTo.GUIDE:
        return str(row.guide.get_absolute_url())
    return address_after(one.slug for one in answers)


def address_after(slugs: Iterable[str]) -> str:
    return reverse("contacts:choose") + "".join(f"{slug}/" for slug in slugs)


def given_so_far(path: Path) -> dict[str, Any]:
    """What was answered, with the address at which each answer can be changed."""
    found = [(one.question.row, one.answer.row, address_after(one.before)) for one in path.given]
    return {"given": found}


def ask(request: HttpRequest, path: Path, content: Published) -> HttpResponse:
    question = path.following
    assert question is not None  # noqa: S101  else there is an answer
    context = {
        "question": question.row,
        "answers": [(one.row, address_of([*path.answers, one])) for one in question.answers],
        "number": len(path.given) + 1,
        "count": len(content.chooser),
    }
    return render_public(request, "contacts/choose.html", context | given_so_far(path))


def answer(request: HttpRequest, path: Path, content: Published) -> HttpResponse:
    moment = clock.now()
    channels = channels_now(status_moment(request, moment))
    chosen = choose_way(path.answers, [way_of(now) for now in channels])
    context = shown(chosen, path.answers, content) | given_so_far(path)
    statuses = [now.status for now in channels]  # any of them may be the next one to offer
    return render_public(request, "contacts/chosen.html", context, moment=moment, statuses=statuses)


def way_of(now: ChannelNow) -> Way[ChannelNow]:
    channel, kind = now.channel, KINDS[now.channel.kind]
    is_known = channel.sign_in or kind.is_behind_sign_in
    needed = needs_sign_in(channel) if is_known else None
    state = now.status.state
    return Way(now, channel.kind, needed, state, channel.pk, is_spoken=kind.is_spoken)


def shown(
    chosen: Chosen[ChannelNow], answers: Sequence[Answer], content: Published
) -> dict[str, Any]:
    first = chosen.first
    # Where nothing can be used there is something to read of what would suit best.
    best = first or next(iter(chosen.others), None)
    guides = list(guides_for(best.key.channel, answers, content)) if best else []
    if chosen.reason is Reason.BARRED and (stuck := published_guide(CANNOT_SIGN_IN, content)):
        guides.append(GuideLink(stuck, stuck.get_absolute_url()))
    has_button = first is None or bool(first.key.channel.endpoints.all())
    return {
        "now": first and first.key,
        "reason": chosen.reason.value,
        # The reason says it where all that is left needs signing in.
        "sign_in": sign_in_at(first, answers) if first and not first.is_barred(answers) else "",
        # What to press of a channel that has no number or link.
        "main": None if has_button else next(iter(guides), None),
        "guides": guides if has_button else guides[1:],
        "more": list(others_of(answers, guides)),
        "ways": [other_way(way, answers) for way in chosen.others],
    }


def other_way(way: Way[ChannelNow], answers: Sequence[Answer]) -> OtherWay:
    is_unknown = sign_in_at(way, answers) == "unknown"
    return OtherWay(way.key, bool(way.needs_sign_in), not way.is_barred(answers), is_unknown)


def others_of(answers: Iterable[Answer], linked: Iterable[GuideLink]) -> Iterator[GuideLink]:
    """The guides of the answers that are about another channel."""
    keys = {one.guide.pk for one in linked}
    named = {one.row.guide.pk: one.row.guide for one in answers if one.row.guide}
    return (GuideLink(one, one.get_absolute_url()) for pk, one in named.items() if pk not in keys)


def sign_in_at(way: Way[ChannelNow], answers: Sequence[Answer]) -> str:
    """What is said of signing in there, as components/way_notes.html takes it; "" where nobody
    asks.
    """
    if way.is_spoken or any(one.row.can_sign_in == CanSignIn.YES for one in answers):
        return ""
    needed = "needed" if way.key.channel.sign_in else "maybe"
    return {True: needed, False: "", None: "unknown"}[way.needs_sign_in]


def guides_for(
    channel: Channel, answers: Iterable[Answer], content: Published
) -> Iterator[GuideLink]:
    """Those of the answers that are general or about the channel, and its own first steps."""
    named = [link_to(one.row.guide, channel) for one in answers if one.row.guide]
    steps = content.once(("first steps", channel.pk), lambda: first_steps(channel))
    links = [*named, GuideLink(steps, steps.get_absolute_url()) if steps else None]
    seen: dict[int, GuideLink] = {}
    for one in links:
        if one:
            seen.setdefault(one.guide.pk, one)
    yield from seen.values()


def link_to(guide: Guide, channel: Channel) -> GuideLink | None:
    """Of one with options, to the option with the channel."""
    address = guide.get_absolute_url()
    if guide.form == GuideForm.OPTIONS:
        options = (one for one in guide.steps.all() if one.channel_id == channel.pk)
        option = next(options, None)
        return GuideLink(guide, f"{address}#{option.anchor}") if option else None
    return GuideLink(guide, address) if guide.channel_id in (None, channel.pk) else None


def first_steps(channel: Channel) -> Guide | None:
    of_channel = Guide.objects.published().filter(channel=channel, form=GuideForm.STEPS)
    shown = Step.objects.published().filter(guide=OuterRef("pk"))
    return of_channel.filter(Exists(shown)).first()


def published_guide(slug: str, content: Published) -> Guide | None:
    return content.once(
        ("guide of slug", slug), lambda: Guide.objects.published().filter(slug=slug).first()
    )
