"""A tag for HTML that many pages share: rendered once for each version of the content."""

import re

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
INDENTATION = re.compile(r"\s*\n\s*")


class RememberNode(Node):
    def __init__(self, name: str, parts: list[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.parts = parts
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        language = context.get("language") or get_language()
        key = (self.name, language, *[part.resolve(context) for part in self.parts])
        html = context["content"].once(key, lambda: self.made(context))
        return mark_safe(html)  # noqa: S308  a template's own output

    def made(self, context: Context) -> str:
        """Without indentation, a twentieth of a page: readers save whole pages on their devices."""
        return INDENTATION.sub("\n", self.nodelist.render(context))


@register.tag
def remember(parser: Parser, token: Token) -> RememberNode:
    """`{% remember name part … %}…{% endremember %}`: the same for equal parts in one language.

    Needs `content` (published.Published) in the context; `language`, the page's, saves asking the
    thread for it. What is inside may depend on nothing but the language, the published content
    and the parts.
    """
    _tag, name, *parts = token.split_contents()
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(name, [parser.compile_filter(part) for part in parts], nodelist)
