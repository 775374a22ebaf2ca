"""The application that gunicorn serves: the page cache, and Django behind it."""

import os
from importlib import import_module
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")

# Sets Django up, which the imports in `create_application` rely on.
django_application = get_wsgi_application()


def create_application() -> Any:
    from django.conf import settings
    from django.urls import get_resolver
    from django.utils.module_loading import import_string

    from citizen_help import write_queue
    from citizen_help.content_type import normalize_content_type
    from citizen_help.page_cache.cache import PageCache
    from citizen_help.page_cache.encodings import with_weights_read
    from citizen_help.page_cache.rendering import PageHandler, Renderer
    from citizen_help.postgres import circuit_breaker

    circuit_breaker.enable()
    write_queue.enable()
    # Every view and its imports, here and now: once for all workers, and none waits for them.
    get_resolver().url_patterns  # noqa: B018  a property that loads them
    for name in settings.PRELOADED:
        import_string(name)()
    return PageCache(
        with_weights_read(normalize_content_type(django_application)),
        Renderer(PageHandler()),
        import_module(settings.PAGE_CACHE["VERSION"]),
        max_bytes=settings.PAGE_STORE_BYTES,
        addresses=import_string(settings.PAGE_CACHE["ADDRESSES"]),
        follow=import_string(settings.PAGE_CACHE["FOLLOW"]),
        polls_in_thread=True,
        observer=observer(),
    )


def observer() -> Any:
    """What counts for Prometheus; None, and nothing of it loaded, when nobody asked for it."""
    from django.conf import settings

    if not settings.METRICS_PORT:
        return None
    from citizen_help.metrics import MetricsObserver

    return MetricsObserver()


application = create_application()
