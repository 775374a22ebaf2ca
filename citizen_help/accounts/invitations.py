"""A link by which somebody sets their own password: at the first time, or when it is forgotten.

It is Django's own of a forgotten password. Nothing of it is stored: it depends on the password
that the account has, so that a new link, a new password or another e-mail address ends it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.formats import date_format
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from citizen_help.accounts import attempts, devices, events
from citizen_help.accounts.events import EventKind
from citizen_help.accounts.forms import FirstPasswordForm
from citizen_help.site_name import site_name


@dataclass(frozen=True)
class Letter:
    """What the person is sent, in both languages."""

    subject: str
    body: str


def new_link(account: Any, *, by: Any = None) -> str:
    """The whole address. The password ends, and so do older links and the account's sessions."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
    events.record(EventKind.LINK, account, by=by)
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    token = default_token_generator.make_token(account)
    return settings.SITE_URL + reverse("admin:invitation", args=[uid, token])


def valid_until() -> datetime:
    """Of a link that is made now."""
    return timezone.localtime() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def letter(account: Any, link: str) -> Letter:
    subjects, bodies = [], []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            day = date_format(valid_until(), "DATE_FORMAT")
            subjects.append(_("Your account at %(site)s") % {"site": site_name()})
            bodies.append(
                _(
                    "You can work on %(site)s. Set your password here; the link works once, "
                    "until %(day)s:\n%(link)s\n\nYour username: %(name)s"
                )
                % {"site": site_name(), "day": day, "link": link, "name": account.get_username()}
            )
    return Letter(" / ".join(subjects), "\n\n—\n\n".join(bodies))


class InvitationView(PasswordResetConfirmView):
    """Sets the password of the link's account; the link's token leaves the address at once."""

    template_name = "admin/accounts/invitation.html"
    success_url = reverse_lazy("admin:login")
    title = gettext_lazy("Set your password")
    form_class = FirstPasswordForm

    def get_user(self, uidb64: str) -> Any:
        account: Any = super().get_user(uidb64)
        return account if account and account.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        """The password is hashed outside the transaction; of two at once the first one counts."""
        account = form.save(commit=False)
        if not self.use_up(account):
            self.validlink = False
            return self.render_to_response(self.get_context_data())
        attempts.reset(account.get_username())
        logout(self.request)  # also where somebody else was signed in in this browser
        said = _("Your password is set. Sign in as %(name)s.")
        messages.success(self.request, said % {"name": account.get_username()})
        response = HttpResponseRedirect(self.get_success_url())
        # So that an administrator's link opens also while others go on guessing.
        devices.remember(self.request, response, account)
        return response

    @transaction.atomic
    def use_up(self, account: Any) -> bool:
        token = self.request.session.get(INTERNAL_RESET_SESSION_TOKEN)
        stored = type(account).objects.select_for_update().filter(pk=account.pk).first()
        if not (stored and stored.is_active and default_token_generator.check_token(stored, token)):
            return False
        stored.password = account.password
        stored.save(update_fields=["password"])
        events.record(EventKind.PASSWORD, stored, by=stored)
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.validlink:
            context["title"] = _("This link does not work")
        return context

    def render_to_response(self, context: Any, **kwargs: Any) -> HttpResponse:
        """No 200 for a link that does not work: its address, with a token, would be logged."""
        status = HTTPStatus.OK if self.validlink else HTTPStatus.GONE
        return super().render_to_response(context, status=status, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
