"""Short Markdown wherever a step's detail, a short answer or a channel's summary is read."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from contacts.enums import Language
from contacts.languages.fact_report import differences_of
from contacts.languages.unpublished_times import texts_saying_so
from contacts.languages.unpublished_ways import texts_denying
from contacts.links.extraction import links_of, published_links
from contacts.models import Channel, Guide, OpeningHours, Step
from contacts.search.service import search
from tests.directory_rows import make_channel
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
GUIDE, CHANNEL = "call-19912", "hotline"
TEXTS = {
    "ar": "زر **الدعم** أو:\n- افتح [الصفحة](/ar/)\n- اتصل على 19912",
    "en": "The **zebra** way:\n- open [the page](/en/)\n- call 19912",
}
PLAIN = {
    "ar": "زر الدعم أو:\nافتح الصفحة\nاتصل على 19912",
    "en": "The zebra way:\nopen the page\ncall 19912",
}
LINE = {code: text.replace(":\n", ": ").replace("\n", " · ") for code, text in PLAIN.items()}
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
# Elements that a paragraph ends before (HTML, 4.4.1).
BLOCKS = ("p", "div", "ul", "ol", "section", "article", "h1", "h2", "h3")


@pytest.fixture(autouse=True)
def written(first_content):
    for rows, field in (
        (Guide.objects.filter(slug=GUIDE), "summary"),
        (Step.objects.filter(guide__slug=GUIDE), "detail"),
        (Step.objects.filter(guide__form__in=["options", "advice"]), "detail"),
        (Channel.objects.all(), "summary"),
    ):
        rows.update(**{f"{field}_{code}": text for code, text in TEXTS.items()})


def read(client, path):
    return client.get(path).content.decode()


@both_languages
@pytest.mark.parametrize(
    ("path", "css", "count"),
    [
        (f"guides/{GUIDE}/", "lead", 1),
        (f"guides/{GUIDE}/", "step-detail", 3),
        ("guides/which-way-to-choose/", "step-detail", 4),
        ("guides/is-it-really-theirs/", "step-detail", 4),
        (f"channels/{CHANNEL}/", "lead", 1),
        ("booklet.html", "lead", 5),
        ("", "", 3),
    ],
)
def test_pages_show_blocks_in_valid_parents(client, language, path, css, count):
    page = parse(read(client, f"/{language}/{path}"))
    blocks = [
        one
        for one in page.all("div")
        if (one.get("class") or "").split() == [*css.split(), "prose", "short"]
    ]
    assert len(blocks) >= count
    for block in blocks:
        assert block.one("strong").text in TEXTS[language]
        assert [item.text for item in block.all("li")] == PLAIN[language].split("\n")[1:]
        assert any(link["href"].endswith(f"/{language}/") for link in block.all("a"))
        assert block.all("a", href="tel:19912")
    for paragraph in page.all("p"):
        assert [one for name in BLOCKS for one in paragraph.all(name) if one is not paragraph] == []


def test_text_of_one_paragraph_stands_in_one(client):
    Guide.objects.filter(slug=GUIDE).update(summary_ar="اتصل **الآن**\nعلى 19912.")
    [lead] = parse(read(client, f"/ar/guides/{GUIDE}/")).all("p", class_="lead")
    assert len(lead.all("br")) == 1
    assert lead.one("strong").text == "الآن"


def test_other_language_is_marked_once(client):
    Guide.objects.filter(slug=GUIDE).update(summary_en="")
    html = read(client, f"/en/guides/{GUIDE}/")
    lead = parse(html).one("div", class_="lead")
    block = lead.one("div", class_="foreign")
    assert (block["lang"], block["dir"]) == ("ar", "rtl")
    assert [tag.text for tag in lead.all("span", class_="tag")] == ["In Arabic"]
    [description] = parse(html).all("meta", name="description")
    assert description["content"] == f"{LINE['ar']} (In Arabic)"


@both_languages
@pytest.mark.parametrize("path", [f"guides/{GUIDE}/", f"channels/{CHANNEL}/"])
def test_descriptions_and_data_are_plain(client, language, path):
    html = read(client, f"/{language}/{path}")
    page = parse(html)
    assert page.one("meta", name="description")["content"] == LINE[language]
    assert page.one("meta", property="og:description")["content"] == LINE[language]
    [data] = re.findall('<script type="application/ld.json">(.*?)</script>', html)
    assert json.dumps(PLAIN[language], ensure_ascii=False) in json.dumps(
        json.loads(data), ensure_ascii=False
    )
    assert "**" not in data


def test_files_for_programs_are_plain(client):
    directory = json.loads(read(client, "/api/v1/directory.json"))
    [guide] = [one for one in directory["guides"] if one["slug"] == GUIDE]
    [channel] = [one for one in directory["channels"] if one["slug"] == CHANNEL]
    assert guide["summary"] == guide["steps"][0]["detail"] == channel["summary"] == PLAIN
    card = read(client, f"/en/channels/{CHANNEL}.vcf").replace("\r\n ", "")
    assert PLAIN["en"].replace("\n", "\\n") in card
    assert LINE["en"] in re.sub(r"\\(.)", r"\1", read(client, "/llms.txt"))


@both_languages
def test_markdown_of_a_question_reads_as_its_page(client, language):
    Step.objects.filter(guide__slug=GUIDE).update(detail_ar="# 3\n* أ", detail_en="# 3\n* a")
    found = read(client, f"/{language}/guides/{GUIDE}.md")
    document = parse(MarkdownIt("commonmark").render(found))
    assert [one.text for one in document.all("ul")[0].all("li")] == PLAIN[language].split("\n")[1:]
    assert [one.text for one in document.all("h1")] == [document.one("h1").text]
    assert "# 3" in document.one("ol").all("li")[0].text


@both_languages
def test_search_finds_words_and_shows_no_signs(client, language):
    page = parse(read(client, f"/{language}/search/?q={PLAIN[language].split()[1]}"))
    lines = [one.text for one in page.all("p", class_="snippet")]
    assert lines
    assert not [line for line in lines if re.search(r"\*\*|\]\(", line)]
    guide = next(hit.guide for hit in search("zebra", language="en").hits if hit.guide)
    assert guide.summary_en == Guide.objects.get(pk=guide.pk).summary_en


def test_links_are_tried(client):
    found = {(link.model, link.url) for link in published_links()}
    assert {(one, "/en/") for one in ("guide", "step", "channel")} <= found
    guide = Guide(summary_ar="[أ](https://a.example/) <https://b.example/> ![x](/y)")
    assert links_of(guide) == ["https://a.example/"]


def test_number_of_an_entry_is_no_fact():
    step = Step(detail_ar="1. افتح [الموقع](https://a.sa/x)\n2. اضغط", detail_en="Open, press.")
    assert [(one.kind, one.only_ar) for one in differences_of(step, "detail")] == [
        ("link", ("a.sa/x",))
    ]
    step.detail_en = "- open [it](https://a.sa/x)\n- press **3**"
    assert [one.only_en for one in differences_of(step, "detail")] == [("3",)]
    step.detail_ar, step.detail_en = r"1\. 19912", "19912"
    assert [one.only_ar for one in differences_of(step, "detail")] == [("1",)]


def test_sentence_that_denies_is_found_through_its_signs():
    channel = Channel.objects.get(slug=CHANNEL)
    OpeningHours.objects.filter(channel=channel).update(opens="08:00", closes="16:00")
    Guide.objects.filter(slug=GUIDE).update(
        summary_en="The hours are **not** [published](https://www.ca.gov.sa/) here."
    )
    said = [(one.row, one.field, one.language) for one in texts_saying_so(channel)]
    guide = Guide.objects.get(slug=GUIDE)
    assert (guide, "summary", Language.ENGLISH) in said
    Guide.objects.filter(slug=GUIDE).update(
        summary_en="The **branch** is [not published](https://www.ca.gov.sa/) here."
    )
    branch = make_channel("office", kind="office")
    assert (guide, "summary") in {(one.row, one.field) for one in texts_denying(branch)}
