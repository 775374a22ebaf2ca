"""“Did this help?”: a form on a page of its own, which works without any cookie.

It has no token against forged requests: readers have no session, so that there is nothing to
abuse, and those who block cookies could not send it. What a browser says was sent from another
website is refused all the same; the trap and the limit of each sender hold off programs.
Whatever is not stored comes back in the form, with the hotline beside it.
"""

import logging

from django.conf import settings
from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from citizen_help.client_address import client_address
from citizen_help.page_cache.declaration import not_stored
from contacts.feedback_limit import may_send
from contacts.forms import TRAP, FeedbackForm
from contacts.models import Feedback, Guide, clock
from contacts.publishing.channels_now import channels_now
from contacts.publishing.snapshot import last_read, showing
from contacts.views.public import moment_context, page_context

logger = logging.getLogger(__name__)


@not_stored("few readers open it, and what they typed comes back at the same address")
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        try:
            return submit(request, get_object_or_404(Guide.objects.published(), slug=slug))
        except Error as error:
            return not_saved(request, error)
    guide = get_object_or_404(Guide.objects.published(), slug=slug)
    answer = request.GET.get("helped")
    form = FeedbackForm(initial={"helpful": answer if answer in {"yes", "no"} else None})
    return form_page(request, guide, form)


def submit(request: HttpRequest, guide: Guide) -> HttpResponse:
    if is_from_another_site(request):
        sentence = _(
            "This was sent from another website, so it was not stored. "
            "Read it, then press “Send” here."
        )
        return rejected(request, guide, sentence, status=403)
    if request.POST.get(TRAP):
        sentence = _(
            "This was not stored: a hidden field that must stay empty was filled in, perhaps by "
            "your browser. It is empty again, so press “Send” once more."
        )
        return rejected(request, guide, sentence, status=400)
    form = FeedbackForm(request.POST, instance=Feedback(guide=guide, language=get_language()))
    if not form.is_valid():
        return form_page(request, guide, form)
    if not save(request, form):
        sentence = _(
            "Many messages came from your network in the last hour, so this one was not stored. "
            "Send it in an hour."
        )
        return rejected(request, guide, sentence, status=200)
    return HttpResponseRedirect(reverse("contacts:feedback-thanks", args=[guide.slug]))


def is_from_another_site(request: HttpRequest) -> bool:
    """By what browsers say of a POST; a program that says nothing could say anything."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    own = {f"{request.scheme}://{request.get_host()}", settings.SITE_URL}
    return request.headers.get("Origin", settings.SITE_URL) not in own


@transaction.atomic
def save(request: HttpRequest, form: FeedbackForm) -> bool:
    """False when this sender has to wait; what fails to be stored is not counted either."""
    if not may_send(client_address(request), timezone.now()):
        return False
    form.save()
    return True


def not_saved(request: HttpRequest, error: Error) -> HttpResponse:
    logger.error("Feedback could not be stored: %s", error)
    sentence = _(
        "This could not be stored at the moment. What you wrote is still here: try again in a "
        "few minutes, or call if you cannot wait."
    )
    with showing(last_read()):
        return rejected(request, None, sentence, status=503)


def rejected(
    request: HttpRequest, guide: Guide | None, sentence: str, *, status: int
) -> HttpResponse:
    """The form with all that was typed, and why it was not stored."""
    form = FeedbackForm(initial=request.POST.dict())
    return form_page(request, guide, form, refusal=sentence, status=status)


def form_page(
    request: HttpRequest,
    guide: Guide | None,
    form: FeedbackForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """`guide` is None where the database cannot tell it."""
    for name in list(form.errors)[:1]:  # brought into view, and named to who cannot see it
        form.fields[name].widget.attrs["autofocus"] = True
    context = {"guide": guide, "form": form, "refusal": refusal, "trap": TRAP}
    context |= {**page_context(request), "hotline": settings.HOTLINE}
    return render(request, "contacts/feedback.html", context, status=status)


@not_stored("it follows the form, and says what can be used at this moment")
@never_cache
@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    guide = get_object_or_404(Guide.objects.published(), slug=slug)
    moment = clock.now()
    channels = channels_now(moment)
    best = next((now for now in channels if now.is_usable), None)
    times = moment_context(request, moment, [now.status for now in channels])
    context = {**page_context(request), **times, "guide": guide, "best": best}
    return render(request, "contacts/feedback_thanks.html", context)
