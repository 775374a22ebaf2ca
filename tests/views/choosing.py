"""What tests of the chooser read of its pages."""

from tests.html import Element


def links(page: Element, **wanted: str) -> list[str]:
    return [link["href"] for part in page.all(**wanted) for link in part.all("a")]
