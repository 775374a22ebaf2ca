"""The page of what changed, as tests read it, and edits that it tells of."""

from contacts.history import versions
from contacts.history.versions import ChangeKind
from tests.html import parse


def save(row, *, minor=False, **values):
    with versions.recorded(ChangeKind.EDITED, minor=minor):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


def page(client, language="en"):
    response = client.get(f"/{language}/changes/")
    assert response.status_code == 200
    return parse(response.content.decode())


def entries(client, language="en"):
    """The name of each row and what the page says below it, the newest first."""
    headings = page(client, language).one("main").all("h3")
    return [
        (heading.text, [one.text for one in heading.parent.one("ul").all("li")])
        for heading in headings
    ]


def told(client, language="en"):
    return dict(reversed(entries(client, language)))


def days(client, language="en"):
    return [one.text for one in page(client, language).one("main").all("h2")]
