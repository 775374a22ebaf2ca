"""Tags and filters of the public pages."""

import re
from dataclasses import replace
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext

from citizen_help import web_address
from contacts.fallback import LocalizedText, localized
from contacts.feeds.json_ld_syntax import Node, dumps
from contacts.languages import markup
from contacts.languages.markdown import opening, render_markdown
from contacts.languages.markup import ARABIC, isolate, isolate_plain, names_in
from contacts.languages.short_markdown import on_one_line, render_short
from contacts.publishing.published_ways import published_ways

register = template.Library()
HEADING = re.compile(r"(</?h)([23])>")


@register.simple_tag
def text(
    obj: Any, field: str, *, block: bool = False, links: bool | None = None, plain: bool = False
) -> str:
    """The text of `obj.field` in the reader's language, or the other one marked as such.

    `block`: the marked text is a paragraph of its own, aligned by its own direction. The published
    numbers, links and accounts in it are links, unless `links` says otherwise: inside of a link,
    a button or a label there are none.
    `plain`: no elements, for `<title>` and attributes; the mark is then in brackets.
    """
    found = localized(obj, field, get_language() or "ar")
    if plain:
        return isolate_plain(with_mark(found), language=found.language)
    ways = published_ways() if (block if links is None else links) else ()
    names = _names_in(obj, field, found)
    html = isolate(found.value, language=found.language, ways=ways, names=names)
    return mark_language(found, html, block=block)


@register.simple_tag
def short(obj: Any, field: str, css: str = "") -> SafeString:
    """Short Markdown of `obj.field` as a paragraph of the class `css`, or blocks in a `div`;
    marked like `text` when it is in the other language, and nothing where there is none."""
    found = localized(obj, field, get_language() or "ar")
    if not found:
        return mark_safe("")
    names = _names_in(obj, field, found)
    html, is_paragraph = render_short(
        found.value, language=found.language, ways=published_ways(), names=names
    )
    element, inner = ("p", "span") if is_paragraph else ("div", "div")
    classes = " ".join(filter(None, [css, "" if is_paragraph else "prose short"]))
    shown = mark_language(found, html, block=True, element=inner)
    named = format_html(' class="{}"', classes) if classes else ""
    return format_html("<{}{}>{}</{}>", element, named, shown, element)


@register.simple_tag
def short_plain(obj: Any, field: str) -> str:
    """The same for attributes."""
    found = localized(obj, field, get_language() or "ar")
    words = replace(found, value=on_one_line(found.value))
    return isolate_plain(with_mark(words), language=found.language)


@register.simple_tag
def markdown(
    obj: Any, field: str, *, only_first_paragraph: bool = False, headings_lowered: bool = False
) -> SafeString:
    """Markdown of `obj.field` as HTML, marked like `text` when it is in the other language.

    `headings_lowered`: each a rank lower, where the title above them is no h1 but an h2.
    """
    found = localized(obj, field, get_language() or "ar")
    value = found.value.split("\n\n")[0] if only_first_paragraph else found.value
    html = render_markdown(
        value,
        language=found.language,
        ways=published_ways(),
        names=_names_in(obj, field, found),
    )
    if headings_lowered:
        # Safe as before: only ranks change, and text holds no bare "<".
        html = mark_safe(HEADING.sub(lambda one: f"{one[1]}{int(one[2]) + 1}>", html))  # noqa: S308
    return mark_language(found, html, block=True, element="div")


@register.simple_tag
def opening_of(obj: Any, field: str) -> str:
    """The first paragraph of the Markdown in `obj.field`, without elements or marks."""
    found = localized(obj, field, get_language() or "ar")
    words = opening(found.value)
    return with_mark(replace(found, value=words)) if words else ""


def _names_in(obj: Any, field: str, found: LocalizedText) -> tuple[str, ...]:
    """Of an Arabic text, by the English one beside it."""
    return names_in(getattr(obj, f"{field}_en", "") or "") if found.language == "ar" else ()


def mark_language(
    found: LocalizedText, html: SafeString, *, block: bool = False, element: str = "span"
) -> SafeString:
    """`html` untouched in the reader's language; else in its own element with a visible tag."""
    if not found.is_fallback:
        return html
    tag = format_html('<span class="tag">{}</span>', fallback_mark(found))
    body = format_html(
        '<{} class="{}" lang="{}" dir="{}">{}</{}>',
        element,
        "foreign foreign-block" if block else "foreign",
        found.language,
        found.direction,
        html,
        element,
    )
    return format_html("{} {}", tag, body) if block else format_html("{} {}", body, tag)


def with_mark(found: LocalizedText) -> str:
    """Without elements: the language of a text that stands in follows it in brackets."""
    return f"{found.value} ({fallback_mark(found)})" if found.is_fallback else found.value


def fallback_mark(found: LocalizedText) -> str:
    """Names the language of a text that stands in for a missing one."""
    if found.language == "en":
        return pgettext("tag beside a text that is not translated", "In English")
    return pgettext("tag beside a text that is not translated", "In Arabic")


@register.filter
def ltr(value: str) -> SafeString:
    """One number, address or handle, read from left to right wherever it stands."""
    return markup.ltr(value)


@register.filter
def as_read(address: str) -> str:
    """An address with its host in letters, for people to read; links keep the encoded one."""
    return web_address.readable(address)


@register.filter
def typed(value: str) -> SafeString:
    """What a reader typed, shown again: its numbers keep their order, and nothing is a link."""
    return isolate(value, language="ar" if ARABIC.search(value) else "en")


@register.filter
def typed_plain(value: str) -> str:
    """The same for `<title>` and attributes, where the page's words stand around it."""
    is_arabic = get_language() == "ar" or ARABIC.search(value)
    return isolate_plain(value, language="ar" if is_arabic else "en")


def linked(value: str) -> SafeString:
    """The same as `ltr`, and a link where it is published."""
    return markup.linked(value, published_ways())


@register.filter
def json_ld(data: Node) -> SafeString:
    """Structured data as JSON that nothing can break out of."""
    return dumps(data)
