"""“This is not what I was looking for”: one press below results, counted with their words.

The form carries the words signed, so that only what was searched for here is counted. Like
“Did this help?” it has no token against forged requests, for which readers would need a cookie.
"""

import logging

from django.core.signing import BadSignature, Signer
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from citizen_help.client_address import client_network
from citizen_help.page_cache.declaration import not_stored
from contacts.feedback_limit import UNWANTED, may_send
from contacts.search.counting import counts
from contacts.views.feedback import is_from_another_site
from contacts.views.posted import posted

logger = logging.getLogger(__name__)
signer = Signer(salt="contacts.search.unwanted")
NOTED, NOT_NOTED = "yes", "no"  # in the address of the results that follow
FRAGMENT = "noted"


@not_stored("it counts, and leads back to the results")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])  # GET from a tab that a browser opens again
def unwanted(request: HttpRequest) -> HttpResponse:
    """Count the press and go back to the same results, which then say thank you."""
    form = posted(request)
    try:
        query = signer.unsign(form.get("q", ""))
    except BadSignature:
        return see(reverse("contacts:search"))
    results = QueryDict(mutable=True)
    results["q"] = query
    for name in ("page", "literal"):
        if value := form.get(name, "")[:1]:
            results[name] = value
    results["noted"] = NOTED if note(request, query) else NOT_NOTED
    return see(f"{reverse('contacts:search')}?{results.urlencode()}#{FRAGMENT}")


def note(request: HttpRequest, query: str) -> bool:
    """False where it is not counted: too many came from there, or the database is away."""
    moment = timezone.now()
    try:
        sender = client_network(request) or ""
        if is_from_another_site(request) or not may_send(sender, moment, what=UNWANTED):
            return False
    except Error as error:
        logger.error("A search that found something else could not be counted: %s", error)
        return False
    language = get_language()
    counts.add_unwanted(query, language=language, day=timezone.localdate(moment))
    return True


def see(address: str) -> HttpResponse:
    """To be fetched anew, whatever was sent (RFC 9110, 15.4.4)."""
    return HttpResponseRedirect(address, status=303)
