"""The numbers, links and accounts that readers see, to be found in any text."""

from contacts.publishing.snapshot import published


def published_ways() -> tuple[tuple[str, str], ...]:
    """The kind and value of each, in the order of pages; made once a version of the content."""
    content = published()
    return content.once(
        "ways",
        lambda: tuple(
            (endpoint.kind, endpoint.value)
            for channel in content.channels
            for endpoint in channel.endpoints.all()
        ),
    )
