"""Text as a reader typed or pasted it, made fit to be shown, searched and stored. Pure."""

import unicodedata

# Controls (NUL among them, which PostgreSQL refuses), bidi and zero-width marks, which could
# turn the rest of the page round, and halves of surrogate pairs, which no encoding can write.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
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
    """`text` with one character for each line break, and without what cannot be stored."""
    return "".join(
        char
        for char in "\n".join(text.splitlines())
        if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}
    )
