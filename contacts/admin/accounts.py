"""The people who may enter the admin: their role, their way in, and what keeps their names."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import logout
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from citizen_help.accounts import events, invitations, recovery, sessions
from citizen_help.accounts.events import EventKind
from citizen_help.accounts.forms import IdentityForm
from citizen_help.accounts.views import ask_identity
from contacts.admin import roles
from contacts.admin.language_state import badge
from contacts.admin.lists import ConditionFilter, PlainListMixin
from contacts.admin.person_form import PersonForm
from contacts.admin.roles import Role

# Pages of devices would show the keys of other people's phones; groups are what roles mean.
for model in (TOTPDevice, StaticDevice, User, Group):
    admin.site.unregister(model)


LINK_ENDED = _(
    "With the e-mail address the link that was sent has ended. Make a new one for this person."
)


class RoleFilter(ConditionFilter):
    title = _("Role")
    parameter_name = "role"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        held = Q(groups__name=roles.GROUPS[Role.PUBLISHER])
        others = ~roles.IS_ADMINISTRATOR & Q(is_staff=True)
        found = {
            Role.EDITOR: others & Q(groups__name=roles.GROUPS[Role.EDITOR]) & ~held,
            Role.PUBLISHER: others & held,
            Role.ADMINISTRATOR: roles.IS_ADMINISTRATOR,
        }
        return {str(role): (roles.NAMES[role], rows) for role, rows in found.items()}


class StateFilter(ConditionFilter):
    title = _("State")
    parameter_name = "state"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        return {
            "active": (_("Active"), Q(is_active=True) & ~invited),
            "invited": (_("No password yet"), Q(is_active=True) & invited),
            "off": (_("Switched off"), Q(is_active=False)),
        }


class ForAdministratorsMixin(admin.ModelAdmin):
    """Who could add people, or give them a role, could enter as anyone."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_reset_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)


@admin.register(User)
class PersonAdmin(ForAdministratorsMixin, PlainListMixin):
    form = PersonForm
    fields = ("full_name", "email", "username", "role", "is_active")
    list_display = ("person", "username", "email", "role", "phone", "state")
    list_filter = (RoleFilter, StateFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("first_name", "username")
    actions = ("reset_sign_in",)
    change_form_template = "admin/accounts/person.html"
    delete_confirmation_template = "admin/accounts/delete.html"

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """People are not saved as new ones, though Django shows a refused form as if they were."""
        if "_saveasnew" in request.POST:
            typed = request.POST.copy()
            del typed["_saveasnew"]
            request.POST = typed  # type: ignore[assignment]
        return super().changeform_view(request, *args, **options)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        people = super().get_queryset(request).prefetch_related("groups")
        return people.annotate(has_phone=Exists(phones))

    @admin.display(description=_("name"), ordering="first_name")
    def person(self, obj: User) -> str:
        return obj.get_full_name() or obj.get_username()

    @admin.display(description=_("Role"))
    def role(self, obj: User) -> Any:
        return roles.NAMES[roles.role_of(obj)]

    @admin.display(description=_("second key"), ordering="has_phone")
    def phone(self, obj: Any) -> SafeString:
        text = _("Phone set up") if obj.has_phone else _("No phone")
        return badge(good=obj.has_phone, text=text)

    @admin.display(description=_("State"), ordering="is_active")
    def state(self, obj: User) -> SafeString:
        if not obj.is_active:
            return badge(good=False, text=_("Switched off"))
        if not obj.has_usable_password():
            return badge(good=False, text=_("No password yet"))
        return badge(good=True, text=_("Active"))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """One by one alone are people deleted."""
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.link_view)
        return [path("<path:object_id>/link/", view, name="auth_user_link"), *super().get_urls()]

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.actor = request.user
        return form

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """After a person is added comes their link; one's own account is not deleted here."""
        person = kwargs["obj"]
        context["show_delete"] = bool(person and person.pk != request.user.pk)
        context |= {"show_save_and_add_another": False, "show_save_and_continue": bool(person)}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            sessions.end_all(obj)  # or they would go on when it is switched on again
        if change and "email" in form.changed_data and not obj.has_usable_password():
            messages.warning(request, LINK_ENDED)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "role" in form.changed_data:
            roles.set_groups(form.instance, Role(form.cleaned_data["role"]))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What the log of the team tells (events), which names no permissions."""
        told = ("role", "is_active")  # with their value; of others it is told that they changed
        return {name: form.cleaned_data[name] if name in told else "" for name in form.changed_data}

    def log_addition(self, request: HttpRequest, obj: User, message: Any) -> None:  # type: ignore[override]
        events.record(EventKind.ADDED, obj, by=request.user, role=message["role"])

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> None:  # type: ignore[override]
        if message:
            events.record(EventKind.CHANGED, obj, by=request.user, **message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """Kept by the deletion itself, wherever it is made (contacts/history/authors.py)."""
        for account in queryset:
            account.deleted_by = request.user

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.show_link(request, obj)

    def link_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """For somebody who has an account, once the administrator proved who they are."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        account = self.get_object(request, unquote(object_id))
        if account is None:
            raise Http404
        if account.pk == request.user.pk:
            return HttpResponseRedirect(reverse("admin:password_change"))
        form = IdentityForm(request, request.POST or None)
        if form.is_valid():
            return self.show_link(request, account)
        context = {"people": [account], "back": person_url(account)}
        return ask_identity(request, self.admin_site, form=form, reason="link", **context)

    def show_link(self, request: HttpRequest, account: User) -> HttpResponse:
        """The only time that it is shown."""
        link = invitations.new_link(account, by=request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("The link for setting the password"),
            "account": account,
            "link": link,
            "letter": invitations.letter(account, link),
            "until": invitations.valid_until(),
            "opts": self.opts,
        }
        response = render(request, "admin/accounts/link.html", context)
        response["Cache-Control"] = "no-store, private"
        return response

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """What the person did, and what was done to the account."""
        query = {"person": unquote(object_id)}
        return HttpResponseRedirect(reverse("activity", query=query))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with an account is told in sentences (delete.html)."""
        return [], {}, set(), []

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        with transaction.atomic():
            account = self.get_object(request, unquote(object_id))
            if account and (refused := roles.refusal(request.user, account)):
                messages.error(request, refused)
                return HttpResponseRedirect(person_url(account))
            return super().delete_view(request, object_id, extra_context)

    @admin.action(
        description=_("Phone lost: let them set up another, and unlock the name"),
        permissions=["reset"],
    )
    def reset_sign_in(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse | None:
        people = list(queryset)
        form = IdentityForm(request, request.POST if "password" in request.POST else None)
        if not form.is_valid():
            context = {"people": people, "action": "reset_sign_in"}
            return ask_identity(request, self.admin_site, form=form, reason="reset", **context)
        for person in people:
            recovery.reset_sign_in(person, by=request.user)
        if request.user in people:
            logout(request)  # this session has ended with the others
        text = ngettext(
            "%(count)d person can set up another phone at the next sign-in.",
            "%(count)d people can set up another phone at the next sign-in.",
            len(people),
        )
        messages.success(request, text % {"count": len(people)})
        return None


def person_url(account: User) -> str:
    return reverse("admin:auth_user_change", args=[account.pk])
