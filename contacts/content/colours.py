"""The kind of value that a colour is in a content file."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from contacts.content.kinds import Text
from contacts.content.nodes import Node, Scalar
from contacts.content.problems import Problems


class Colour(Text):
    """In quotes: without them # begins a comment, and nothing is left of the colour."""

    nothing: ClassVar[Any] = _(
        'There is no colour here. Put it in quotes, as in "#2b4a8c": without them, # begins a '
        "comment. Or leave the key out."
    )

    def read(self, node: Node, problems: Problems) -> str:
        text = super().read(node, problems)
        if isinstance(node, Scalar) and not text:
            problems.add(node.at, str(self.nothing))
        return text
