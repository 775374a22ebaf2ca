"""Links of the content: found, tried, kept, and forgotten once they are mended."""

import io
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
import time_machine
from django.core.management import call_command
from django.utils import translation

from contacts.admin.dashboard import edit_url
from contacts.enums import LinkProblem
from contacts.links import checking
from contacts.links.checking import check_links
from contacts.links.external import LinkResult
from contacts.links.extraction import published_links, stored_url
from contacts.links.internal import check_internal
from contacts.models import Claim, Guide, LinkCheck, Notice, Page
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db
BODY = """
[Here](https://example.org/a), [again](https://example.org/a) and <https://example.org/b>.

- [call](tel:19912), [write](mailto:a@example.org), [nowhere](javascript:alert(1))
- [a page](/ar/pages/about/) and [a place](#below)
"""


@pytest.fixture
def page():
    return Page.objects.create(slug="about", title_ar="عن", body_ar=BODY, status="published")


def broken(url: str) -> LinkResult:
    return LinkResult(LinkProblem.MISSING if url.endswith("/a") else None, "404")


def test_links_are_found_once_a_row(page):
    assert [link.url for link in published_links()] == [
        "https://example.org/a",
        "https://example.org/b",
        "/ar/pages/about/",
    ]


def test_links_of_drafts_are_not_tried(page):
    page.status = "draft"
    page.save()
    channel = make_channel(status="draft")
    channel.endpoints.create(kind="url", value="https://example.org/")
    assert published_links() == []


def test_addresses_of_channels_are_found_and_numbers_are_not():
    channel = make_channel()
    channel.endpoints.create(kind="url", value="https://example.org/")
    channel.endpoints.create(kind="x", value="citizen_care")
    assert {link.url for link in published_links()} == {"https://example.org/"}


def test_source_of_a_claim_is_tried_and_what_may_be_a_fake_is_not():
    fake = {"kind": "url", "value": "https://fake.example/", "verdict": "fake"}
    claim = Claim.objects.create(**fake, source="https://example.org/a", status="published")
    Claim.objects.create(kind="x", value="a", verdict="fake", status="published")
    Claim.objects.create(kind="x", value="b", verdict="fake", source="https://example.org/draft")
    tried = []
    check_links(SUNDAY_10, external=lambda url: tried.append(url) or broken(url))
    assert tried == ["https://example.org/a"]
    row = LinkCheck.objects.get()
    assert (row.model, row.object_id, row.problem) == ("claim", claim.pk, LinkProblem.MISSING)
    claim.source = ""
    claim.save()
    assert not LinkCheck.objects.exists()


def test_broken_link_is_kept_with_the_day_it_broke(page):
    assert check_links(SUNDAY_10, external=broken) == 0
    assert check_links(SUNDAY_10 + timedelta(days=1), external=broken) == 0
    [row] = LinkCheck.objects.exclude(problem="")
    assert (row.url, row.broken_since) == ("https://example.org/a", SUNDAY_10)
    assert row.checked_at == SUNDAY_10 + timedelta(days=1)


def test_mended_link_is_broken_no_more(page):
    check_links(SUNDAY_10, external=broken)
    check_links(SUNDAY_10 + timedelta(days=1), external=lambda _url: LinkResult(None, "200"))
    assert LinkCheck.objects.exclude(broken_since=None).count() == 0


def test_link_that_an_editor_takes_out_is_forgotten_at_once(page):
    check_links(SUNDAY_10, external=broken)
    page.body_ar = "No links."
    page.save()
    assert LinkCheck.objects.count() == 0


def test_save_tries_nothing(page, monkeypatch):
    monkeypatch.setattr(checking, "check_external", None)
    page.body_ar = "[new](https://example.org/new)"
    page.save()
    assert LinkCheck.objects.count() == 0


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/", True),
        ("/ar/", True),
        ("/en/pages/about/", True),
        ("/pages/about/", True),
        ("/ar/pages/nowhere/", False),
        ("/ar/nowhere/", False),
        ("/static/img/icon.svg", True),
        ("/static/img/nowhere.svg", False),
        ("/ar/channels/hotline.vcf", False),
    ],
)
def test_own_links_are_tried_by_the_site_s_addresses(page, settings, url, found):
    assert (check_internal(url).problem is None) is found
    assert (check_internal(settings.SITE_URL + url).problem is None) is found


def test_link_to_a_step_needs_the_step(first_content):
    from contacts.models import Step

    step = Step.objects.filter(guide__status="published").first()
    assert check_internal(step.get_absolute_url()).problem is None
    assert (
        check_internal(f"/ar/guides/{step.guide.slug}/#step-nowhere").problem == LinkProblem.MISSING
    )


def test_link_to_a_draft_is_missing(page):
    Page.objects.create(slug="later", title_ar="لاحقًا")
    assert check_internal("/ar/pages/later/").problem == LinkProblem.MISSING


def test_command_tells_and_ends_with_one_when_asked(page, monkeypatch):
    monkeypatch.setattr(checking.check_links, "__kwdefaults__", {"external": broken, "seconds": 5})
    out = io.StringIO()
    with translation.override("en"), pytest.raises(SystemExit):
        call_command("check_links", strict=True, stdout=out)
    assert out.getvalue().splitlines() == [
        f"There is no such page: https://example.org/a (page {page.pk}) 404",
        "Links tried: 3, broken: 1.",
    ]


def test_command_says_how_many_links_there_was_no_time_for(page, monkeypatch):
    defaults = {"external": lambda _url: sleep(0.2) or LinkResult(None, "200"), "seconds": 0}
    monkeypatch.setattr(checking.check_links, "__kwdefaults__", defaults)
    out = io.StringIO()
    with translation.override("en"):
        call_command("check_links", stdout=out)
    assert out.getvalue().splitlines() == [
        "Links tried: 1, broken: 0.",
        "Links not tried, as there was no time left: 2. Run it again.",
    ]


def test_results_are_written_as_they_come(page, monkeypatch):
    """A run that is ended on its way keeps what it found, and what it had not come to."""
    check_links(SUNDAY_10, external=broken)
    later = SUNDAY_10 + timedelta(days=1)
    is_written = Event()

    def tried(url: str) -> LinkResult:
        if url.endswith("/b"):
            is_written.wait(5)
        return LinkResult(None, "200")

    def written(links, result, moment):
        save(links, result, moment)
        if links[0].url.endswith("/b"):
            raise KeyboardInterrupt
        is_written.set()

    save = checking.save
    monkeypatch.setattr(checking, "save", written)
    with pytest.raises(KeyboardInterrupt):
        check_links(later, external=tried)
    assert LinkCheck.objects.filter(checked_at=later).count() == 3
    assert LinkCheck.objects.get(url="https://example.org/a").problem == ""


def test_what_nobody_thought_of_is_wrong_with_one_link_only(page):
    def tried(url: str) -> LinkResult:
        if url.endswith("/a"):
            raise RecursionError("deep\x00er")
        return LinkResult(None, "200")

    assert check_links(SUNDAY_10, external=tried) == 0
    row = LinkCheck.objects.exclude(problem="").get()
    assert (row.url[-2:], row.detail) == ("/a", "RecursionError: deep\\x00er")


def test_links_tried_longest_ago_come_first(page):
    check_links(SUNDAY_10, external=broken)
    LinkCheck.objects.filter(url__endswith="/b").update(checked_at=SUNDAY_10 - timedelta(days=1))
    urls = ["https://example.org/a", "https://example.org/b", "https://example.org/new"]
    assert [url[-1] for url in checking.longest_ago_first(urls)] == ["w", "b", "a"]


def test_long_links_are_stored_shortened_and_apart(page):
    long = [f"https://example.org/{'x' * 480}", f"https://example.org/{'x' * 480}?{'y' * 2000}"]
    long.append(f"{long[-1]}z")
    page.body_ar = " ".join(f"[here]({url})" for url in long)
    page.save()
    for _ in range(2):
        check_links(SUNDAY_10, external=lambda _url: LinkResult(LinkProblem.MISSING, "404"))
    found = set(LinkCheck.objects.values_list("url", flat=True))
    assert found == {stored_url(url) for url in long}
    assert sorted(map(len, found)) == [500, 500, 500]
    page.body_ar = f"[here]({long[2]})"
    page.save()
    assert LinkCheck.objects.get().url == stored_url(long[2])


def test_links_of_notices_are_tried_until_they_are_over(sunday_10):
    said = {"detail_en": "[Here](https://example.org/n)", "status": "published", "text_en": "N"}
    notice = Notice.objects.create(starts_at=sunday_10, **said)
    assert [link.url for link in published_links()] == ["https://example.org/n"]
    Notice.objects.filter(pk=notice.pk).update(
        starts_at=sunday_10 - timedelta(days=1), ends_at=sunday_10
    )
    assert published_links() == []


@pytest.mark.parametrize("dates", [{"publish_at": SUNDAY_10}, {"expire_at": SUNDAY_10}])
def test_link_to_a_page_that_its_dates_hide_leads_nowhere(page, dates):
    Page.objects.update(**dates)
    leads = {}
    for offset in (-1, 0):
        with time_machine.travel(SUNDAY_10 + timedelta(seconds=offset), tick=False):
            leads[offset] = check_internal("/ar/pages/about/").problem is None
    assert leads == {-1: "expire_at" in dates, 0: "publish_at" in dates}


def test_broken_link_of_a_step_leads_to_the_form_of_its_question():
    guide = Guide.objects.create(slug="call", title_ar="اتصال", status="published")
    step = guide.steps.create(text_ar="أ", detail_ar="[ب](https://example.org/a)", uid="s")
    guide.steps.filter(pk=step.pk).update(status="published")
    check_links(SUNDAY_10, external=broken)
    found = LinkCheck.objects.get(model="step", object_id=step.pk)
    assert edit_url(found) == f"/admin/contacts/guide/{guide.pk}/change/"
    step.detail_ar = "ب"
    step.save()
    assert not LinkCheck.objects.exists()
