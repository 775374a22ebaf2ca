"""Questions as Markdown, and the list of them that programs look for (llmstxt.org)."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from contacts.enums import GuideForm, Language
from contacts.fallback import localized
from contacts.languages.markdown_source import document, escaped, indented, link
from contacts.languages.short_markdown import commonmark, on_one_line
from contacts.models import Channel, Guide, Step
from contacts.pictures.shown import shown_picture
from contacts.publishing.naming import emergency, programme, site_name, tagline
from contacts.publishing.snapshot import published
from contacts.publishing.written_guides import MOST_GUIDES, is_numbered
from contacts.templatetags.endpoints import caption_of
from contacts.templatetags.texts import fallback_mark, with_mark
from contacts.views.advice import advice_of
from contacts.views.feeds import conditional_response
from contacts.views.guides import published_guide

MARKDOWN = "text/markdown; charset=utf-8"


@stored()
@require_safe
def guide_markdown(request: HttpRequest, slug: str) -> HttpResponseBase:
    content = published()
    guide = content.once(("guide", slug), lambda: published_guide(slug, content))
    page = settings.SITE_URL + guide.get_absolute_url()
    headers = {"Link": f'<{page}>; rel="canonical"', "X-Robots-Tag": "noindex"}
    text = document([*guide_blocks(guide), *origin_blocks(guide, page)])
    return conditional_response(request, text, MARKDOWN, headers)


def guide_blocks(guide: Guide) -> Iterator[str]:
    yield f"# {plain(guide, 'title')}"
    yield short(guide, "summary")
    yield from answer_blocks(guide)
    if guide.channel:
        yield f"## {_('The channel for this question')}"
        yield "\n".join(channel_lines(guide.channel))


def answer_blocks(guide: Guide) -> Iterator[str]:
    """Its steps, as its form shows them."""
    if guide.form == GuideForm.ADVICE:
        advice = advice_of(guide, get_language() or "ar")
        titles = {
            "dont": pgettext("heading of advice", "Do not"),
            "do": pgettext("heading of advice", "Do"),
        }
        for kind, steps in advice.items():
            yield f"## {titles[kind]}" if steps else ""
            yield from (step_block(step, "-") for step in steps)
        return
    for place, step in enumerate(guide.steps.all(), 1):
        yield step_block(step, f"{place}." if is_numbered(guide) else "-")
        if step.channel and guide.form == GuideForm.OPTIONS:
            yield indented("\n".join(channel_lines(step.channel)), 2)


def step_block(step: Step, mark: str) -> str:
    below = (short(step, "detail"), picture_image(step))
    blocks = [f"{mark} **{plain(step, 'text')}**"]
    return "\n\n".join([*blocks, *(indented(each, len(mark) + 1) for each in below if each)])


def picture_image(step: Step) -> str:
    """Its picture, where it has one; what it shows stands for it."""
    shown = shown_picture(step, get_language() or "ar")
    if shown is None:
        return ""
    marks = [fallback_mark(shown.text)] if shown.text.is_fallback else []
    alt = " ".join([shown.alt.value, *(f"({mark})" for mark in marks)])
    return f"!{link(alt, settings.SITE_URL + shown.large)}"


def channel_lines(channel: Channel) -> Iterator[str]:
    """The channel, and below it each number and link as something to press."""
    url = settings.SITE_URL + channel.get_absolute_url()
    yield f"- {link(words(channel, 'name'), url)}"
    for endpoint in channel.endpoints.all():
        place = words(endpoint, "label") if endpoint.spec.is_place else ""
        shown = place or endpoint.display
        way = link(shown, endpoint.link) if endpoint.link else escaped(shown)
        yield f"  - {escaped(caption_of(endpoint))}: {way}"


def origin_blocks(guide: Guide, page: str) -> Iterator[str]:
    """When it was checked, whose it is, and where it stands."""
    day = date_format(guide.verified_on) if guide.verified_on else _("Not checked yet")
    yield f"{_('Checked on')}: {day}"
    whose = words(published().site, "independence") or tagline()
    yield f"{link(site_name(), page)}: {escaped(whose)}"


def plain(row: object, field: str) -> str:
    return escaped(words(row, field))


def short(row: object, field: str) -> str:
    """Short Markdown as a program reads it that knows more signs."""
    return commonmark(words(row, field))


def words(row: object, field: str) -> str:
    """In the active language; what stands in from the other one says which it is."""
    found = localized(row, field, get_language() or "ar")
    return with_mark(found) if found else ""


@stored()
@require_safe
def llms(request: HttpRequest) -> HttpResponseBase:
    """Both languages in one file: a program asks for it before it knows who will read."""
    guides = list(Guide.objects.published()[:MOST_GUIDES])
    blocks = [f"# {names()}", introduction()]
    for code in Language.values:
        with override(code):
            blocks += guide_list(Language(code), guides)
    blocks += ["## Optional", "\n".join(other_documents())]
    return conditional_response(request, document(blocks), MARKDOWN)


def names() -> str:
    """The site's, in each language that has one of its own."""
    found = []
    for code in Language.values:
        with override(code):
            found.append(escaped(site_name()))
    return " / ".join(dict.fromkeys(found))


def introduction() -> str:
    """Whose it is and which number to call, in each language."""
    lines = []
    for code in Language.values:
        with override(code):
            lines.append(f"> {' '.join(introducing_sentences())}")
    return "\n>\n".join(lines)


def introducing_sentences() -> Iterator[str]:
    yield escaped(tagline())
    if whose := words(published().site, "independence"):
        yield escaped(whose)
    if way := emergency():
        values = {"programme": programme(), "value": way.display}
        yield escaped(_("To reach %(programme)s: %(value)s.") % values)


def guide_list(language: Language, guides: list[Guide]) -> Iterator[str]:
    yield f"## {language.label}: {_('Ways to get in touch')}"
    yield "\n".join(entry(row, "name", row.get_absolute_url()) for row in published().channels)
    yield f"## {language.label}: {_('All questions')}"
    yield "\n".join(
        entry(row, "title", reverse("contacts:guide-markdown", args=[row.slug])) for row in guides
    )


def entry(row: Channel | Guide, title: str, path: str) -> str:
    summary = escaped(on_one_line(words(row, "summary")))
    found = f"- {link(words(row, title), settings.SITE_URL + path)}"
    return f"{found}: {summary}" if summary else found


def other_documents() -> Iterator[str]:
    directory = settings.SITE_URL + reverse("directory")
    yield f"- {link('directory.json', directory)}: the whole directory as JSON, in both languages"
    for code in Language.values:
        with override(code):
            url = settings.SITE_URL + reverse("contacts:booklet")
            yield f"- {link(f'booklet.html ({code})', url)}: {_('All pages in one file')}"
