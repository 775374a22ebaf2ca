"""What a reader's report is about: pages of this site by their present address, nothing else."""

import pytest

from contacts.models import Guide
from contacts.publishing import redirects
from contacts.publishing.report_targets import MAX_LENGTH, MISSING, SITE, target_at

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


@both_languages
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "home"),
        ("guides/call-19912/", "guide"),
        ("channels/hotline/", "channel"),
        ("topics/phone/", "topic"),
        ("pages/privacy/", "page"),
        ("verify/", "verify"),
        ("search/", "search"),
        ("questions/", "questions"),
        ("questions/others/", "others"),
        ("changes/", "changes"),
        ("choose/", "choose"),
        ("choose/complain/no/", "chosen"),
        ("offline/", "offline"),
        ("booklet.html", "booklet"),
    ],
)
def test_page_is_known_by_its_path_alone(language, path, kind):
    path = f"/{language}/{path}"
    for given in (path, f"{path}?q=19912&utm_source=x", f"{path}#step-1"):
        target = target_at(given)
        assert (target.kind, target.path, target.url) == (kind, path, path)
    assert bool(target.row) == (kind in ("guide", "channel", "topic", "page"))
    assert target.endpoint is None


@pytest.mark.parametrize(
    "given",
    [
        "",
        "x",
        "https://evil.example/",
        "https://evil.example/ar/guides/call-19912/",
        "//evil.example/ar/",
        "/\\evil.example",
        "/ar//evil.example/",
        "/ar/../admin/",
        "/ar/%2e%2e/admin/",
        "javascript:alert(1)",
        "/admin/",
        "/ar/guides/x/\n",
        "/ar/guides/<b>/",
        "/ar/guides/\u202ex/",
        "/ar/guides/\0/",
        "/admin",
        "/admin/contacts/",
        "/ar/" + "x" * MAX_LENGTH,
    ],
)
def test_anything_else_is_the_site_as_a_whole(given):
    target = target_at(given, "phone:19912")
    assert (target.kind, target.path, target.url, target.endpoint) == (SITE, "", "", None)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/healthz", SITE),
        ("/sitemap.xml", SITE),
        ("/api/v1/directory.json", SITE),
        ("/ar/suggest/", SITE),
        ("/ar/report/", SITE),
        ("/ar/channels/hotline.vcf", SITE),
        ("/en/guides/call-19912.md", SITE),
        ("/directory.json", MISSING),
        ("/nope/", MISSING),
        ("/administration/", MISSING),
        ("/fr/guides/call-19912/", MISSING),
    ],
)
def test_address_that_is_no_page_is_kept_and_leads_nowhere(path, kind):
    target = target_at(f"{path}?q=1", "phone:19912")
    assert (target.kind, target.path, target.url, target.endpoint) == (kind, path, "", None)


@both_languages
def test_missing_page_is_told_without_what_may_be_a_number_of_somebody(language):
    target = target_at(f"/{language}/guides/none/")
    assert (target.kind, target.path, target.url) == (MISSING, f"/{language}/guides/none/", "")
    assert target_at(f"/{language}/1012345678/").path == f"/{language}/••••/"


def test_renamed_page_is_known_by_its_present_address():
    redirects.renamed("guide", "old", "call-19912")
    assert target_at("/en/guides/old/").path == "/en/guides/call-19912/"


@pytest.mark.parametrize(
    ("endpoint", "found"),
    [("phone:19912", "19912"), ("phone:19913", None), ("url:19912", None), ("19912", None)],
)
def test_number_is_one_of_the_channel_s(endpoint, found):
    target = target_at("/ar/channels/hotline/", endpoint)
    assert (target.endpoint and target.endpoint.display) == found


def test_number_of_another_page_is_none_of_this():
    assert target_at("/ar/guides/call-19912/", "phone:19912").endpoint is None


def test_reasons_fit_what_it_is_about():
    def codes(*given):
        return [value for value, _label in target_at(*given).reasons]

    number = codes("/ar/channels/hotline/", "phone:19912")
    assert number == ["dead", "number", "hours", "other"]
    assert "failed" in codes("/ar/guides/call-19912/")
    assert "dead" not in codes("/ar/guides/call-19912/")
    assert "hours" in codes("/ar/channels/hotline/")
    assert {"missing", "broken"} <= set(codes("/ar/search/")) & set(codes("/ar/nothing/"))


def test_question_is_named_only_where_the_database_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        target = target_at("/ar/guides/call-19912/", ask_database=False)
    assert (target.kind, target.path, target.row) == ("guide", "/ar/guides/call-19912/", None)
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert target_at("/ar/guides/call-19912/").kind == MISSING
