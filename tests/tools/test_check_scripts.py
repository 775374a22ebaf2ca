"""The linter of scripts: its rules find each kind of fault."""

import pytest

from tools import check_scripts


@pytest.mark.parametrize(
    ("js", "rule"),
    [
        ("cosole.log(1);", "no-undef"),
        ("const unused = 1;", "no-unused-vars"),
        ("if (document.title == 1) alert();", "eqeqeq"),
        ("alert({ a: 1, a: 2 });", "no-dupe-keys"),
        ("var old = 1; alert(old);", "no-var"),
        ("alert(name);", "no-restricted-globals"),
        ("const a = 1; a = 2;", "no-const-assign"),
        ("alert([1].map((one) => { alert(one); }));", "array-callback-return"),
        ("alert(;", "Unexpected token"),
    ],
)
def test_fault_is_found(tmp_path, capfd, js, rule):
    file = tmp_path / "a.js"
    file.write_text(js)

    assert check_scripts.lint(file) == 1
    assert rule in capfd.readouterr().out


def test_right_script_passes(tmp_path):
    file = tmp_path / "a.js"
    file.write_text("const link = document.querySelector('a');\nlink?.remove();\n")

    assert check_scripts.lint(file) == 0


def test_worker_is_linted_for_a_worker(tmp_path):
    file = tmp_path / "sw.js"
    file.write_text("addEventListener('install', () => skipWaiting());\n")

    assert check_scripts.lint(file) == 0

    file.write_text("document.title = '';\n")
    assert check_scripts.lint(file) == 1
