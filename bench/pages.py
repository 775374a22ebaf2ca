"""How fast pages are: `make bench`.

In interleaved rounds a file of nginx, the same bytes from the site's memory, their 304, and the
page made anew for every request; then memory, start and growth. Prints medians, ratios to the
file and which figure missed its bar. BENCH_ROUNDS and BENCH_REQUESTS change the length.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.pages_servers import REPORT, Load, Server, fetch, gunicorn, nginx

PAGE = "/en/guides/call-19912/"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
REQUESTS = int(os.environ.get("BENCH_REQUESTS", "200000"))  # to see whether memory grows
SECONDS = 3
SIZES = (10, 1_000, 10_000)
TURNS = 3
FLAT = ("home", "channel", "guide", "topic", "questions")


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepared(folder: Path) -> Path:
    """A folder of data with the first content and the collected files."""
    var = folder / "var"
    var.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tools.prepare"],
        env={**os.environ, "VAR": str(var), "PORT": "28999"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return var


class Bars:
    """Collects the figures that have a bar, and says which missed theirs."""

    def __init__(self) -> None:
        self.missed = 0

    def check(self, name: str, value: float, bar: float, *, at_least: bool = False) -> None:
        is_met = value >= bar if at_least else value <= bar
        self.missed += not is_met
        sign = "≥" if at_least else "≤"
        say(f"{'met   ' if is_met else 'MISSED'} {name}: {value:.3f} ({sign} {bar})")


def rounds(loads: list[Load], script: Path) -> None:
    for _ in range(ROUNDS):
        for load in loads:
            load.run(script, seconds=SECONDS)


def table(loads: list[Load]) -> dict[str, float]:
    """Prints it; the share of nginx's rate by name."""
    limit = statistics.median(loads[0].rates)
    say("| page | answers/s | of nginx's file | µs CPU | p50 ms | p99 ms | errors |")
    say("|---|---|---|---|---|---|---|")
    shares = {}
    for load in loads:
        # Ratios round by round: what disturbs a round disturbs both in it.
        ratios = [own / file for own, file in zip(load.rates, loads[0].rates, strict=True)]
        shares[load.name] = statistics.median(ratios)
        say(
            f"| {load.name} | {statistics.median(load.rates):.0f} | {shares[load.name]:.4f} "
            f"| {min(load.cpus):.0f} | {statistics.median(load.p50s):.2f} "
            f"| {statistics.median(load.p99s):.2f} | {load.errors} |"
        )
    say(f"\nnginx's file: {limit:.0f} answers a second; wrk -t2 -c32, {ROUNDS} rounds.")
    return shares


def growth(folder: Path) -> dict[int, dict[str, dict[str, float]]]:
    """By size and page, the best of processes that took turns with those of the other sizes."""
    found: dict[int, dict[str, dict[str, float]]] = {}
    for _ in range(TURNS):
        for size in SIZES:
            for name, cost in costs(folder / f"guides-{size}", size).items():
                best = found.setdefault(size, {}).setdefault(name, cost)
                best |= {figure: min(value, best[figure]) for figure, value in cost.items()}
    return found


def costs(var: Path, size: int) -> dict[str, dict[str, float]]:
    var.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.pages_growth", str(size)],
        env={**os.environ, "VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, dict[str, float]] = json.loads(done.stdout)
    return measured


def check_growth(folder: Path, bars: Bars) -> None:
    found = growth(folder)
    check_directory({size: pages.pop("directory") for size, pages in found.items()}, bars)
    say("\n| guides | page | ms CPU, best | median | first time | queries |")
    say("|---|---|---|---|---|---|")
    for size, pages in found.items():
        for name, cost in pages.items():
            say(
                f"| {size} | {name} | {cost['ms']:.2f} | {cost['median_ms']:.2f} "
                f"| {cost['first_ms']:.2f} | {cost['queries']} |"
            )
    say()
    few, full, many = (found[size] for size in SIZES)  # at 1,000 every list is as long as it gets
    for name, cost in few.items():
        if name == "search":
            bars.check(f"cold {name}, ms CPU beside the search", cost["beside_ms"], 3.0)
        else:
            bars.check(f"cold {name}, ms CPU", cost["ms"], 5.0)
        bars.check(
            f"cold {name}, queries", max(cost["queries"], many.get(name, cost)["queries"]), 4
        )
    for name in FLAT:
        bars.check(f"growth of {name}", many[name]["ms"] / full[name]["ms"], 1.3)


def check_directory(found: dict[int, dict[str, float]], bars: Bars) -> None:
    """Above a thousand guides it comes in parts: the first one grows no more."""
    say("\n| guides | directory.json, ms CPU | median | Brotli | Django | kB | queries |")
    say("|---|---|---|---|---|---|---|")
    for size, cost in found.items():
        say(
            f"| {size} | {cost['ms']:.1f} | {cost['median_ms']:.1f} | {cost['brotli_ms']:.1f} "
            f"| {cost['peer_ms']:.1f} | {cost['kilobytes']:.0f} | {cost['queries']:.0f} |"
        )
    say()
    _, full, many = (found[size] for size in SIZES)
    bars.check("directory of 1,000 guides, ms CPU", full["ms"], 100)
    bars.check("directory, of Django's serializer", full["ms"] / full["peer_ms"], 1)
    bars.check("growth of the directory's first part", many["ms"] / full["ms"], 1.3)


def check_memory(server: Server, script: Path, bars: Bars) -> None:
    before = server.worker_pss()
    hot = Load("hot", server, PAGE)
    begun = time.monotonic()
    while hot.requests < REQUESTS:
        hot.run(script, seconds=10)
    after = server.worker_pss()
    say(
        f"\n{hot.requests} requests in {time.monotonic() - begun:.0f} s, {hot.errors} errors: "
        f"a worker's PSS {before:.1f} MB before, {after:.1f} MB after"
    )
    bars.check("PSS of a worker, MB", after, 90)
    bars.check("growth of memory over the requests", after / before, 1.1)


def main() -> int:
    load = os.getloadavg()
    say(f"Load of the machine before: {load[0]:.1f}, {load[1]:.1f}, {load[2]:.1f}\n")
    bars = Bars()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        script = folder / "report.lua"
        script.write_text(REPORT)
        var = prepared(folder)
        plain = {"Accept-Encoding": "identity"}
        # Workers are not renewed meanwhile: the memory of one and the same is to be seen.
        lasting = {"GUNICORN_CMD_ARGS": "--max-requests 0"}
        with gunicorn(var, **lasting) as hot, gunicorn(var, PAGE_STORE_MB="0") as cold:
            headers, body = fetch(hot.url + PAGE, plain)
            with nginx(folder, body) as file:
                tagged = {**plain, "If-None-Match": headers["ETag"]}
                loads = [
                    Load("nginx, file", file, "/page.html"),
                    Load("hot", hot, PAGE, plain),
                    Load("hot, Brotli", hot, PAGE, {"Accept-Encoding": "br"}),
                    Load("304", hot, PAGE, tagged),
                    Load("made anew", cold, PAGE, plain),
                ]
                rounds(loads, script)
                shares = table(loads)
            say()
            bars.check("hot page, of nginx's file", shares["hot"], 0.11, at_least=True)
            bars.check("304, of nginx's file", shares["304"], 0.12, at_least=True)
            bars.check("hot page, p99 in ms", statistics.median(loads[1].p99s), 20)
            bars.check("errors", sum(load.errors for load in loads), 0)
            bars.check("first answer after the start, s", hot.started_in, 3)
            check_memory(hot, script, bars)
        check_growth(folder, bars)
    say(f"\n{bars.missed} figures missed their bar")
    return 1 if bars.missed else 0


if __name__ == "__main__":
    sys.exit(main())
