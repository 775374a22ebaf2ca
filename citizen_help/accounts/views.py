"""Pages of the second factor, and the one for who has made too many attempts."""

import functools
import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import django_otp
from django.conf import settings
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from citizen_help.accounts import attempts, devices, enrolment, events, hashing, second_factor
from citizen_help.accounts.events import EventKind
from citizen_help.accounts.forms import CodeForm, IdentityForm
from citizen_help.qr import qr_code

View = Callable[..., HttpResponse]
Answer = TypeVar("Answer", bound=HttpResponse)


@never_cache
def ask_code(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The code of a phone that is enrolled, or a recovery code with `?recovery`."""
    if site.has_permission(request):
        return HttpResponseRedirect(next_page(request))
    if second_factor.phone_of(request.user) is None:
        return HttpResponseRedirect(_with_next(request, "admin:enrol"))
    form = CodeForm(request.POST or None, recovery="recovery" in request.GET)
    if form.is_valid():
        with attempts.counted(request, request.user.get_username()) as attempt:
            device = second_factor.device_for(request.user, form.cleaned_data["code"])
            attempt.succeeded = device is not None
        if device:
            _prove(request, device)
            return came_in(request, HttpResponseRedirect(next_page(request)))
        form.refuse()
    return _page(request, site, "code", form=form, recovery="recovery" in request.GET)


@never_cache
def enrol(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """A phone for the account: its first one, or another one for who is in already."""
    phone, was_in = second_factor.phone_of(request.user), site.has_permission(request)
    if phone and not was_in:
        return HttpResponseRedirect(_with_next(request, "admin:second-factor"))
    proving = "password" in request.POST
    form = CodeForm(request.POST or None)
    del form.fields["code"].widget.attrs["autofocus"]  # the steps above it come first
    if not proving and form.is_valid():
        device = enrolment.finish(request, form.cleaned_data["code"])
        if device:
            _prove(request, device)
            events.record(EventKind.PHONE, request.user, by=request.user)
            return came_in(request, _recovery_codes(request, site), was_in=was_in)
        form.refuse()
    waiting = enrolment.waiting_phone(request)
    if waiting is None or proving:
        return _start_enrolment(request, site, replaces=phone is not None)
    return _page(
        request,
        site,
        "enrol",
        form=form,
        replaces=phone is not None,
        qr=mark_safe(qr_code(waiting.config_url)),  # noqa: S308 - squares, drawn here
        key=second_factor.grouped_key(waiting),
        app_url=waiting.config_url,
    )


@never_cache
def security(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """How one's own account is kept: the phone, and the recovery codes that are left."""
    return _page(
        request,
        site,
        "security",
        phone=second_factor.phone_of(request.user),
        codes_left=second_factor.recovery_codes_left(request.user),
    )


@never_cache
def recovery_codes(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """New ones, for who proves who they are."""
    if second_factor.phone_of(request.user) is None:
        return HttpResponseRedirect(reverse("admin:security"))
    form = IdentityForm(request, request.POST or None)
    if form.is_valid():
        events.record(EventKind.CODES, request.user, by=request.user)
        return _recovery_codes(request, site)
    return ask_identity(request, site, form=form, reason="codes")


def ask_identity(
    request: HttpRequest, site: AdminSite, *, form: IdentityForm, reason: str, **context: Any
) -> HttpResponse:
    """For a page that is not one of these as well: it takes the answer at its own address."""
    return _page(request, site, "identity", form=form, reason=reason, **context)


def next_page(request: HttpRequest) -> str:
    """Where the visitor wanted to go: a page of this site, else the admin's first one."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure()):
        return wanted
    return reverse("admin:index")


def with_lock_out(view: View) -> View:
    """A view in which passwords or codes are tried: who has none left gets told so."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except attempts.TooManyAttempts as refused:
            return locked(request, until=refused.until)
        except hashing.TooBusy:
            return busy(request)

    return inner


@never_cache
def locked(request: HttpRequest, *_axes: Any, until: datetime | None = None) -> HttpResponse:
    """Says the same whether or not there is an account of that name."""
    now = timezone.now()
    seconds = math.ceil(((until or now + settings.AXES_COOLOFF_TIME) - now).total_seconds())
    context = {**admin.site.each_context(request), "title": _("Too many tries")}
    context["minutes"] = max(1, math.ceil(seconds / 60))
    # The next whole minute, so that nobody comes back too early.
    context["until"] = timezone.localtime(now + timedelta(minutes=context["minutes"]))
    response = render(request, "admin/accounts/locked.html", context, status=429)
    response["Retry-After"] = str(max(1, seconds))
    return response


@never_cache
def busy(request: HttpRequest) -> HttpResponse:
    """Soon made, as it is for those who come too often."""
    context = {"title": _("Many are signing in"), "page": request.get_full_path()}
    response = render(request, "admin/accounts/busy.html", context, status=503)
    response["Retry-After"] = str(hashing.RETRY_SECONDS)
    return response


def _start_enrolment(request: HttpRequest, site: AdminSite, *, replaces: bool) -> HttpResponse:
    """A new key is for who has just proved who they are; a code of an old key comes too late."""
    late = request.method == "POST" and "password" not in request.POST
    form = IdentityForm(request, None if late else request.POST or None)
    if form.is_valid():
        enrolment.start(request)
        return HttpResponseRedirect(_with_next(request, "admin:enrol"))
    reason = "replace" if replaces else "enrol"
    return ask_identity(request, site, form=form, reason=reason, late=late)


def _recovery_codes(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The only time that these codes are shown."""
    codes = second_factor.new_recovery_codes(request.user)
    file = "\r\n".join([f"{site.site_header} · {request.user.get_username()}", "", *codes, ""])
    name = "recovery-codes.txt"
    return _page(request, site, "recovery", codes=codes, file=file, file_name=name)


def _prove(request: HttpRequest, device: Any) -> None:
    """From here on the session opens the admin, so it gets a key nobody has seen before."""
    request.session.cycle_key()
    django_otp.login(request, device)


def came_in(request: HttpRequest, response: Answer, *, was_in: bool = False) -> Answer:
    """All that the account asks for is proved; the response makes the device a known one."""
    attempts.clear(request, request.user.get_username())
    if not was_in:
        events.record(EventKind.SIGNED_IN, request.user, by=request.user)
    devices.remember(request, response, request.user)
    return response


def _with_next(request: HttpRequest, name: str) -> str:
    return redirect_to_login(next_page(request), reverse(name)).url


def _page(request: HttpRequest, site: AdminSite, name: str, **context: Any) -> HttpResponse:
    titles = {
        "code": _("Your code"),
        "enrol": _("A second key: your phone"),
        "identity": _("Confirm that it is you"),
        "recovery": _("Your recovery codes"),
        "security": _("Sign-in and phone"),
    }
    shared = {"title": titles[name], "next": next_page(request)}
    # The login template's name for the address its form goes to.
    shared["app_path"] = request.get_full_path()
    return render(
        request, f"admin/accounts/{name}.html", {**site.each_context(request), **shared, **context}
    )
