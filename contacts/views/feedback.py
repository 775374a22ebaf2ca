"""“Did this help?” and “Report a problem on this page”: one form, which works without any cookie.

It has no token against forged requests: readers have no session, so that there is nothing to
abuse, and those who block cookies could not send it. What a browser says was sent from another
website is refused all the same; the trap and the limit of each sender hold off programs.
Whatever is not stored comes back in the form, with the hotline beside it.
"""

import logging
import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from citizen_help.client_address import client_network
from citizen_help.page_cache.declaration import not_stored
from contacts.enums import Language, PageKind
from contacts.feedback_limit import (
    FEEDBACK,
    PRESS,
    is_full,
    may_send,
    seconds_to_next_day,
    seconds_to_next_hour,
)
from contacts.forms import TRAP, ReportForm
from contacts.models import Feedback, clock
from contacts.publishing.channels_now import channels_now
from contacts.publishing.report_targets import Target, target_at
from contacts.publishing.snapshot import last_read, published, showing
from contacts.views.guides import related
from contacts.views.posted import posted
from contacts.views.public import in_language, moment_context, page_context
from contacts.views.whom_to_ask import open_to_readers_of

logger = logging.getLogger(__name__)
FIELDS = {"helpful", "reason", "comment", TRAP}
ANSWERS = {"yes": True, "no": False}
LANGUAGE = re.compile(r"^/(?:ar|en)(?=/)")  # before the path of a page
FORGOTTEN_AT_ONCE = 100  # `manage.py purge` removes what is old; this where no timer runs it
SAME = timedelta(minutes=10)  # a second press, or a page that is sent again
# A body that is none of a browser's forms, or longer than the site reads.
UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError)


@not_stored("few readers open it, and what they typed comes back at the same address")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, target_of(request))
    try:
        return submit(request, target_of(request))
    except Error as error:
        return not_saved(request, error)
    except UNREADABLE as error:
        return unreadable(request, error)


def target_of(request: HttpRequest, *, ask_database: bool = True) -> Target:
    page, endpoint = request.GET.get("page", ""), request.GET.get("endpoint", "")
    return target_at(page, endpoint, ask_database=ask_database)


def submit(request: HttpRequest, target: Target) -> HttpResponse:
    if not is_form(request):
        raise BadRequest
    answer = request.POST.get("helpful") or request.GET.get("helped", "")
    helpful = ANSWERS.get(answer) if target.guide else None
    if is_from_another_site(request):
        sentence = _(
            "This was sent from another website, so it was not stored. "
            "Read it, then press “Send” here."
        )
        return rejected(request, target, sentence, status=HTTPStatus.FORBIDDEN)
    if request.POST.get(TRAP):
        sentence = _(
            "This was not stored: a hidden field that must stay empty was filled in, perhaps by "
            "your browser. It is empty again, so press “Send” once more."
        )
        return rejected(request, target, sentence, status=HTTPStatus.BAD_REQUEST)
    form = form_for(target, request.POST, instance=row_of(target, helpful))
    if not form.is_valid():
        return form_page(request, target, form)
    if not save(request, form):
        return too_many(request, target, kind_of(form.instance))
    query = {"page": target.path} | ({"helped": "yes"} if helpful else {})
    return HttpResponseRedirect(reverse("contacts:report-thanks", query=query))


def too_many(request: HttpRequest, target: Target, kind: str) -> HttpResponse:
    """With what was typed, and when it can be sent again."""
    moment = timezone.now()
    if is_full(kind, moment):
        seconds, status = seconds_to_next_day(moment), HTTPStatus.SERVICE_UNAVAILABLE
        sentence = _(
            "More messages came today than this site can take, so yours was not stored. "
            "Send it tomorrow, or call if you cannot wait."
        )
    else:
        seconds, status = seconds_to_next_hour(moment), HTTPStatus.TOO_MANY_REQUESTS
        sentence = _(
            "Many messages came from your network in the last hour, so this one was not stored. "
            "Send it in an hour."
        )
    response = rejected(request, target, sentence, status=status)
    response["Retry-After"] = str(seconds)
    return response


def kind_of(row: Feedback) -> str:
    return FEEDBACK if row.reason or row.comment else PRESS


def is_form(request: HttpRequest) -> bool:
    """Whether a form of this site came whole: what is no form, Django reads as an empty one."""
    if request.content_type == "multipart/form-data":
        end = f"--{(request.content_params or {}).get('boundary', '')}--"
        if not request.body.rstrip().endswith(end.encode()):
            return False
    return not posted(request).keys().isdisjoint(FIELDS)


def row_of(target: Target, helpful: bool | None) -> Feedback:
    """Without what the form asks for."""
    return Feedback(
        page=target.path,
        guide=target.guide,
        endpoint=target.endpoint,
        value=target.endpoint.display[:500] if target.endpoint else "",
        helpful=helpful,
        handled=bool(helpful),  # thanks ask for nothing
        language=get_language(),
    )


def is_from_another_site(request: HttpRequest) -> bool:
    """By what browsers say of a POST; a program that says nothing could say anything."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    own = {f"{request.scheme}://{request.get_host()}", settings.SITE_URL}
    if origin := request.headers.get("Origin"):
        return origin not in own
    referrer = request.headers.get("Referer", "")
    return bool(referrer) and "/".join(referrer.split("/", 3)[:3]) not in own


@transaction.atomic
def save(request: HttpRequest, form: ReportForm) -> bool:
    """False when this sender has to wait; what fails to be stored is not counted either."""
    if is_known(form.instance):
        return True
    sender, about = client_network(request) or "", LANGUAGE.sub("", form.instance.page) or "/"
    kind = kind_of(form.instance)
    if not may_send(sender, timezone.now(), what=kind, target=about):
        return False
    old = Feedback.objects.filter(created_at__lt=timezone.now() - settings.KEEP["FEEDBACK"])
    Feedback.objects.filter(pk__in=old.order_by()[:FORGOTTEN_AT_ONCE]).delete()
    if not is_known(form.instance):  # two at once waited for each other in the sender's row
        form.save()
    return True


def is_known(row: Feedback) -> bool:
    """Whether the same words came a moment ago; presses without any are counted one by one."""
    names = ("page", "endpoint", "value", "helpful", "reason", "comment", "language")
    same = {name: getattr(row, name) for name in names}
    recent = Feedback.objects.filter(created_at__gt=timezone.now() - SAME)
    return bool(row.reason or row.comment) and recent.filter(**same).exists()


def not_saved(request: HttpRequest, error: Error) -> HttpResponse:
    logger.error("Feedback could not be stored: %s", error)
    sentence = _(
        "This could not be stored at the moment. What you wrote is still here: try again in a "
        "few minutes, or call if you cannot wait."
    )
    with showing(last_read()):
        target = target_of(request, ask_database=False)
        return rejected(request, target, sentence, status=HTTPStatus.SERVICE_UNAVAILABLE)


def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    is_long = isinstance(error, RequestDataTooBig)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_long else HTTPStatus.BAD_REQUEST
    sentence = _(
        "What you sent could not be read, so nothing was stored: it is perhaps too long. Go back "
        "in your browser to find what you wrote, and send no more than 500 characters of it."
    )
    return form_page(request, target_of(request), refusal=sentence, status=status)


def rejected(request: HttpRequest, target: Target, sentence: str, *, status: int) -> HttpResponse:
    """The form with all that was typed, and why it was not stored."""
    form = form_for(target, initial=request.POST.dict())
    return form_page(request, target, form, refusal=sentence, status=status)


def form_for(target: Target, *args: Any, **kwargs: Any) -> ReportForm:
    return ReportForm(*args, reasons=target.reasons, **kwargs)


def form_page(
    request: HttpRequest,
    target: Target,
    form: ReportForm | None = None,
    *,
    refusal: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    form = form or form_for(target)
    for name in list(form.errors)[:1]:  # brought into view, and named to who cannot see it
        form.fields[name].widget.attrs["autofocus"] = True
    context = {
        **page_context(request),
        **language_link(request, target),
        "report_page": "",
        "target": target,
        "not_helped": bool(target.kind == PageKind.GUIDE and request.GET.get("helped") == "no"),
        "form": form,
        "refusal": refusal,
        "trap": TRAP,
    }
    return render(request, "contacts/report.html", context, status=status)


def language_link(request: HttpRequest, target: Target) -> dict[str, str]:
    """Without what was given for a page and is none."""
    query = request.GET.copy()
    if not target.path:
        query.pop("page", None)
        query.pop("endpoint", None)
    here = f"{request.path}?{query.urlencode(safe='/:')}" if query else request.path
    other = Language(get_language() or Language.ARABIC).other
    return {"other_language_url": in_language(here, other)}


@not_stored("it follows the form, and says what can be used at this moment")
@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    target, moment = target_of(request), clock.now()
    channels = channels_now(moment)
    of_use = open_to_readers_of(target.guide, channels) if target.guide else channels
    context = {
        **page_context(request),
        **moment_context(request, moment, [now.status for now in channels]),
        **language_link(request, target),
        "report_page": "",
        "target": target,
        "helped": request.GET.get("helped") == "yes",
        "related": related(target.guide, published()) if target.guide else [],
        "best": next((now for now in of_use if now.is_usable), None),
    }
    return render(request, "contacts/report_thanks.html", context)


@not_stored("it leads to the form")
def at_old_address(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a question that pages and tabs from before name; nothing typed is lost."""
    query = {"page": reverse("contacts:guide", args=[slug])}
    if request.GET.get("helped") == "no":
        query["helped"] = "no"
    response = HttpResponseRedirect(reverse("contacts:report", query=query))
    if request.method == "POST":
        response.status_code = HTTPStatus.TEMPORARY_REDIRECT  # keeps what is sent
    return response
