"""Old addresses lead to the present ones, in one step."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.content.importer import import_content
from contacts.enums import PageKind
from contacts.models import Channel, Guide, MovedPage, Page, Topic
from contacts.publishing.redirects import destination

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return Guide.objects.create(slug="first", title_ar="كيف؟", status="published")


def rename(row, *slugs: str) -> None:
    for slug in slugs:
        row.slug = slug
        row.save()


def rows() -> set[tuple[str, str]]:
    return set(MovedPage.objects.values_list("slug", "new_slug"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_renamed_page_is_found_for_good_in_both_languages(client, guide, language):
    rename(guide, "second")
    response = client.get(f"/{language}/guides/first/?from=leaflet")
    assert response.status_code == 301
    assert response["Location"] == f"/{language}/guides/second/?from=leaflet"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("model", "fields", "path"),
    [
        (Channel, {"kind": "phone", "name_ar": "هاتف"}, "/ar/channels/{}/"),
        (Channel, {"kind": "phone", "name_ar": "هاتف"}, "/ar/channels/{}.vcf"),
        (Guide, {"title_ar": "كيف؟"}, "/ar/guides/{}/"),
        (Topic, {"name_ar": "موضوع"}, "/ar/topics/{}/"),
        (Page, {"title_ar": "صفحة"}, "/ar/pages/{}/"),
    ],
)
def test_every_page_with_a_slug_is_followed(client, model, fields, path):
    rename(model.objects.create(slug="first", status="published", **fields), "second")
    response = client.get(path.format("first"))
    assert (response.status_code, response["Location"]) == (301, path.format("second"))


def test_several_renames_are_one_step(guide):
    rename(guide, "second", "third", "fourth")
    assert rows() == {("first", "fourth"), ("second", "fourth"), ("third", "fourth")}


def test_rename_that_is_taken_back_leaves_no_loop(client, guide):
    rename(guide, "second", "first")
    assert rows() == {("second", "first")}
    assert client.get("/ar/guides/first/").status_code == 200


def test_new_page_under_an_old_slug_takes_it_over(client, guide):
    rename(guide, "second")
    Guide.objects.create(slug="first", title_ar="سؤال آخر؟", status="published")
    assert rows() == set()
    assert client.get("/ar/guides/first/").status_code == 200


def test_unpublished_page_leads_to_the_questions_for_now(client, guide):
    guide.status = "draft"
    guide.save()
    response = client.get("/en/guides/first/")
    assert (response.status_code, response["Location"]) == (302, "/en/questions/")
    guide.status = "published"
    guide.save()
    assert client.get("/en/guides/first/").status_code == 200
    assert rows() == set()


def test_page_renamed_while_it_is_off_the_site_is_found_once_it_is_back(client, guide):
    guide.status = "draft"
    guide.save()
    rename(guide, "second")
    assert client.get("/ar/guides/first/").status_code == 302
    guide.status = "published"
    guide.save()
    assert client.get("/ar/guides/first/")["Location"] == "/ar/guides/second/"


def test_deleted_page_leads_to_the_home_page(client):
    Page.objects.create(slug="old", title_ar="صفحة", status="published").delete()
    assert client.get("/ar/pages/old/")["Location"] == "/ar/"


def test_draft_that_nobody_saw_leaves_no_trace(client):
    draft = Guide.objects.create(slug="secret", title_ar="مسودة")
    rename(draft, "more-secret")
    draft.delete()
    assert rows() == set()
    assert client.get("/ar/guides/secret/").status_code == 404


def test_page_that_is_to_come_leaves_no_trace_before_it_is_seen(client):
    later = timezone.now() + timedelta(days=1)
    guide = Guide.objects.create(
        slug="secret", title_ar="سؤال؟", status="published", publish_at=later
    )
    rename(guide, "more-secret")
    guide.delete()
    assert rows() == set()
    assert client.get("/ar/guides/secret/").status_code == 404


def test_page_that_has_expired_leads_to_the_questions_and_is_found_once_it_is_back(client, guide):
    guide.expire_at = timezone.now()
    Guide.objects.filter(pk=guide.pk).update(expire_at=guide.expire_at)  # as if nobody saved it
    assert client.get("/en/guides/first/")["Location"] == "/en/questions/"
    rename(guide, "second")
    for slug in ("first", "second"):
        response = client.get(f"/en/guides/{slug}/")
        assert (response.status_code, response["Location"]) == (302, "/en/questions/")
    guide.expire_at = None
    guide.save()
    assert client.get("/en/guides/first/")["Location"] == "/en/guides/second/"
    assert client.get("/en/guides/second/").status_code == 200


def test_expired_page_that_is_deleted_is_remembered(client, guide):
    Guide.objects.filter(pk=guide.pk).update(expire_at=timezone.now())
    Guide.objects.get().delete()
    assert client.get("/ar/guides/first/")["Location"] == "/ar/questions/"


def test_kinds_are_told_apart(client, guide):
    rename(guide, "second")
    assert client.get("/ar/pages/first/").status_code == 404


def test_post_to_an_old_address_is_not_led_on(client, guide):
    rename(guide, "second")
    assert client.post("/ar/guides/first/").status_code == 405


def test_page_that_is_there_asks_nothing_of_the_old_addresses(
    client, guide, django_assert_max_num_queries
):
    client.get("/ar/guides/first/")
    with django_assert_max_num_queries(30) as queries:
        client.get("/ar/guides/first/")
    assert [one["sql"] for one in queries.captured_queries if "movedpage" in one["sql"]] == []


def test_unknown_page_asks_once(client, guide):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get("/ar/guides/never/").status_code == 404
    assert len([one for one in queries if "movedpage" in one["sql"]]) == 1


SLUGS = st.sampled_from(["a", "b", "c", "d"])
STEPS = st.lists(st.tuples(st.integers(0, 1), SLUGS, st.sampled_from(["draft", "published"])))


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_whatever_editors_do_nothing_leads_in_chains_or_circles(steps):
    Guide.objects.all().delete()
    MovedPage.objects.all().delete()
    guides = [
        Guide.objects.create(slug=f"guide-{number}", title_ar="؟", status="published")
        for number in range(2)
    ]
    for number, slug, status in steps:
        if Guide.objects.filter(slug=slug).exclude(pk=guides[number].pk).exists():
            continue
        guides[number].slug, guides[number].status = slug, status
        guides[number].save()
        moved = dict(MovedPage.objects.values_list("slug", "new_slug"))
        published = set(Guide.objects.filter(status="published").values_list("slug", flat=True))
        assert set(moved) & published == set()
        assert {moved[new] for new in moved.values() if moved.get(new)} == set()
        for slug_before in moved:
            assert destination(PageKind.GUIDE, slug_before) in published | {""}


def test_import_moves_nothing_by_itself(first_content):
    from tests.content.loading import FIRST_CONTENT, read_file

    import_content(read_file(FIRST_CONTENT))
    assert rows() == set()
