"""How fast the checker judges the worst texts of the greatest length: `make bench-verify`.

Milliseconds of processor for `verify()` alone, with everything published and some claims; what
else runs on the machine counts for little.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator

from contacts.enums import ClaimVerdict
from contacts.verification.judge import verify
from contacts.verification.tokens import MAX_LENGTH
from contacts.verification.verdict import Claimed, Known

ROUNDS = int(os.environ.get("ROUNDS", "20"))
KNOWN = (
    Known("url", "https://www.ca.gov.sa/"),
    Known("phone", "19912"),
    Known("phone", "920001234"),
    Known("x", "citizen_care"),
    Known("ios", "https://apps.apple.com/sa/app/id123"),
    Known("app", "تطبيق «حساب المواطن»"),
    Known("app", "Citizen Account app"),
)
CLAIMS = (
    Claimed("x", "CitizenCare", ClaimVerdict.DISPUTED),
    Claimed("url", "https://ca-gov-sa.example/", ClaimVerdict.FAKE),
    Claimed("phone", "+966551234567", ClaimVerdict.FAKE),
)
# Each is repeated until it is as long as a text may be.
PATTERNS = (
    *(".", ",", "-", "(", "[", "«", "*", "#", "/", ":", "\\", "'", '"', "_", "~", "!", "…", "٪"),
    *("(.", ".,", "[(", "<'", "-/", " .", ". ", "@.", "*#", ":/", "://", "%2e", "..", "w.", " - "),
    *(
        "1",
        "9",
        "0",
        "5",
        "1 ",
        "12 ",
        "19912 ",
        "199 12 ",
        "05 51 ",
        "0551234567 ",
        "1,",
        "1,234,",
    ),
    *("1.1", "1:1", "12:30 ", "12:30-", "50% ", "5 ريال ", "10/12/2026 ", "+966", "(1)", "1) 2) "),
    *("1-", "1/", "*1#", "١٩٩١٢ ", "①", "1️⃣", "O5", "l1", "4S 67 ", "1 و", "2026 "),
    *(
        "a.com ",
        "a.b.c.d.",
        "https://a.com/",
        "https://",
        "www.",
        "www ",
        "ca.gov.sa ",
        "ca-gov-sa ",
    ),
    *("http://x.com/citizen_care/ ", "xn--", "xn--a.xn--b.", "a dot com ", "evil . com ", "com "),
    *("e v i l ", "https:/\\", "javascript:", "x.com/", "a@b.c ", "mailto:", "https://a@b/"),
    *("@", "@a ", "@citizen_care ", "citizen_care ", "@@", "a@", "@ ", "citizencar ", "x: a_b "),
    *("ا", "ال", "حساب المواطن ", "تطبيق ", "تطبيق حساب المواطن ", "و", "ـ", "َ", "رمز التحقق "),
    *("واحد ", "واحد", "صفر و", "تسعمية وسبعة وثلاثين ", "one and ", "nine hundred and ", "مية "),
    *(
        "سناب ",
        "سناب: ",
        "واتساب",
        "telegram ",
        "تطبيق «",
        "install ",
        "download The ",
        "SA03 8000 ",
    ),
    *(
        "أرسل ",
        "send ",
        "ادفع ",
        "رقم الطلب ",
        "to *",
        "المنتهي ب ",
        "حساب *",
        "code is ",
        "لا ارسل ",
        "راتبي ",
        "نزل لي بس ",
        "نزل 1045 و",
        "من 500 إلى ",
        "لو 640 ",
        "aged 1, 3, ",
        "last digits of my ",
        "رمز 7 7 ",
        "SR1,4",
        "ca . gov . ",
    ),
    *(
        "😊",
        "😊a",
        "a😊",
        "\u200f",
        "\u202e",
        "\ufe0f",
        "\u0301",
        "e\u0301",
        "ﷺ",
        "﷽",
        "Ａ",
        "а",
        "ꮯ",
    ),
    *(
        "a",
        "aA",
        "a ",
        "a1",
        "abc123 ",
        "The ",
        "A ",
        "a-",
        "a_",
        "a'",
        "\n",
        "\t",
        "a\n",
        "rn",
        "ß",
    ),
    *("((((", "))))", "[]", "{}", "()", "(a)", "[.]", "<dot>", "(dot) ", "نقطة ", " نقطة كوم"),
)


def texts() -> Iterator[str]:
    for pattern in PATTERNS:
        yield (pattern * MAX_LENGTH)[:MAX_LENGTH]
        yield (f"{pattern}19912 " * MAX_LENGTH)[:MAX_LENGTH]


def milliseconds(text: str) -> float:
    started = time.process_time()
    verify(text, KNOWN, CLAIMS)
    return (time.process_time() - started) * 1000


def main() -> None:
    every: list[float] = []
    typical: list[tuple[float, str]] = []
    for text in texts():
        times = [milliseconds(text) for _ in range(ROUNDS)]
        every += times
        typical.append((statistics.median(times), text[:20]))
    cuts = statistics.quantiles(every, n=100)
    lines = [
        f"{len(typical)} texts of {MAX_LENGTH} characters, {ROUNDS} times each",
        f"p50 {statistics.median(every):.1f} ms, p99 {cuts[98]:.1f} ms, worst {max(every):.1f} ms",
        *(f"{median:8.1f} ms  {text!r}" for median, text in sorted(typical, reverse=True)[:10]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
