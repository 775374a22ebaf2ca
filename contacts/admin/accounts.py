"""The people who may enter the admin, and whether a phone guards their account."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from citizen_help.accounts import recovery
from citizen_help.accounts.forms import IdentityForm
from citizen_help.accounts.views import ask_identity
from contacts.admin.language_state import badge
from contacts.admin.lists import PlainListMixin


class HashedUserCreationForm(AdminUserCreationForm):
    """With a password that is hashed already."""

    password_hash: Any = None  # the class is made for each request

    def set_password_and_save(self, user: User, commit: bool = True, **_fields: Any) -> User:
        usable = self.cleaned_data["set_usable_password"]
        user.password = self.password_hash if usable else make_password(None)
        if commit:
            user.save()
        return user


# Their pages would show the keys of other people's phones.
for device in (TOTPDevice, StaticDevice):
    admin.site.unregister(device)
admin.site.unregister([User, Group])


@admin.register(User)
class SiteUserAdmin(PlainListMixin, UserAdmin):
    list_display = ["username", "email", "last_name", "in_groups", "phone", "is_active"]
    list_filter = ["groups", "is_active", "is_superuser"]
    actions = ["reset_sign_in"]
    add_form = HashedUserCreationForm

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        people = super().get_queryset(request).prefetch_related("groups")
        return people.annotate(has_phone=Exists(phones))

    @admin.display(description=_("groups"))
    def in_groups(self, obj: User) -> Any:
        if obj.is_superuser:
            return _("May do everything")
        return ", ".join(group_name(group) for group in obj.groups.all()) or "–"

    @admin.display(description=_("second key"), ordering="has_phone")
    def phone(self, obj: Any) -> SafeString:
        text = _("Phone set up") if obj.has_phone else _("No phone")
        return badge(good=obj.has_phone, text=text)

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
            recovery.reset_sign_in(person)
            self.log_change(request, person, [{"changed": {"name": "", "object": ""}}])
        if request.user in people:
            logout(request)  # this session has ended with the others
        text = ngettext(
            "%(count)d person can set up another phone at the next sign-in.",
            "%(count)d people can set up another phone at the next sign-in.",
            len(people),
        )
        messages.success(request, text % {"count": len(people)})
        return None

    def has_reset_permission(self, request: HttpRequest) -> bool:
        """Who could reset others' phones and passwords could enter as anyone."""
        return request.user.is_superuser

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """One's own is changed where the present one is asked for."""
        if id == str(request.user.pk):
            return HttpResponseRedirect(reverse("admin:password_change"))
        return super().user_change_password(request, id, form_url)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The password is hashed before the transaction, in which SQLite lets nobody else write."""
        if request.method == "POST":
            hashed = make_password(request.POST.get("password1") or None)
            request.password_hash = hashed  # type: ignore[attr-defined]
        return super().add_view(request, *args, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if obj is None:
            form.password_hash = getattr(request, "password_hash", None)
        return form


@admin.register(Group)
class SiteGroupAdmin(PlainListMixin, GroupAdmin):
    pass


def group_name(group: Group) -> str:
    """The site's own two groups in the page's language; others as they were named."""
    names = {"editors": _("Editors"), "publishers": _("Publishers")}
    return str(names.get(group.name, group.name))
