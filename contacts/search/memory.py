"""Memory of an old index goes back to the system, where the C library is glibc.

By itself it keeps freed arrays for later ones, in each thread apart: after fifty edits among ten
thousand guides that is three times what the index needs.
"""

import ctypes

M_MMAP_THRESHOLD = -3  # malloc.h
# Bytes from which an array has memory of its own, which ends with it.
APART = 1 << 20


def give_back() -> None:
    try:
        library = ctypes.CDLL(None)
        library.mallopt(M_MMAP_THRESHOLD, APART)
        library.malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        return
