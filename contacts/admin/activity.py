"""The page of what the team did and who signed in: one list, with filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts.events import EventKind
from citizen_help.accounts.names import called
from contacts.admin.activity_lines import Line, lines
from contacts.admin.activity_sources import USER, Asked, Kind, page
from contacts.admin.typed_times import DateField
from contacts.history.authors import former
from contacts.history.versions import is_part
from contacts.models import AccountEvent, refusals

PAGE_SIZE = 50
MAX_PAGE = 200  # what is older is found by its day
RECENT = 10
ANY = ("", _("All"))
KINDS = {
    Kind.CONTENT: _("Changes of content"),
    Kind.PUBLICATION: _("Published or taken off"),
    Kind.DELETION: _("Deletions"),
    Kind.ACCOUNT: _("Accounts"),
    Kind.SIGN_IN: _("Sign-ins"),
    Kind.FAILURE: _("Failed sign-ins and locks"),
}
FOR_ADMINISTRATORS = (Kind.ACCOUNT, Kind.SIGN_IN, Kind.FAILURE)


class ActivityForm(forms.Form):
    person = forms.ChoiceField(label=_("Person"), required=False)
    kind = forms.ChoiceField(label=_("Kind of action"), required=False)
    what = forms.ChoiceField(label=_("Done to"), required=False)
    day = DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput({"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
    )

    def __init__(self, user: Any, data: Any) -> None:
        super().__init__(data)
        models = models_for(user)
        kinds = [kind for kind in KINDS if USER in models or kind not in FOR_ADMINISTRATORS]
        choices: dict[str, list[tuple[str, Any]]] = {
            "person": people(user),
            "kind": [(kind, KINDS[kind]) for kind in kinds],
            "what": [(name, words) for name, words in models.items()],
        }
        for name, of in choices.items():
            self.fields[name].choices = [ANY, *of]  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day and (refused := refusals.of_date(day, today=timezone.localdate())):
            raise refused
        return day

    def asked(self, user: Any) -> Asked:
        """Of what was typed right; what was not narrows nothing, and is told beside its field."""
        self.full_clean()
        typed = self.cleaned_data
        return Asked(
            models=frozenset(models_for(user)),
            person=int(typed["person"]) if typed.get("person") else None,
            kind=Kind(typed["kind"]) if typed.get("kind") else None,
            what=typed.get("what", ""),
            day=typed.get("day"),
        )


def models_for(user: Any) -> dict[str, str]:
    """The names of the models whose rows the person may see, in words."""
    found = {
        str(model._meta.model_name): str(capfirst(model._meta.verbose_name_plural))
        for model in apps.get_app_config("contacts").get_models()
        if admin.site.is_registered(model)
        and not is_part(str(model._meta.model_name))
        and user.has_perm(f"contacts.view_{model._meta.model_name}")
    }
    if user.is_superuser:
        found[USER] = str(capfirst(User._meta.verbose_name_plural))
    return found


def people(user: Any) -> list[tuple[str, str]]:
    """Those who have an account, then those who had one."""
    name_of = User.get_username if user.is_superuser else called
    there = [(str(one.pk), name_of(one)) for one in User.objects.order_by("username")]
    gone = AccountEvent.objects.filter(kind=EventKind.DELETED, model=USER).order_by("name")
    known = {pk for pk, _name in there}
    found = {one.object_id: former(one.name) for one in gone if one.object_id not in known}
    return [*there, *found.items()]


def activity(request: HttpRequest) -> HttpResponse:
    form = ActivityForm(request.user, request.GET)
    asked, number = form.asked(request.user), page_number(request)
    keys = page(asked, (number - 1) * PAGE_SIZE, PAGE_SIZE + 1)
    context = {
        **admin.site.each_context(request),
        "title": gettext("The team’s actions"),
        "form": form,
        "lines": lines(keys[:PAGE_SIZE]),
        "newer": page_query(request, number - 1) if number > 1 else "",
        "older": page_query(request, number + 1) if len(keys) > PAGE_SIZE else "",
        "kept_days": settings.KEEP["SIGN_INS"].days if request.user.is_superuser else 0,
    }
    return TemplateResponse(request, "admin/accounts/activity.html", context)


def page_number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "")
    is_number = typed.isdecimal() and len(typed) < len(str(MAX_PAGE)) + 1
    return min(max(int(typed), 1), MAX_PAGE) if is_number else 1


def page_query(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return "?" + query.urlencode()


def recent(user: Any) -> list[Line]:
    """For the admin's first page: what was done to content."""
    models = frozenset(models_for(user)) - {USER}
    return lines(page(Asked(models), 0, RECENT))
