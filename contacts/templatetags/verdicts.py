"""Filters of the checker's page."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# After these a host, an address or an account may go on in the next line, and nowhere else.
ENDING_A_PART = re.compile(r"(?<=[._-])|(?<=/)(?!/)|(?<=\w@)")


@register.filter
def breaking(value: str) -> SafeString:
    """What is compared letter by letter, whole words in each line however narrow it is."""
    pieces = ENDING_A_PART.split(value)
    return mark_safe("<wbr>".join(map(escape, pieces)))  # noqa: S308  escaped
