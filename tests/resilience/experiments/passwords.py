"""Guesses of passwords and codes, many at the same moment, from addresses true and made up."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from django_otp.oath import totp

from tests.resilience import servers
from tests.resilience.attacks.desk_door import (
    FORGOTTEN,
    HTTPS,
    KEY,
    MADE,
    NAME,
    PASSWORD,
    Visitor,
    tries_made,
)
from tests.resilience.load import Answer
from tests.resilience.table import Row
from tools.with_postgres import postgres

# On each database: 1,000 logins and 10,000 codes in all.
LOGINS, CODES = 250, 5_000
LIMIT = 5  # AXES_FAILURE_LIMIT
AT_ONCE = 8  # as many as one machine answers at a time
# So many are wrong, so that the door is shut when the right one comes; those who waited too long
# for their turn (503) have tried nothing.
WRONG_FIRST = 200
Guess = Callable[[Visitor, int], Answer]


def run() -> Iterator[Row]:
    with servers.first_content() as data:
        yield from guesses("SQLite", data)
    with postgres() as url, servers.first_content(url) as data:
        yield from guesses("PostgreSQL", data)


def guesses(engine: str, data: servers.Data) -> Iterator[Row]:
    data.shell(MADE)
    with servers.gunicorn(data, **HTTPS) as site:
        yield row(f"{engine}: one name from a new address each time", data, by_name(site.url))
        data.shell(FORGOTTEN)
        yield row(f"{engine}: one address that claims others", data, by_address(site.url))
        data.shell(FORGOTTEN)
        yield row(f"{engine}: codes after the right password", data, codes(site.url))


def row(fault: str, data: servers.Data, answers: Counter[int]) -> Row:
    """302 is what opens the door; 503 is who waited too long for their turn."""
    made = tries_made(data)
    broken = sum(count for status, count in answers.items() if status not in {200, 302, 429, 503})
    failures = max(0, made - LIMIT) + answers[302] + broken
    note = f"{made} tries were made, {answers[302]} came in; " + ", ".join(
        f"{count:,} × {status}" for status, count in sorted(answers.items())
    )
    return Row(f"{fault}, {AT_ONCE} at once", answers.total(), failures, note)


def by_name(url: str) -> Counter[int]:
    def guess(visitor: Visitor, number: int) -> Answer:
        visitor.address = f"198.51.{number // 250}.{number % 250 + 1}"
        # The form takes these for one name.
        name = (NAME, f" {NAME}", NAME.replace("s", "\uff53"))[number % 3]
        return visitor.type_password(password(number), name)

    return together(guess, LOGINS, [Visitor(url) for _ in range(AT_ONCE)])


def by_address(url: str) -> Counter[int]:
    def guess(visitor: Visitor, number: int) -> Answer:
        name = NAME if number >= WRONG_FIRST else f"nobody-{number}"
        return visitor.type_password(password(number), name, forwarded=f"192.0.2.{number % 250}")

    return together(guess, LOGINS, [Visitor(url) for _ in range(AT_ONCE)])


def codes(url: str) -> Counter[int]:
    """With the right one among them, but not among the first."""
    first = Visitor(url)
    first.type_password(PASSWORD)
    visitors = [Visitor(url, cookies=dict(first.cookies)) for _ in range(AT_ONCE)]

    def guess(visitor: Visitor, number: int) -> Answer:
        right = totp(bytes.fromhex(KEY))
        wrong = (right + 5_000 + number) % 1_000_000
        is_right = number >= WRONG_FIRST and number % 50 == 0
        return visitor.type_code(f"{right if is_right else wrong:06d}")

    return together(guess, CODES, visitors)


def password(number: int) -> str:
    return PASSWORD if number >= WRONG_FIRST and number % 5 == 0 else f"guess {number}"


def together(guess: Guess, count: int, visitors: list[Visitor]) -> Counter[int]:
    """Each visitor makes every n-th guess; statuses of all answers."""

    def work(own: int) -> Counter[int]:
        visitor = visitors[own]
        numbers = range(own, count, len(visitors))
        return Counter(guess(visitor, number).status for number in numbers)

    with ThreadPoolExecutor(len(visitors)) as pool:
        answers = sum(pool.map(work, range(len(visitors))), Counter[int]())
    for visitor in visitors:
        visitor.close()
    return answers
