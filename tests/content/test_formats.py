"""Formats of content files: the present one, the one before there were any, and others."""

from pathlib import Path

import pytest

from contacts.content.exporter import export_text
from contacts.content.importer import import_content
from contacts.content.problems import ContentError, Place
from contacts.models import Channel, Guide, Notice, Page, Step
from tests.content.loading import load_text, read_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

KEPT = Path(__file__).with_name("kept") / "before_formats.yaml"


def test_older_file_keeps_the_look_of_its_texts():
    import_content(read_file(KEPT))
    channel, step, guide = Channel.objects.get(), Step.objects.get(), Guide.objects.get()
    assert channel.summary_ar == r"\*\*19912\*\* من الأحد إلى الخميس"
    assert channel.summary_en == r"Call \*\*19912\*\*, or [write\](https://www.ca.gov.sa/) #now"
    assert guide.summary_ar == r"\- اتصل - انتظر"
    assert guide.summary_en == r"1\. Dial *123#"
    assert step.detail_ar == r"اضغط \*\*1\*\* ثم \_\_0\_\_"
    assert step.detail_en == r"C:\\path & <b>tags</b> stay"


def test_texts_that_were_plain_or_markdown_in_both_formats_stay():
    import_content(read_file(KEPT))
    assert Guide.objects.get().title_ar == "كيف أتصل **مباشرة**؟"
    assert Step.objects.get().text_ar == "اتصل بالرقم *19912*."
    assert Page.objects.get().body_en == "**Bold** stays bold"
    assert Notice.objects.get().detail_ar == "[التفاصيل](/ar/) **مهمة**"


def test_older_file_changes_nothing_the_second_time_and_is_written_in_the_present_format():
    import_content(read_file(KEPT))
    assert import_content(read_file(KEPT)).changed_nothing
    exported = export_text()
    assert exported.splitlines()[1] == "format: 3"
    assert load_text(exported).changed_nothing


def test_present_format_takes_texts_as_they_are():
    load_text("format: 2\nchannels:\n  - {slug: a, kind: app, summary: {en: '**b**'}}\n")
    assert Channel.objects.get().summary_en == "**b**"


def test_problem_of_an_older_file_names_its_line():
    with pytest.raises(ContentError) as caught:
        load_text("guides:\n  - slug: a\n    summary:\n      en: **b**\n      de: x\n")
    assert caught.value.problems[0].at.line == 4  # an alias, says YAML


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("4", "newer version of the site (format 4)"),
        ('"12"', "newer version of the site (format 12)"),
        ("1", "“1” is no format"),
        ("two", "“two” is no format"),
        ("", "“” is no format"),
        ("[2]", "“” is no format"),
        ("٣", "“٣” is no format"),
        ("9" * 5000, "newer version of the site (format 99999999999999999999)"),
    ],
)
def test_other_format_is_refused_in_words_alone(written, says):
    with pytest.raises(ContentError) as caught:
        load_text(f"# mine\nformat: {written}\nunknown: {{}}\n")
    [problem] = caught.value.problems
    assert problem.at == Place(2, "format")
    assert says in problem.message
