"""Find and replace in all texts: every change is shown first, and only what is ticked is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from reversion.models import Revision

from citizen_help.accounts.names import called
from contacts.admin.bulk import named
from contacts.admin.languages import label_of
from contacts.admin.replacement_doubts import doubts
from contacts.admin.rights import may_publish
from contacts.content import replacements
from contacts.content.replacements import TextChange
from contacts.enums import Language
from contacts.history import versions
from contacts.history.comments import comment_of
from contacts.history.versions import ChangeKind
from contacts.languages.fact_report import describe_all
from contacts.languages.replacing import LEAST, Replacement
from contacts.languages.translation_state import PARTS
from contacts.languages.word_diff import Piece, shortened, word_diff
from contacts.reader_text import without_pasted_marks

MOST = 200  # changes shown at once
BOTH = "both"
UNDO_FOR = timedelta(days=30)
LATEST = 5  # replacements that can be undone from the page
UNDONE = "undone"  # in the comment of a revision: the number of the one that it takes back
TICKS = "change"  # the tick of a change, with its key and its fingerprint
REFUSED = gettext_lazy("%(place)s stays as it is. %(reason)s")
COUNTED = gettext_lazy("%(name)s: %(count)d")


class FindForm(forms.Form):
    find = forms.CharField(
        label=gettext_lazy("Find"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the words to look for.")},
        widget=forms.TextInput({"dir": "auto"}),
    )
    put = forms.CharField(
        label=gettext_lazy("Replace with"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Empty: the words are taken out."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In the texts"),
        choices=[
            (BOTH, gettext_lazy("in both languages")),
            ("ar", gettext_lazy("in Arabic")),
            ("en", gettext_lazy("in English")),
        ],
        initial=BOTH,
    )
    whole_words = forms.BooleanField(
        label=gettext_lazy("Whole words only"),
        required=False,
        help_text=gettext_lazy(
            "Letters written on to an Arabic word, such as و and ب, make it another word."
        ),
    )
    folded = forms.BooleanField(
        label=gettext_lazy("Other spellings too"),
        required=False,
        help_text=gettext_lazy(
            "أ, إ and ا count as one letter, so do ة and ه, and ى and ي; vowel signs and capital "
            "letters make no difference."
        ),
    )

    def clean_find(self) -> str:
        find = without_pasted_marks(self.cleaned_data["find"]).strip()
        if len(find) < LEAST:
            raise forms.ValidationError(
                _("Write two characters or more: one alone stands in nearly every text.")
            )
        return find

    def clean_put(self) -> str:
        return without_pasted_marks(self.cleaned_data["put"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "put" in cleaned and cleaned.get("find") == cleaned["put"]:
            self.add_error("put", _("This is what you are looking for: nothing would change."))
        return cleaned

    def wanted(self) -> Replacement:
        names = ("find", "put", "whole_words", "folded")
        return Replacement(**{name: self.cleaned_data[name] for name in names})

    def languages(self) -> list[Language]:
        chosen = self.cleaned_data["language"]
        return [one for one in Language if chosen in (BOTH, one.value)]


@dataclass(frozen=True)
class Line:
    """A change as the page shows it."""

    change: TextChange
    label: str
    pieces: tuple[Piece, ...]
    url: str
    warning: str
    tick: str
    is_ticked: bool


def page(request: HttpRequest) -> HttpResponse:
    kinds = changeable(request)
    if not kinds:
        raise PermissionDenied
    if request.method == "POST" and "undo" in request.POST:
        return undo(request)
    data = request.POST if request.method == "POST" else request.GET
    # A link to this page fills in the words, and shows what would change only when asked.
    form = FindForm(data) if "language" in data else FindForm(initial=data.dict())
    if not form.is_valid():
        return show(request, form, [], left_out=0)
    if request.method == "POST" and replace(request, form):
        return HttpResponseRedirect(reverse("find-replace", query=request.GET))
    offered, left_out = [], 0
    for change in replacements.found(kinds, form.wanted(), form.languages()):
        if may_change(request, change.owner):
            offered.append(change)
        else:
            left_out += 1
        if len(offered) > MOST:
            break
    return show(request, form, offered, left_out=left_out)


def changeable(request: HttpRequest) -> list[type[Model]]:
    """The kinds of rows that the user may change."""
    names = {model: f"contacts.change_{model._meta.model_name}" for model in PARTS}
    return [model for model, right in names.items() if request.user.has_perm(right)]


def may_change(request: HttpRequest, owner: Any) -> bool:
    """What readers see, or will see, is changed here by those who may publish alone."""
    name = f"contacts.change_{owner._meta.model_name}"
    return request.user.has_perm(name) and (may_publish(request) or not owner.is_shown)


def show(
    request: HttpRequest, form: FindForm, offered: Sequence[TextChange], *, left_out: int
) -> HttpResponse:
    ticks = set(request.POST.getlist(TICKS)) if request.method == "POST" else None
    context = {
        **site.each_context(request),
        "title": _("Find and replace"),
        "form": form,
        "is_asked": form.is_bound and form.is_valid(),
        "lines": [line_of(one, ticks) for one in offered[:MOST]],
        "data": request.POST,
        "most": MOST if len(offered) > MOST else 0,
        "left_out": left_out,
        "is_publisher": may_publish(request),
        "latest": list(latest()),
        "doubts": list(doubts(form.cleaned_data, len(offered[:MOST]))) if offered else [],
    }
    return TemplateResponse(request, "admin/contacts/find_replace.html", context)


def line_of(change: TextChange, ticks: set[str] | None) -> Line:
    """`ticks` are those that came back; None where nobody has had the choice yet."""
    owner, tick = change.owner, f"{change.key}:{change.fingerprint}"
    return Line(
        change=change,
        label=str(label_of(change.row._meta.get_field(change.column))),
        pieces=shortened(word_diff(change.before, change.after)),
        url=reverse(f"admin:contacts_{owner._meta.model_name}_change", args=[owner.pk]),
        warning=describe_all(change.differences),
        tick=tick,
        is_ticked=not change.refusal and (ticks is None or tick in ticks),
    )


def replace(request: HttpRequest, form: FindForm) -> bool:
    """Store what is ticked; False where nothing is."""
    ticked = dict(tick.rpartition(":")[::2] for tick in request.POST.getlist(TICKS)[:MOST])
    if not ticked:
        messages.error(request, _("Nothing is ticked, so nothing was changed."))
        return False
    wanted = form.wanted()
    with transaction.atomic():
        rows = replacements.locked_owners(replacements.owners_of(ticked))
        found = {one.key: one for one in replacements.found_in(rows, wanted, form.languages())}
        chosen = [one for key, one in found.items() if ticked.get(key) == one.fingerprint]
        chosen = [one for one in chosen if not one.refusal and may_change(request, one.owner)]
        reason = _("“%(find)s” → “%(put)s”") % {"find": wanted.find, "put": wanted.put}
        with versions.recorded(
            ChangeKind.REPLACED, user=request.user, reason=reason, minor="minor" in request.POST
        ):
            replacements.store(chosen, confirm="still" in request.POST)
    refused = [one for key, one in found.items() if key in ticked and one.refusal]
    for one in refused:
        values = {"place": one.place, "reason": one.refusal}
        messages.error(request, REFUSED % values)
    tell_stale(request, ticked.keys() - {one.key for one in [*chosen, *refused]}, rows)
    tell_done(request, chosen)
    return True


def tell_stale(request: HttpRequest, keys: Iterable[str], rows: Sequence[Any]) -> None:
    """What was ticked and is no longer as it was shown."""
    owners = {":".join(map(str, versions.key_of(row))): str(row) for row in rows}
    found = {owners.get(":".join(key.split(":")[:2]), "") for key in keys}
    if names := sorted(found - {""}):
        text = _(
            "Changed after it was shown here, or not yours to change, so that text stays as it "
            "is: %(names)s. Look at it again below."
        )
        messages.error(request, text % {"names": named(names)})
    if "" in found:
        messages.error(request, _("A row that was shown here has been deleted since."))


def tell_done(request: HttpRequest, changes: Sequence[TextChange]) -> None:
    if not changes:
        return
    kinds = Counter(capfirst(one.owner._meta.verbose_name_plural) for one in changes)
    counted = [COUNTED % {"name": name, "count": count} for name, count in kinds.items()]
    text = ngettext(
        "%(count)d text was changed. %(rows)s.",
        "%(count)d texts were changed. %(rows)s.",
        len(changes),
    )
    rows = _(", ").join(counted)
    messages.success(request, text % {"count": len(changes), "rows": rows})


def latest() -> Iterator[dict[str, Any]]:
    """The last replacements, which can be taken back whole; `undone` since when one is."""
    since = timezone.now() - UNDO_FOR
    made = Revision.objects.filter(
        date_created__gte=since, comment__contains=f'"deed": "{ChangeKind.REPLACED}"'
    )
    for one in made.select_related("user").order_by("-pk")[:LATEST]:
        reason = comment_of(one).get("reason", "")
        who = called(one.user) if one.user else ""
        yield {"revision": one, "reason": reason, "who": who, "undone": undone_at(one)}


def undone_at(revision: Revision) -> datetime | None:
    later = Revision.objects.filter(pk__gt=revision.pk)
    back = later.filter(comment__endswith=f'"{UNDONE}": {revision.pk}}}').first()
    return back.date_created if back else None


def undo(request: HttpRequest) -> HttpResponse:
    """One press takes a replacement back, except in texts that were changed since."""
    number = request.POST["undo"]
    revision = get_object_or_404(Revision, pk=number if number.isdecimal() else 0)
    if comment_of(revision).get("deed") != ChangeKind.REPLACED:
        raise PermissionDenied
    if undone_at(revision):
        messages.info(request, _("This replacement was undone already. Nothing was changed."))
        return HttpResponseRedirect(reverse("find-replace"))
    with transaction.atomic():
        back, kept = replacements.undone(revision)
        allowed = [one for one in back if may_change(request, one.owner)]
        # Whoever may change the rest too can still take that back.
        said = {UNDONE: revision.pk} if len(allowed) == len(back) else {}
        with versions.recorded(ChangeKind.TAKEN_BACK, user=request.user, **said):
            replacements.store(allowed)
    stays = {str(one.owner) for one in back if one not in allowed} | set(map(str, kept))
    if stays:
        text = _("Changed since, or not yours to change, so it stays as it is: %(names)s.")
        messages.warning(request, text % {"names": named(sorted(stays))})
    count = len(allowed)
    text = ngettext(
        "%(count)d text is as it was before.", "%(count)d texts are as they were before.", count
    )
    messages.success(request, text % {"count": count})
    return HttpResponseRedirect(reverse("find-replace"))
