"""What old phones do not take in a stylesheet is found; what they have a fallback for is let be."""

import pytest

from tools import check_styles, old_styles


def complaints(tmp_path, css: str) -> list[str]:
    file = tmp_path / "a.css"
    file.write_text(css, encoding="utf-8")
    return [line.removeprefix(f"{file}:") for line in old_styles.complaints([file])]


@pytest.mark.parametrize(
    ("css", "complaint"),
    [
        ("@layer a {\n  a { color: red }\n}", "1: @layer hides all that stands in it"),
        ("\n@layer a, b;", "2: @layer hides all that stands in it"),
        (
            "a { margin-inline: 1rem 2rem }",
            "1: margin-inline: 1rem 2rem: write margin-inline-start: 1rem; "
            "margin-inline-end: 2rem; first, or stand in @supports",
        ),
        (
            "a {\n  padding-block: 0;\n}",
            "2: padding-block: 0: write padding-block-start: 0; padding-block-end: 0; first, "
            "or stand in @supports",
        ),
        (
            "a { border-start-end-radius: 1px }",
            "1: border-start-end-radius: 1px: write border-top-right-radius: 1px; first, "
            "or stand in @supports",
        ),
        (
            "a { inset-inline-start: 0 }",
            "1: inset-inline-start: 0: inset, inset-block and inset-inline came with Chrome 87",
        ),
        ("a { aspect-ratio: 1 }", "1: aspect-ratio: 1: aspect-ratio came with Chrome 88"),
        (
            "a { font-size: clamp(1rem, 2vw, 3rem) }",
            "1: font-size: clamp(1rem, 2vw, 3rem): min(), max() and clamp() came with Chrome 79",
        ),
        ("a { --size: min(1rem, 2vw) }", "1: --size: min(1rem, 2vw): "),
        ("a { height: 100dvh }", "1: height: 100dvh: this unit is younger than Chrome 105"),
        (
            "a { display: flex; gap: 1rem }",
            "1: gap: 1rem: flex boxes have no gap before Chrome 84; "
            "in a grid write display: grid or grid-gap before",
        ),
        ("a { gap: 1rem }", "1: gap: 1rem: flex boxes have no gap"),
        (":is(a, b) { color: red }", "1: :is(a, b): :is and :where came with Chrome 88"),
        ("a:not(.b, .c) { color: red }", "1: a:not(.b, .c): :not takes one selector"),
        ("li:has(a) { color: red }", "1: li:has(a): :has came with Chrome 105"),
        (
            "a:hover, a:focus-visible { color: red }",
            "1: a:hover, a:focus-visible: before Chrome 86 :focus-visible takes the other "
            "selectors along",
        ),
        ("a:focus-visible { outline: 0 }", "1: a:focus-visible: say it with :focus"),
        ("a { &:hover { color: red } }", "1: rules inside rules came with Chrome 120"),
        (
            "@media (width >= 40rem) { a { color: red } }",
            "1: @media (width >= 40rem) is too new: write @media (min-width: 40rem)",
        ),
        ("@media print {\n a { inset: 0 }\n}", "2: inset: 0: "),
        ("a { user-select: none }", "1: user-select: none: write -webkit-user-select: none;"),
    ],
)
def test_what_old_phones_do_not_take_is_found(tmp_path, css, complaint):
    (found,) = complaints(tmp_path, css)
    assert found.startswith(complaint)


@pytest.mark.parametrize(
    "css",
    [
        "a { height: 100vh; height: 100dvh }",
        "a { font-size: 1rem; font-size: clamp(1rem, 2vw, 3rem) }",
        "a { width: -moz-max-content; width: max-content }",
        "@supports (inset: 0) { a { inset: 0; gap: 1rem } }",
        "ul { display: grid; gap: 1rem }",
        "ul { grid-gap: 1rem; gap: 1rem }",
        "a:focus { outline: 1px solid } a:focus:not(:focus-visible) { outline: 0 }",
        "a:focus:not(:focus-visible), b:focus:not(:focus-visible) { outline: 0 }",
        "a { margin-inline-start: 1rem; padding-block-end: .5rem; border-inline-start: 1px solid }",
        "a { inline-size: 1rem; min-block-size: 0.5rem; text-align: start; place-items: center }",
        "a { color: rgb(70 48 20 / 6%); background: #12345678; position: sticky }",
        "h1 { text-wrap: balance } html { color-scheme: light dark; text-size-adjust: 100% }",
        "@media (min-width: 40.5rem) and (prefers-color-scheme: dark) { a { color: red } }",
        "@font-face { font-family: a; src: url(a.woff2); size-adjust: 100% }",
    ],
)
def test_what_old_phones_take_or_can_do_without_is_let_be(tmp_path, css):
    assert complaints(tmp_path, css) == []


def test_browsers_are_those_of_the_documents():
    text = (check_styles.ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    assert old_styles.browsers() == ["chrome 70", "safari 12.1", "samsung 10.1", "firefox 68"]
    assert "Chrome 70, Safari 12.1, Samsung Internet 10.1 and Firefox 68" in text


def test_stylesheets_of_readers_alone_are_held_to_it(monkeypatch, capsys):
    monkeypatch.setattr(old_styles, "complaints", lambda files: list(map(str, files)))

    assert check_styles.main() == 1
    found = capsys.readouterr().err.splitlines()
    assert "static/css/base.css" in found
    assert not any(line.startswith("static/admin/") for line in found)
