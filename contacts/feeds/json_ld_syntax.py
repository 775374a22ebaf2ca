"""The grammar of JSON-LD: nodes, texts in a language, and safe writing. No facts here."""

import json
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from contacts.fallback import LocalizedText

Node = dict[str, Any]

CONTEXT: Final = "https://schema.org"
# What could end the script element, or a line of script for old readers.
_ESCAPED: Final = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def dumps(data: Node) -> SafeString:
    """JSON that is safe inside `<script type="application/ld+json">`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308  all that could leave it is escaped


def graph(*nodes: Node) -> Node:
    """Several nodes as one document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def tagged(text: LocalizedText, language: str) -> str | Node:
    """A text inside a node in `language`; one in the other is a language-tagged string."""
    if text.language == language:
        return text.value
    return {"@language": text.language, "@value": text.value}


def site_text(message: Promise, language: str) -> LocalizedText:
    """A text of the site itself, from its translations."""
    with override(language):
        return LocalizedText(str(message), language, False)
