"""Text as a reader typed or pasted it, made fit to be shown, searched and stored. Pure."""

import unicodedata

# Controls (NUL among them, which PostgreSQL refuses), bidi and zero-width marks, which could
# turn the rest of the page round, and halves of surrogate pairs, which no encoding can write.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Embeddings, overrides and isolates, and what ends them (Unicode, UAX 9, 2).
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and a symbol by their category, which are drawn as a blank.
FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufffc")
# What decoding leaves in place of bytes that are no text.
BROKEN = "\ufffd"

# What turns a text round, or is no blank and no letter, and comes along when one is pasted. Joiners
# and single direction marks (ZWNJ, ZWJ, RLM, LRM) stay: people write with them.
PASTED = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF])


def without_pasted_marks(text: str) -> str:
    return text.translate(PASTED)


def tidy(text: str) -> str:
    """`text` on one line without invisible characters; blanks become single spaces."""
    visible = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or (char != BROKEN and unicodedata.category(char) not in UNWANTED)
    )
    return " ".join("".join(visible).split())


def tidy_lines(text: str) -> str:
    """`text` with one character for each line break, and without what cannot be stored.

    Nor does what turns the text after it round stay; "" where nothing of it can be seen.
    """
    tidied = "".join(
        char
        for char in "\n".join(text.splitlines())
        if char in "\n\t"
        or (char not in TURNING and unicodedata.category(char) not in {"Cc", "Cs"})
    )
    return tidied if has_content(tidied) else ""


def has_content(text: str) -> bool:
    """Whether anything of it can be seen."""
    return any(map(is_seen, text))


def is_seen(char: str) -> bool:
    """Whether there is something to see of a character that stands alone."""
    return unicodedata.category(char)[0] in "LNPS" and char not in FILLERS
