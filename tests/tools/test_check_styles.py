"""The linter of stylesheets: each kind of fault is found, and what is right is let alone."""

import pytest

from tools import check_styles

RIGHT = """
@layer components {
  :root { --gap: 1rem; }
  .a {
    margin-block: var(--gap, 0) calc(2 * var(--gap));
    block-size: 100vh;
    block-size: 100dvh; /* what older browsers skip */
    background: url("a.svg");
    grid-gap: 1rem;
    &:hover { color: #123; }
    @media (width > 40rem) { margin-block: 0; }
  }
}
"""


def complaints(tmp_path, css: str) -> list[str]:
    file = tmp_path / "a.css"
    file.write_text(css, encoding="utf-8")
    return [line.removeprefix(f"{file}:") for line in check_styles.complaints([file])]


def test_right_stylesheet_passes(tmp_path):
    assert complaints(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    ("css", "complaint"),
    [
        (".a {\n  colr: red;\n}", "2: colr is no property"),
        (".a {\n  color: red;\n  margin: 0;\n  color: blue;\n}", "4: color is set twice"),
        (".a {\n  color: red;\n  color: red;\n}", "3: color is set twice"),
        (".a {\n  color: red\n  margin: 0;\n}", "2: a semicolon is missing after color"),
        (".a {\n  color: red;", "1: a block is not closed"),
        (".a {\n  color: red;\n}}\n.b { color: red; }", "3: Unmatched }"),
        (".a {\n  color: rgb(0 0 0));\n}", "2: Unmatched )"),
        (".a {\n  content: 'a;\n}", "2: Bad string token"),
        (".a {\n  margin: 1rme;\n}", "2: rme is no unit"),
        (".a {\n  margin: calc(1px + var(--gpa));\n}", "2: --gpa is defined nowhere"),
        ("@media print {\n  .a { colr: red; }\n}", "2: colr is no property"),
        (".a {\n  &:hover { colr: red; }\n}", "2: colr is no property"),
    ],
)
def test_fault_is_found(tmp_path, css, complaint):
    assert complaint in complaints(tmp_path, css)


def test_variables_of_another_stylesheet_are_known(tmp_path):
    own, other = tmp_path / "own.css", tmp_path / "other.css"
    own.write_text(".a { color: var(--ink); }")
    other.write_text(":root { --ink: #123; }")

    assert check_styles.complaints([own, other]) == []
    assert check_styles.complaints([own], [other]) == []
    assert check_styles.complaints([own]) == [f"{own}:1: --ink is defined nowhere"]
