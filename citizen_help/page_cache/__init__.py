"""The page cache: complete public pages kept in memory, in front of Django's handler.

A view declares with `@stored(...)` what its response depends on (declaration.py). The cache then
answers GET and HEAD from memory; what it does not hold it has Django render from an environment
of its own making, in which nothing of the request is left but the path and the declared query
(rendering.py): no cookie, no header, no host. So a page cannot be poisoned, and cannot vary.

    declaration.py      what views say about themselves
    key.py              which requests are the same page
    request_gate.py     whether a request is one that the cache may answer
    encodings.py        Accept-Encoding and compression (RFC 9110, 12.5.3)
    conditional.py      ETag and If-None-Match (RFC 9110, 8.8.3 and 13.1.2)
    response.py         a complete response, and how long it may be kept (RFC 9111)
    cached_page.py      a response kept in memory, and what it answers to a request
    lru_cache.py        pages by key, bounded in bytes
    single_flight.py    one rendering at a time of a page that many ask for
    rendering.py        a page as Django makes it
    version_poller.py   a thread that polls the content's version
    version_tracker.py  the version as last polled, and whether the database answers
    observer.py         who is told what the cache does
    cache.py            the WSGI application that brings these together
    warming.py          pages and last good copies made in the background
"""
