"""Old addresses and tried links: to be read; the site itself writes them."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.admin.dashboard import edit_url
from contacts.admin.finding import with_found
from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, PlainListMixin, ReadOnlyMixin
from contacts.enums import LinkProblem, PageKind
from contacts.models import LinkCheck, MovedPage
from contacts.publishing.redirects import MODELS

# By the name of the error; `contacts.links.external` stores it with what the system says.
REASONS = {
    "gaierror": _("No server has this name. Check how the address is spelt."),
    "TimeoutError": _("The server did not answer in time."),
    "ConnectionRefusedError": _("The server takes no connections there."),
    "SSLCertVerificationError": _("The server cannot prove that it is the one named."),
}
OTHER_REASON = _("The connection failed, or the answer could not be read.")


class BrokenFilter(ConditionFilter):
    title = _("state")
    parameter_name = "broken"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        works = Q(problem="")
        return {"yes": (_("Leads nowhere"), ~works), "no": (_("Leads somewhere"), works)}


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyMixin, PlainListMixin):
    list_display = ["address", "state", "place", "reason", "broken_since", "checked_at"]
    list_display_links = None
    readonly_fields = ("address", "state", "place", "reason", "broken_since", "checked_at")
    fields = readonly_fields
    list_filter = [BrokenFilter, "problem"]
    search_fields = ["url"]
    empty_value_display = "–"

    @admin.display(description=_("link"), ordering="url")
    def address(self, obj: LinkCheck) -> SafeString:
        return format_html('<bdi dir="ltr" class="address">{}</bdi>', obj.url)

    @admin.display(description=_("state"), ordering="problem")
    def state(self, obj: LinkCheck) -> SafeString:
        text = obj.get_problem_display() or _("Leads somewhere")
        return badge(good=not obj.problem, text=text)

    @admin.display(description=_("what came back"), ordering="detail")
    def reason(self, obj: LinkCheck) -> str:
        """The number that a server answers with stays as it is."""
        kind, _separator, rest = obj.detail.partition(":")
        is_raw = rest and obj.problem == LinkProblem.UNREACHABLE
        return str(REASONS.get(kind, OTHER_REASON)) if is_raw else obj.detail

    @admin.display(description=_("stands in"))
    def place(self, obj: LinkCheck) -> SafeString:
        return format_html('<a href="{}">{}</a>', edit_url(obj), _("Open its form"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(MovedPage)
class MovedPageAdmin(ReadOnlyMixin, PlainListMixin):
    list_display = ["old_slug", "kind", "leads_to", "moved_at"]
    list_display_links = None
    list_filter = ["kind"]
    search_fields = ["slug", "new_slug"]

    @admin.display(description=capfirst(_("old slug")), ordering="slug")
    def old_slug(self, obj: MovedPage) -> SafeString:
        return with_found(format_html('<bdi dir="ltr">{}</bdi>', obj.slug), obj)

    @admin.display(description=_("leads to"), ordering="new_slug")
    def leads_to(self, obj: MovedPage) -> Any:
        if not obj.new_slug:
            return _("Off the site: the list stands in")
        model = MODELS[PageKind(obj.kind)]._meta.model_name
        url = reverse(f"admin:contacts_{model}_changelist")
        return format_html('<a href="{}?q={}" dir="ltr">{}</a>', url, obj.new_slug, obj.new_slug)
