"""The page of “Ramadan hours” at the desk: one press stores a season for many channels."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.admin.as_on import in_address
from contacts.admin.confirmed_texts import REASON, fact_differences
from contacts.admin.history import HistoryMixin
from contacts.admin.hours import OpeningHoursInline
from contacts.admin.languages import pair
from contacts.admin.proposals import SENT, makes_proposal, propose_state
from contacts.admin.publication_dates import moment_in_words
from contacts.admin.rights import may_publish
from contacts.admin.seasons import (
    FACTS,
    NOBODY,
    Candidate,
    SeasonForm,
    candidates,
    first_moment,
    form_class,
    judge,
    present_in_words,
    proposal,
    ramadan_in_words,
)
from contacts.history import versions
from contacts.history.proposals import taken_back
from contacts.history.proposed_states import with_provisional_keys
from contacts.history.versions import ChangeKind
from contacts.languages.fact_report import accept
from contacts.models import Channel

LOOK = "_look"  # the button that only shows what would be stored
RIGHTS = ("change_channel", "add_openinghours", "delete_openinghours")


class SeasonMixin(HistoryMixin):
    """For the admin of channels."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.season_view)
        return [path("season/", view, name="contacts_channel_season"), *super().get_urls()]

    def has_season_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms([f"contacts.{right}" for right in RIGHTS])

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        url = reverse("admin:contacts_channel_season")
        season_url = url if self.has_season_permission(request) else ""
        context = {"season_url": season_url, **(extra_context or {})}
        return super().changelist_view(request, context)

    def season_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_season_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.season_page(request, *self.new_season(request))
        with transaction.atomic():
            form, found = self.typed_season(request)
            chosen = [one for one in found if one.is_ticked]
            is_refused = not form.is_valid() or any(one.errors for one in found) or not chosen
            if is_refused or LOOK in request.POST:
                return self.season_page(request, form, found)
            new = [one for one in chosen if not one.is_stored]
            proposed = [one for one in new if makes_proposal(request, one.channel)]
            self.propose_season(request, form, proposed)
            self.store_season(request, form, [one for one in new if one not in proposed])
        if proposed:
            messages.success(request, SENT)
        if stored := [one for one in chosen if one not in proposed]:
            messages.success(request, stored_in_words(stored))
        return HttpResponseRedirect(reverse("admin:contacts_channel_changelist"))

    def season_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> SeasonForm:
        inline = OpeningHoursInline(Channel, self.admin_site)
        return form_class(inline.formfield_for_dbfield, request)(*args, **kwargs)

    def new_season(self, request: HttpRequest) -> tuple[SeasonForm, list[Candidate]]:
        """Ticked are those that have the season which is written already; where none has it, those
        that readers see and that have no hours for these dates."""
        only = request.GET.get("channel", "")
        first = proposal(timezone.localdate(), channel=only)
        channels = Channel.objects.prefetch_related("opening_hours")
        found = candidates(channels, first["valid_from"], first["valid_to"])
        for one in found:
            one.has_shown = one.has(first)
        is_first = not any(one.has_shown for one in found)
        for one in found:
            is_meant = one.has_shown or (is_first and one.channel.is_shown)
            if only:
                is_meant = str(one.channel.pk) == only
            takes_it = one.has_shown or (not one.reason and not one.others)
            one.is_ticked = takes_it and is_meant
        return self.season_form(request, initial=first), found

    def typed_season(self, request: HttpRequest) -> tuple[SeasonForm, list[Candidate]]:
        """Nobody else saves the channels before this transaction ends."""
        form = self.season_form(request, request.POST, initial=proposal(timezone.localdate()))
        is_valid, data = form.is_valid(), form.cleaned_data
        channels = Channel.objects.select_for_update().prefetch_related("opening_hours")
        found = candidates(channels, data.get("valid_from"), data.get("valid_to"))
        wanted = request.POST.getlist("channels")
        for one in found:
            one.is_ticked = str(one.channel.pk) in wanted and not one.reason
            if one.is_ticked and is_valid:
                shown = request.POST.get(f"shown-{one.channel.pk}", "")
                judge(one, form, may_publish=may_publish(request), shown=shown)
        return form, found

    def store_season(self, request: HttpRequest, form: SeasonForm, chosen: list[Candidate]) -> None:
        reason = request.POST.get(REASON, "").strip()[:300]
        for one in chosen:
            versions.keep_unrecorded(one.channel)
        with versions.recorded(ChangeKind.EDITED, user=request.user, reason=reason):
            for one in chosen:
                self.store_one(request, form, one, reason)

    def store_one(
        self, request: HttpRequest, form: SeasonForm, one: Candidate, reason: str
    ) -> None:
        for other in one.others:
            other.delete()
        one.row.save()
        for text in form.fact_differences if reason else ():
            accept(one.row, text, reason=reason)
        name = str(one.row._meta.verbose_name)
        self.log_change(request, one.channel, [{"added": {"name": name, "object": str(one.row)}}])

    def propose_season(
        self, request: HttpRequest, form: SeasonForm, chosen: list[Candidate]
    ) -> None:
        """Of channels that readers see, by who may not publish: one proposal for each."""
        reason = request.POST.get(REASON, "").strip()[:300]
        for one in chosen:
            known = versions.row_state(one.channel).keys()
            with taken_back():
                self.store_one(request, form, one, reason)
                state = versions.row_state(one.channel)
            said = {"reason": reason}
            propose_state(request, one.channel, with_provisional_keys(state, known), said=said)

    def season_page(
        self, request: HttpRequest, form: SeasonForm, found: list[Candidate]
    ) -> HttpResponse:
        fieldsets: list[tuple[Any, Any]] = [
            (None, {"fields": [pair("name")], "classes": ["two-languages"]}),
            (None, {"fields": [FACTS], "classes": ["row", "hours"]}),
            (None, {"fields": [pair("note")], "classes": ["two-languages"]}),
        ]
        is_asked = form.is_bound and not any(one.is_ticked for one in found)
        context = {
            "title": _("Ramadan hours"),
            "ramadan": ramadan_in_words(timezone.localdate()),
            "adminform": AdminForm(form, fieldsets, {}, (), model_admin=self),
            "candidates": found,
            "stored": present_in_words(found),
            "nobody": NOBODY if is_asked else "",
            "has_errors": form.is_bound and (form.errors or any(one.errors for one in found)),
            "is_look": LOOK in request.POST,
            "fact_differences": list(fact_differences([form])),
            "reason": request.POST.get(REASON, ""),
        }
        return self.page(request, "season", context)


def stored_in_words(chosen: list[Candidate]) -> SafeString:
    """With the way to the site as it is then."""
    text = ngettext(
        "The season is stored for %(count)d channel.",
        "The season is stored for %(count)d channels.",
        len(chosen),
    )
    moment = min(first_moment(one.row) for one in chosen)
    url = reverse("as-on", query={"at": in_address(moment)})
    see = _("See the site on %(moment)s") % {"moment": moment_in_words(moment, timezone.now())}
    return format_html('{} <a href="{}">{}</a>', text % {"count": len(chosen)}, url, see)
