"""“Did this help?”: a form on a page of its own, so that pages to read need no cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from citizen_help.page_store.declaration import not_stored
from contacts.channels_now import channels_now
from contacts.feedback import client_address, may_send
from contacts.forms import FeedbackForm
from contacts.models import Feedback, Guide
from contacts.views.public import moment_context, page_context


@not_stored("a form with a token of its reader")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    guide = get_object_or_404(Guide.objects.published(), slug=slug)
    answer = request.GET.get("helped")
    initial = {"helpful": answer if answer in {"yes", "no"} else None}
    about = Feedback(guide=guide, language=get_language())
    form = FeedbackForm(request.POST or None, initial=initial, instance=about)
    if request.method == "POST" and form.is_valid():
        if form.is_trapped or may_send(sender(request), timezone.now()):
            if not form.is_trapped:
                form.save()
            return HttpResponseRedirect(reverse("contacts:feedback-thanks", args=[slug]))
        form.add_error(None, _("You have sent several messages already. Send this one in an hour."))
    context = {**page_context(request), "guide": guide, "form": form}
    return render(request, "contacts/feedback.html", context)


@not_stored("it follows the form, and says what can be used at this moment")
@never_cache
@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    guide = get_object_or_404(Guide.objects.published(), slug=slug)
    moment = timezone.now()
    channels = channels_now(moment)
    best = next((now for now in channels if now.is_usable), None)
    spoken = moment_context(request, moment, [now.status for now in channels])
    context = {**page_context(request), **spoken, "guide": guide, "best": best}
    return render(request, "contacts/feedback_thanks.html", context)


def sender(request: HttpRequest) -> str:
    return client_address(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        proxies=settings.TRUSTED_PROXIES,
    )
