"""What an operator and a load balancer ask: whether all is well here, and if not, who is served.

200 and "ok" when all is well. 503 and "degraded: …" where readers still get pages of this process:
a database that is away is away for every machine, so a load balancer that took these out would
leave none. 503 and "not ready: …" where they get nothing, or what is no longer so.
"""

import os

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from citizen_help import static_files
from citizen_help.page_cache.declaration import IN_MEMORY, SHOWS_MEMORY, VERSION_AGE, not_stored
from contacts.models import Channel
from contacts.search.store import store as search_index
from contacts.views.system import text_response

DATABASE_AWAY = "the database does not answer"
ONLY_MEMORY = "pages come from memory, searches and forms have to wait"
READ_ONLY = "the database can only be read: readers are served, editors cannot save"


@not_stored("it tells of this moment")
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """ "ok" alone: all is well."""
    try:
        has_content, accepts_writes = Channel.objects.published().exists(), can_write()
    except Error:
        connection.close()
        return told(DATABASE_AWAY, is_served=is_in_memory(request))
    if not has_content:
        return told("no content is loaded", is_served=False)
    if reason := static_files.missing():
        return told(reason, is_served=False)
    if reason := staleness(request):
        shows_memory = bool(request.META.get(SHOWS_MEMORY))
        return told(reason, is_served=shows_memory and is_in_memory(request))
    if reason := search_staleness():
        return text_response(f"degraded: {reason}", status=503)
    if not accepts_writes:
        return text_response(f"degraded: {READ_ONLY}", status=503)
    return text_response("ok")


def is_in_memory(request: HttpRequest) -> bool:
    """Not without a page cache in front."""
    asked = request.META.get(IN_MEMORY)
    return asked is not None and asked()


def told(reason: str, *, is_served: bool) -> HttpResponse:
    if is_served:
        return text_response(f"degraded: {reason}; {ONLY_MEMORY}", status=503)
    return text_response(f"not ready: {reason}", status=503)


def can_write() -> bool:
    """False of a standby, and of a database or file that may only be read."""
    if connection.vendor != "postgresql":
        file = str(connection.settings_dict["NAME"])
        return not os.path.exists(file) or os.access(file, os.W_OK)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only')")
        return cursor.fetchone()[0] == "off"


def staleness(request: HttpRequest) -> str:
    """Why this process shows what may no longer be so; "" when it does not."""
    late = settings.CONTENT_LATE_SECONDS
    # Without a page cache in front nothing is kept, and nothing can be late.
    is_late = request.META.get(VERSION_AGE, 0.0) > late
    return f"edits have not been seen for more than {late:g} seconds" if is_late else ""


def search_staleness() -> str:
    """Searches meanwhile show only what is still so."""
    late = settings.SEARCH_LATE_SECONDS
    is_late = search_index.seconds_behind > late
    return (
        f"the search index has been out of date for more than {late:g} seconds" if is_late else ""
    )
