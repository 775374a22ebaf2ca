"""The catalogues' compiler and the checks of `make check`."""

import gettext
import os
from pathlib import Path

import pytest

from tools import check_messages
from tools.compile_messages import compile_all

HEADER = r"""msgid ""
msgstr ""
"Language: ar\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
"n%100>=11 && n%100<=99 ? 4 : 5;\n"
"""
DAYS = ["بلا أيام", "يوم واحد", "يومان", "%(count)s أيام", "%(count)s يومًا", "%(count)s يوم"]


def days(*forms: str) -> str:
    entry = '\n#, python-format\nmsgid "%(count)s day"\nmsgid_plural "%(count)s days"\n'
    return entry + "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))


def write(folder: Path, *entries: str) -> Path:
    po = folder / "ar" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(HEADER + "".join(entries), encoding="utf-8")
    return po


@pytest.mark.parametrize(
    ("number", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5)]
)
def test_compiled_catalogue_keeps_all_six_plurals(tmp_path, number, form):
    po = write(tmp_path, days(*DAYS))

    assert compile_all(tmp_path) == [po.with_suffix(".mo")]

    with po.with_suffix(".mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.ngettext("%(count)s day", "%(count)s days", number) == DAYS[form]


def test_current_catalogue_is_left_alone(tmp_path):
    po = write(tmp_path, days(*DAYS))
    compile_all(tmp_path)

    assert compile_all(tmp_path) == []

    os.utime(po)  # changed again
    assert compile_all(tmp_path) == [po.with_suffix(".mo")]


def test_compiling_leaves_nothing_else_behind(tmp_path):
    po = write(tmp_path, days(*DAYS))

    compile_all(tmp_path)

    assert sorted(file.name for file in po.parent.iterdir()) == ["django.mo", "django.po"]


def test_whole_catalogue_passes(tmp_path):
    po = write(tmp_path, days(*DAYS))

    assert check_messages.malformed(po) == []
    assert check_messages.incomplete(po) == []


def test_two_plurals_of_six_are_malformed(tmp_path):
    po = write(tmp_path, days("يوم", "أيام"))

    (complaint, *_) = check_messages.malformed(po)

    assert "nplurals = 6" in complaint


def test_lost_placeholder_is_malformed(tmp_path):
    lost = '\n#, python-format\nmsgid "Call %(number)s"\nmsgstr "اتصل"\n'

    assert check_messages.malformed(write(tmp_path, lost)) != []


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        ('\nmsgid "Search"\nmsgstr ""\n', "not translated: 'Search'"),
        ('\nmsgid "Search"\nmsgstr "  "\n', "not translated: 'Search'"),
        ('\n#, fuzzy\nmsgid "Search"\nmsgstr "ابحث"\n', "fuzzy: 'Search'"),
        (days(*DAYS[:5], ""), "not translated: ('%(count)s day', '%(count)s days')"),
    ],
)
def test_incomplete_text_is_named(tmp_path, entry, state):
    (complaint,) = check_messages.incomplete(write(tmp_path, entry))

    assert complaint.endswith(state)


def test_text_that_only_the_sources_hold_is_named(tmp_path):
    known = write(tmp_path / "known", '\nmsgid "Search"\nmsgstr "ابحث"\n')
    context = '\nmsgctxt "a button"\nmsgid "Search"\nmsgstr ""\n'
    collected = write(tmp_path / "new", '\nmsgid "Search"\nmsgstr ""\n', context)

    (complaint,) = check_messages.new_texts(known, collected)

    assert complaint.endswith(": a button 'Search'")
