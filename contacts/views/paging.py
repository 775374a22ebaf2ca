"""Long lists in parts: `?page=2`."""

import re
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 25
# Django takes " 02" and "٢" as well, which would be further addresses of one page.
NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def page_of(rows: QuerySet[Any], request: HttpRequest) -> Page[Any]:
    """The rows that `?page=` asks for; Http404 for a page that is not there."""
    text = request.GET.get("page", "1")
    if not NUMBER.fullmatch(text):
        raise Http404("this is no number of a page")
    try:
        page = Paginator(rows, PER_PAGE).page(text)
    except EmptyPage as error:
        raise Http404("the list ends before this page") from error
    page.object_list = list(page.object_list)  # read now: pages of one version share it
    return page


def query_of(page: Page[Any]) -> str:
    """What the page's own address ends with."""
    return f"?page={page.number}" if page.has_previous() else ""
