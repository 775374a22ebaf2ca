"""What old phones do not take in a script is found; texts and comments may hold it."""

import pytest

from tools import check_scripts, old_scripts


@pytest.mark.parametrize(
    ("js", "found"),
    [
        ("a?.b;", "?.: ?. came with Chrome 80 and Safari 13.1"),
        ("alert(`a ${b?.c}`);", "?.: ?. came with Chrome 80 and Safari 13.1"),
        ("a ?? b;", "??: ?? came with Chrome 80 and Safari 13.1"),
        ("a ||= b;", "||=: assigning with ||=, &&= and ??= came with Chrome 85 and Safari 14"),
        ("a ??= b;", "??=: assigning with ||=, &&= and ??= came with Chrome 85 and Safari 14"),
        ("alert(10n);", "10n: numbers with n (BigInt) came with Safari 14"),
        ("alert(1_000);", "1_0: _ in numbers came with Chrome 75 and Safari 13"),
        ("class A { #b = 1; }", "#b: names with # came with Chrome 74 and Safari 14.1"),
        ("const a = await b;", "const a = await: await outside functions came with Chrome 89"),
        (
            "a.replaceAll('b', 'c');",
            ".replaceAll(: came with Chrome 85 or 86 and Safari 13.1 or 14",
        ),
        (
            "a.replaceChildren();",
            ".replaceChildren(: came with Chrome 85 or 86 and Safari 13.1 or 14",
        ),
        ("a.at(-1);", ".at(: .at() came with Chrome 92 and Safari 15.4"),
        ("Object.fromEntries(a);", "Object.fromEntries(: came with Chrome 73"),
        (
            "Promise.allSettled(a);",
            "Promise.allSettled(: came with Chrome 76 or 85 and Safari 13 or 14",
        ),
        ("globalThis.a = 1;", "globalThis: came with Chrome 71"),
        ("scrollBy({ top: 1 });", "scrollBy({: takes x and y alone in Safari before 14"),
        (
            "new ResizeObserver(a);",
            "ResizeObserver: came with Safari 13.1 and Firefox 69: ask for it first",
        ),
        (
            "alert(visualViewport.height);",
            "visualViewport: came with Safari 13 and Firefox 91: ask for it first",
        ),
        ("/(?<=a)b/.test(c);", "/(?<=a)b/: looking behind came with Safari 16.4"),
        ("/(?<a>b)/.test(c);", "/(?<a>b)/: named groups came with Firefox 78"),
        (r"/\p{L}/u.test(c);", r"/\p{L}/u: \p{…} came with Firefox 78"),
        ("/a.b/su.test(c);", "/a.b/su: the flag s came with Firefox 78"),
    ],
)
def test_what_old_phones_do_not_take_is_found(js, found):
    assert old_scripts.faults(f"// first line\n{js}\n") == [(2, found)]


@pytest.mark.parametrize(
    "js",
    [
        "alert(a ? .5 : 1);",
        "alert('a?.b', \"a ?? b\", `a ||= b`); // a?.b\n/* a ??= b */",
        "try { a(); } catch { b(); }",
        "const { a, ...b } = c; alert({ ...b }, [...a], 2 ** 3);",
        "async function a() {\n  await b();\n  for await (const c of d) e(c);\n}",
        "alert([1].flat(), Object.entries(a), 'b'.padStart(2), [].includes(1));",
        "if (!navigator.clipboard) a.remove();\nelse navigator.clipboard.writeText(b);",
        "if ('ResizeObserver' in window) new ResizeObserver(a);",
        "const view = window.visualViewport ? visualViewport.height : innerHeight;",
        "document.querySelector('#name');",
        "scrollTo(0, 1);",
        r"/[?]\.\w+/u.test(a);",
    ],
)
def test_what_old_phones_take_is_let_be(js):
    assert old_scripts.faults(js) == []


def test_lines_name_the_file(tmp_path):
    file = tmp_path / "a.js"
    file.write_text("const a = `\n\n`;\na?.b;\n")
    (line,) = old_scripts.complaints([file])
    assert line == f"{file}:4: ?.: ?. came with Chrome 80 and Safari 13.1"


def test_scripts_of_readers_and_the_worker_are_held_to_it(monkeypatch, capfd):
    monkeypatch.setattr(old_scripts, "complaints", lambda files: [file.name for file in files])

    assert check_scripts.main() == 1
    found = capfd.readouterr().err.splitlines()
    assert {"copy.js", "status.js", "sw.js"} <= set(found)
