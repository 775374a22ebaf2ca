"""Find in scripts what the oldest phones of our list do not take (pyproject.toml).

New syntax stops the whole file there, in silence. oxlint knows no such list, so Pygments tells code
from texts and comments, and the tables below say what is too new: they hold what this site could
come to use, from the compatibility tables of MDN.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, String

SYNTAX = {
    r"\?\.(?!\d)": "?. came with Chrome 80 and Safari 13.1",
    r"\?\?(?!=)": "?? came with Chrome 80 and Safari 13.1",
    r"(\|\||&&|\?\?)=": "assigning with ||=, &&= and ??= came with Chrome 85 and Safari 14",
    r"\b\d\w*n\b": "numbers with n (BigInt) came with Safari 14",
    r"\b\d+_\d": "_ in numbers came with Chrome 75 and Safari 13",
    r"(?<![\w$])#[a-z_$]": "names with # came with Chrome 74 and Safari 14.1",
    r"\bstatic\s*\{": "static blocks came with Chrome 94",
    r"^(\w.* )?await\b": "await outside functions came with Chrome 89",
    r"\bexport \* as\b": "export * as came with Chrome 72 and Safari 14.1",
}
REGEXES = {
    r"\(\?<[=!]": "looking behind came with Safari 16.4",
    r"\(\?<\w": "named groups came with Firefox 78",
    r"\\p\{": r"\p{…} came with Firefox 78",
    r"/[a-z]*s[a-z]*$": "the flag s came with Firefox 78",
    r"/[a-z]*[dv][a-z]*$": "the flags d and v came with Chrome 90",
}
CALLS = {
    r"\.at\(": ".at() came with Chrome 92 and Safari 15.4",
    r"\.(replaceAll|replaceChildren)\(": "came with Chrome 85 or 86 and Safari 13.1 or 14",
    r"\.matchAll\(": "came with Chrome 73 and Safari 13",
    r"\.(findLast|findLastIndex|hasOwn|groupBy|withResolvers)\(": "is younger than Chrome 92",
    r"\.(toSorted|toReversed|toSpliced|isWellFormed)\(": "came with Chrome 110",
    r"\bObject\.fromEntries\(": "came with Chrome 73",
    r"\bPromise\.(allSettled|any)\(": "came with Chrome 76 or 85 and Safari 13 or 14",
    r"\bAbortSignal\.\w+\(": "came with Chrome 103",
    r"\.(requestSubmit|randomUUID|checkVisibility)\(": "is younger than Safari 15.3",
    r"\b(scroll|scrollTo|scrollBy)\(\{": "takes x and y alone in Safari before 14",
    r"\bmatchMedia\([^)]*\)\.addEventListener": "is addListener in Safari before 14",
    r"\b(globalThis|queueMicrotask)\b": "came with Chrome 71",
    r"\bIntl\.(?!DateTimeFormat|NumberFormat|Collator)\w+": "is younger than Safari 12.1",
    r"\bnew EventTarget\(": "came with Safari 14",
}
# Allowed where the same file asks whether the browser has it.
ASKED_FOR = {
    "BroadcastChannel": "came with Safari 15.4",
    "ResizeObserver": "came with Safari 13.1 and Firefox 69",
    "clipboard": "came with Safari 13.1, and is there on secure addresses only",
    "connection": "is not in Safari and Firefox",
    "inert": "came with Chrome 102",
    "navigationPreload": "came with Safari 15.4 and Firefox 99",
    "requestIdleCallback": "is not in Safari",
    "serviceWorker": "is there on secure addresses only",
    "share": "is not in Firefox",
    "speechSynthesis": "is not in every browser inside an app",
    "structuredClone": "came with Chrome 98",
    "submitter": "came with Chrome 81 and Safari 15.4",
    "visualViewport": "came with Safari 13 and Firefox 91",
}


def complaints(files: Iterable[Path]) -> list[str]:
    """A line for each thing that an old phone would stumble over, with its file and line."""
    return [
        f"{file}:{line}: {text}"
        for file in files
        for line, text in faults(file.read_text(encoding="utf-8"))
    ]


def faults(script: str) -> list[tuple[int, str]]:
    """Lines, from 1, and what is wrong there, in the order of lines."""
    code, regexes = parted(script)
    found = [*_matches(SYNTAX, code), *_matches(CALLS, code), *unasked(code, script)]
    for line, regex in regexes:
        found += [(line, f"{regex}: {why}") for p, why in REGEXES.items() if re.search(p, regex)]
    return sorted(found)


def parted(script: str) -> tuple[str, list[tuple[int, str]]]:
    """The code with blanks for texts and comments, line for line; and its regular expressions."""
    code, regexes, line = [], [], 1
    for kind, text in JavascriptLexer(stripnl=False).get_tokens(script):
        if kind is String.Regex:
            regexes.append((line, text))
        is_code = kind is String.Interpol or (kind not in String and kind not in Comment)
        code.append(text if is_code else re.sub(r"[^\n]", " ", text))
        line += text.count("\n")
    return "".join(code), regexes


def unasked(code: str, script: str) -> Iterator[tuple[int, str]]:
    """Uses of what not every phone has, in a file that nowhere asks for it."""
    for name, why in ASKED_FOR.items():
        asks = rf"[\"']{name}[\"'] in |![\w.]*\b{name}\b|\b{name}( &&| \|\|| \?|\))|typeof \w*\.?{name}"
        if not re.search(asks, script):
            yield from _matches({rf"\b{name}\b(?!:)": f"{why}: ask for it first"}, code)


def _matches(table: dict[str, str], code: str) -> Iterator[tuple[int, str]]:
    for pattern, why in table.items():
        for match in re.finditer(pattern, code, re.MULTILINE):
            yield code.count("\n", 0, match.start()) + 1, f"{match[0].strip()}: {why}"
