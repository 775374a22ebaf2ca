"""Texts, queries, headers and bodies as no honest program sends them; the same with each seed."""

import random
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote_from_bytes

# Bytes that were a reason to fail somewhere once: NUL, invalid UTF-8, halves of surrogate pairs
# as CESU-8, overlong forms, bidi controls, joined marks, numbers that are no numbers.
FRAGMENTS: Final[Sequence[bytes]] = (
    b"\x00",
    b"a\x00b",
    b"\xff\xfe",
    b"\xc0\xaf..\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xed\xb0\x80\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "\u202e\u2066\u2069\u200f".encode(),
    "\ufeff\u200b\u2028\u2029\ufffe".encode(),
    "حساب\u0640\u0640\u0640المواطن".encode(),
    ("e" + "\u0301" * 300).encode(),
    "\U0001f1f8\U0001f1e6".encode() * 40,
    "٠١٢٣٤٥٦٧٨٩".encode(),
    "ﷺﷻ\u1f6e\uab30".encode() * 20,
    b"\r\nSet-Cookie: a=b\r\n\r\n<html>",
    b"%00%0d%0a",
    b"' OR 1=1 --",
    b"'; DROP TABLE contacts_guide; --",
    b"1); SELECT pg_sleep(10)--",
    b"%%%s %(x)s {0.__class__} {{7*7}} {% debug %}",
    b"../../../../etc/passwd",
    b"//evil.example/",
    b"\\\\evil.example\\",
    b"javascript:alert(1)",
    b"<script>alert(1)</script>",
    b'"><svg/onload=alert(1)>',
    b"[](javascript:alert(1)) ![](x) <!--",
    b"[" * 400,
    b"*_`" * 300,
    b"(((((" * 200,
    b"-1",
    b"0",
    b"99999999999999999999999",
    b"1e309",
    b"NaN",
    b"0x7fffffff",
    b"\xd9\xa1",
    b"2026-02-31",
    b"0000-00-00",
    b"25:61",
    b"null",
    b"__proto__",
    b"a" * 5_000,
    "أ".encode() * 3_000,
    b" " * 2_000,
    b"a " * 2_000,
    b"",
)
METHODS: Final = (
    *("GET",) * 30,
    *("HEAD",) * 3,
    *("POST",) * 6,
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "get",
    "A-METHOD-OF-OUR-OWN",
)
HEADERS: Final = (
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Accept-Language",
    "Authorization",
    "Cookie",
    "Forwarded",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Origin",
    "Range",
    "Referer",
    "User-Agent",
    "X-CSRFToken",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-HTTP-Method-Override",
    "X-Original-URL",
    "X-Request-ID",
    "X-Requested-With",
    "X-Rewrite-URL",
)
VALUES: Final = (
    "",
    "*",
    "en;q=2,ar;q=-1,*;q=nan",
    "ar-" + "x" * 400,
    "gzip;q=0, identity;q=0",
    "br" * 2_000,
    "bytes=0-0,-1," + ",".join("0-1" for _ in range(500)),
    "bytes=18446744073709551616-",
    'W/"' + '"' * 500,
    "Thu, 99 Foo 2026 99:99:99 GMT",
    "evil.example",
    "127.0.0.1, ::1, evil, %00",
    "sessionid=" + "a" * 3_000,
    "csrftoken=x; django_language=../../etc; messages=W10",
    "django_language=" + "\xd8\xa7",
    "Basic " + "A" * 1_000,
    "https://evil.example/\xff\xfe",
    "DELETE",
    "/admin/",
    "\xff" * 200,
)
TYPES: Final = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=no-such",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "x" * 300,
    "multipart/form-data; boundary=x; charset=utf-7",
    "text/plain; title*=no-such''%41",
    "application/json",
    "text/plain; charset=\xff",
    "",
)
MOST_FIELDS = 2_000


class Hostile:
    """A source of requests that fail where something is not looked after."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  it is to be the same every time

    def text(self) -> bytes:
        """One to four fragments, some random bytes or letters among them."""
        chance = self.random
        parts = [chance.choice(FRAGMENTS) for _ in range(chance.choice((1, 1, 1, 2, 4)))]
        if chance.random() < 0.3:
            parts.append(chance.randbytes(chance.choice((1, 8, 64))))
        if chance.random() < 0.3:
            parts.append("".join(chr(self.letter()) for _ in range(8)).encode())
        return b"".join(parts)

    def letter(self) -> int:
        """Of any plane of Unicode, without the surrogates, which UTF-8 cannot write."""
        number = self.random.randrange(0x10FFFF - 0x800)
        return number if number < 0xD800 else number + 0x800

    def value(self) -> str:
        """A value of a header, in latin-1 as WSGI has it; without line breaks and NUL."""
        if self.random.random() < 0.7:
            return self.random.choice(VALUES)
        cleaned = self.text()[:4_000].translate(None, b"\r\n\x00")
        return cleaned.decode("latin-1")

    def headers(self) -> dict[str, str]:
        count = self.random.choice((0, 0, 1, 2, 5, 20))
        return {name: self.value() for name in self.random.sample(HEADERS, count)}

    def pairs(self, names: Sequence[str]) -> bytes:
        """Fields as a form or a query writes them, at times badly, at times thousands."""
        chance = self.random
        if chance.random() < 0.02:
            return b"&".join(b"p%d=%d" % (number, number) for number in range(MOST_FIELDS))
        if chance.random() < 0.1:
            return self.text().translate(None, b"\r\n\x00 ")
        wanted = [chance.choice(names) for _ in range(chance.choice((1, 1, 2, 5, 20)))]
        return b"&".join(name.encode() + b"=" + self.escaped(self.text()) for name in wanted)

    def escaped(self, text: bytes) -> bytes:
        """Mostly percent-encoded; else as it is but for what would end the line."""
        if self.random.random() < 0.85:
            return quote_from_bytes(text).encode()
        return text.translate(None, b"\r\n\x00 &#")

    def path(self, known: Sequence[str]) -> bytes:
        """A page's address, as it is or with something in it; percent signs undone."""
        chance = self.random
        path = chance.choice(known).encode()
        if chance.random() < 0.6:
            return path
        at = chance.randrange(len(path) + 1)
        piece = self.text()[: chance.choice((3, 40, 2_000))]
        spoilt = (
            path[:at] + piece + path[at:],
            path + piece,
            b"/" + piece,
            path[:at] + b"/" + piece,
        )
        return chance.choice(spoilt)

    def multipart(self, names: Sequence[str]) -> bytes:
        """Parts with the boundary x; headers and ends are at times missing."""
        parts = []
        for _ in range(self.random.choice((0, 1, 3, 30))):
            name = self.random.choice(names).encode()
            file = b'; filename="' + self.text()[:30] + b'"' if self.random.random() < 0.3 else b""
            head = b'--x\r\nContent-Disposition: form-data; name="' + name + b'"' + file
            parts.append(head + b"\r\n\r\n" + self.text() + b"\r\n")
        return b"".join(parts) + self.random.choice((b"--x--\r\n", b"--x", b""))

    def body(self, names: Sequence[str]) -> tuple[bytes, str]:
        """A body and what it is said to be."""
        kind = self.random.choice(TYPES)
        if kind.startswith("multipart"):
            return self.multipart(names), kind
        if self.random.random() < 0.02:
            return b"a=" + b"x" * 3_000_000, kind  # more than Django takes
        return self.pairs(names), kind
