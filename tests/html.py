"""Reading an answer's HTML in tests: elements with the language and direction they stand in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """All text inside, blanks collapsed as a browser shows them."""
        return " ".join(self._raw_text().split())

    def _raw_text(self) -> str:
        return "".join(
            child if isinstance(child, str) else child._raw_text() for child in self.children
        )

    def inherited(self, name: str) -> str | None:
        """The attribute here or on the nearest element around (for `lang` and `dir`)."""
        element: Element | None = self
        while element is not None:
            if name in element.attributes:
                return element.attributes[name]
            element = element.parent
        return None

    def walk(self) -> "list[Element]":
        found = [self]
        for child in self.children:
            if isinstance(child, Element):
                found += child.walk()
        return found

    def all(self, name: str | None = None, /, **wanted: str) -> "list[Element]":
        """Elements of that name whose attributes hold the wanted words (`class_` for class)."""
        return [
            element
            for element in self.walk()
            if (name is None or element.name == name)
            and all(
                value in (element.get(key.rstrip("_").replace("_", "-")) or "").split()
                for key, value in wanted.items()
            )
        ]

    def one(self, name: str | None = None, /, **wanted: str) -> "Element":
        [element] = self.all(name, **wanted)
        return element


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.current = Element("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.current)
        self.current.children.append(element)
        if tag not in VOID:
            self.current = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.current)
        self.current.children.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag != self.current.name:
            raise AssertionError(f"</{tag}> closes <{self.current.name}>")
        assert self.current.parent is not None
        self.current = self.current.parent

    def handle_data(self, data: str) -> None:
        self.current.children.append(data)


def parse(html: str) -> Element:
    """The document; AssertionError when an element is closed out of turn."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.current is builder.root, f"<{builder.current.name}> is not closed"
    return builder.root


def texts(root: Element) -> list[tuple[Element, str]]:
    """Every piece of text that is not blank, with the element it stands in."""
    return [
        (element, child.strip())
        for element in root.walk()
        for child in element.children
        if isinstance(child, str) and child.strip()
    ]
