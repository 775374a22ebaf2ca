"""The admin with a second factor, and sessions that end when nobody works."""

import functools
import time
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from citizen_help.accounts import devices, enrolment, second_factor, sessions, views
from citizen_help.accounts.forms import PasswordForm, SignInForm
from citizen_help.accounts.invitations import InvitationView
from citizen_help.accounts.views import View


class TwoFactorAdminSite(AdminSite):
    login_form = SignInForm

    def has_password_permission(self, request: HttpRequest) -> bool:
        """By name and password alone; enough for the pages of the second factor."""
        return super().has_permission(request)

    def has_permission(self, request: HttpRequest) -> bool:
        return self.has_password_permission(request) and second_factor.is_satisfied(request)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """After the password, the code: on a page of its own, which knows where to go next."""
        knows_password = self.has_password_permission(request)
        if knows_password and not self.has_permission(request) and request.method == "GET":
            return redirect_to_login(views.next_page(request), reverse("admin:second-factor"))
        if request.method == "POST":
            return views.with_lock_out(self.check_password)(request, extra_context)
        return super().login(request, extra_context)

    def check_password(self, request: HttpRequest, extra_context: Any) -> HttpResponse:
        response = super().login(request, extra_context)
        if not isinstance(response, HttpResponseRedirect):
            return response
        # Also where this session was somebody's before, perhaps of the same account: Django
        # would go on with its key.
        request.session.cycle_key()
        if self.has_permission(request):
            views.came_in(request, response)
        elif second_factor.phone_of(request.user) is None:
            enrolment.start(request)  # the next page shows its key
        return response

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """As in Django, with attempts at the old password counted."""
        request.current_app = self.name
        response = PasswordChangeView.as_view(
            form_class=functools.partial(PasswordForm, request),
            success_url=reverse("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )(request)
        if isinstance(response, HttpResponseRedirect):  # the new password ended what was known
            devices.remember(request, response, request.user)
        return response

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        @functools.wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            sessions.keep_alive(request.session, now=time.time())
            return views.with_lock_out(view)(request, *args, **kwargs)

        return super().admin_view(inner, cacheable)

    def password_view(self, view: View) -> View:
        """A page for those whose password was right; others are asked for it."""

        def inner(request: HttpRequest) -> HttpResponse:
            if not self.has_password_permission(request):
                return redirect_to_login(views.next_page(request), reverse("admin:login"))
            return views.with_lock_out(view)(request, site=self)

        return inner

    def invitation(self, request: HttpRequest, **link: str) -> Any:
        """For those who cannot sign in yet."""
        request.current_app = self.name
        view = InvitationView.as_view(extra_context=self.each_context(request))
        return view(request, **link)

    def session(self, request: HttpRequest) -> HttpResponse:
        """For an open page: how long the session lasts, from now on by POST, and a fresh token."""
        if not self.has_permission(request):
            return JsonResponse({"seconds": 0})
        now = time.time()
        if request.method == "POST":
            sessions.keep_alive(request.session, now=now)
        seconds = sessions.seconds_left(request.session, now=now)
        return JsonResponse({"seconds": seconds, "token": get_token(request)})

    def signed_in_again(self, request: HttpRequest) -> HttpResponse:
        context = {**self.each_context(request), "title": _("You are signed in again")}
        return render(request, "admin/accounts/signed_in_again.html", context)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"session_age": settings.SESSION_COOKIE_AGE}

    def sign_out(self, request: HttpRequest) -> HttpResponse:
        """Also for those who got no further than the password."""
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:index"))
        return super().logout(request)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        security = functools.partial(views.security, site=self)
        recovery_codes = functools.partial(views.recovery_codes, site=self)
        return [
            path("logout/", self.sign_out, name="logout"),
            path("session/", never_cache(self.session), name="session"),
            path("session/again/", self.admin_view(self.signed_in_again), name="signed-in-again"),
            path("code/", self.password_view(views.ask_code), name="second-factor"),
            path("phone/", self.password_view(views.enrol), name="enrol"),
            path("invitation/<uidb64>/<token>/", self.invitation, name="invitation"),
            path("security/", self.admin_view(security), name="security"),
            path("security/codes/", self.admin_view(recovery_codes), name="recovery-codes"),
            *super().get_urls(),
        ]
