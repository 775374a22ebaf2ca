"""Text as a reader typed or pasted it, made fit to be shown, searched and stored. Pure."""

import unicodedata

# Controls (NUL among them, which PostgreSQL refuses), bidi and zero-width marks, which could
# turn the rest of the page round, and halves of surrogate pairs, which no encoding can write.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# What decoding leaves in place of bytes that are no text.
BROKEN = "\ufffd"


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
