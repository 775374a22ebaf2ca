"""Memory of an old index goes back to the system, where the C library is glibc.

By itself it keeps freed arrays for later ones, in each thread apart: after fifty edits among ten
thousand guides that is three times what the index needs.
"""

import ctypes

# malloc.h, with bytes: an array of this size has memory of its own, which ends with it; what a
# search needs for a moment is smaller, and kept for the next one.
OPTIONS = {
    "M_MMAP_THRESHOLD": (-3, 4 << 20),
    "M_TRIM_THRESHOLD": (-1, 8 << 20),
    "M_ARENA_MAX": (-8, 1),  # one pool for all threads, of which one runs at a time
}


def give_back() -> None:
    try:
        library = ctypes.CDLL(None)
        for option in OPTIONS.values():
            library.mallopt(*option)
        library.malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        return
