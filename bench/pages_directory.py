"""What the directory in JSON costs to make, beside Django's own serializer.

The peer writes the same guides and steps with `django.core.serializers`; it gives less (no
addresses, no channels) and none of the statuses. Rounds are interleaved, in the same process.
"""

import time
from collections.abc import Callable

ROUNDS = 15
PATH = "/api/v1/directory.json"


def processor_ms(make: Callable[[], object]) -> float:
    begun = time.thread_time()
    make()
    return (time.thread_time() - begun) * 1000


def by_peer() -> str:
    from django.core import serializers

    from contacts.feeds.directory_guides import PER_PART
    from contacts.models import Guide, Step

    guides = list(Guide.objects.published()[:PER_PART])
    steps = Step.objects.published().filter(guide__in=[guide.pk for guide in guides])
    return serializers.serialize("json", [*guides, *steps], ensure_ascii=False)


def measure_directory() -> dict[str, float]:
    """Milliseconds of the whole answer, of its compression (once for all readers), of the peer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from citizen_help.page_cache.encodings import BROTLI, encoded
    from citizen_help.page_cache.key import Key
    from citizen_help.wsgi import application

    def render() -> bytes:
        rendered, _version = application.render(Key(PATH, ""))
        assert rendered.status == "200 OK", rendered.status  # noqa: S101
        return rendered.body

    body = render()
    ours, coding, peer = [], [], []
    for _ in range(ROUNDS):
        ours.append(processor_ms(render))
        coding.append(processor_ms(lambda: encoded(body, BROTLI)))
        peer.append(processor_ms(by_peer))
    with CaptureQueriesContext(connection) as context:
        render()
    return {
        "ms": min(ours),
        "median_ms": sorted(ours)[ROUNDS // 2],
        "brotli_ms": min(coding),
        "peer_ms": min(peer),
        "kilobytes": len(body) / 1000,
        "queries": len(context),
    }
