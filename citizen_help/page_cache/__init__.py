"""The page store: complete public pages kept in memory, in front of Django's handler.

A view declares with `@stored(...)` what its answer depends on (declaration.py). The store then
answers GET and HEAD from memory; what it does not hold it has Django render from an environment
of its own making, in which nothing of the request is left but the path and the declared query
(rendering.py): no cookie, no header, no host. So a page cannot be poisoned, and cannot vary.

    declaration.py   what views say about themselves
    key.py           which requests are the same page
    door.py          whether a request is one that the store may answer
    encodings.py     Accept-Encoding and the compressed variants (RFC 9110, 12.5.3)
    conditional.py   ETag and If-None-Match (RFC 9110, 8.8.3 and 13.1.2)
    page.py          one stored answer with its headers, and how long it holds (RFC 9111)
    shelf.py         pages by key, bounded in bytes
    flights.py       one rendering at a time of a page that many ask for
    rendering.py     a page as Django makes it, of one version of the content
    lookout.py       a thread that asks for the content's version
    observer.py      who wants to know what the store does
    store.py         the WSGI application that brings these together
    warming.py       pages and last good copies made in the background
"""
