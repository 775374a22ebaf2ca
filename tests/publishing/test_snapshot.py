"""What pages share: one version of the published content, and what is made from it once."""

import pytest

from contacts.models import Channel, Claim, Endpoint, Guide, Page, Topic
from contacts.publishing import content_version
from contacts.publishing.snapshot import MOST_FEATURED, MOST_MADE, of_one_version, published
from tests.directory_rows import LEAK, make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    make_directory()


@pytest.mark.usefixtures("rows")
def test_content_holds_published_rows_alone():
    content = published()
    assert [channel.slug for channel in content.channels] == ["hotline", "website", "app", "x"]
    assert [page.slug for page in content.pages] == ["stay-safe"]
    assert [topic.slug for topic in content.topics] == ["phone"]
    assert [claim.value for claim in content.claims] == ["CitizenCare"]
    [hotline, *_] = content.channels
    assert [endpoint.value for endpoint in hotline.endpoints.all()] == ["19912"]
    assert LEAK not in repr([vars(hours) for hours in hotline.opening_hours.all()])


@pytest.mark.usefixtures("rows")
def test_content_is_read_once_a_version(settings, django_assert_num_queries):
    settings.CONTENT_VERSION_POLL_SECONDS = 60
    content_version.refresh()
    first = published()
    with django_assert_num_queries(0):
        assert published() is first
        assert [list(channel.endpoints.all()) for channel in published().channels]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("model", [Channel, Page, Topic, Endpoint, Guide, Claim])
def test_every_edit_makes_another(model):
    first = published()
    model.objects.update(position=5)
    assert published() is not first


def test_content_of_an_empty_site_is_empty():
    content = published()
    assert content.claims == ()
    assert (content.channels, content.page("x"), content.channel("x"), content.topic("x")) == (
        (),
        None,
        None,
        None,
    )


def test_claims_come_in_the_editors_order():
    for place, value in ((2, "b"), (1, "a"), (2, "c")):
        Claim.objects.create(
            kind="x", value=value, verdict="fake", position=place, status="published"
        )
    assert [claim.value for claim in published().claims] == ["a", "b", "c"]


def test_featured_questions_are_bounded():
    titles = {"status": "published", "title_en": "Why?", "featured": True}
    Guide.objects.bulk_create(Guide(slug=f"g{n}", **titles) for n in range(MOST_FEATURED + 5))
    assert len(published().featured) == MOST_FEATURED


def test_what_is_made_once_is_kept_even_when_it_is_nothing():
    content, made = published(), []
    for _ in range(3):
        assert content.once("key", lambda: made.append(1)) is None
    assert made == [1]


def test_oldest_of_what_is_made_goes_first():
    Page.objects.create(slug="other-version")  # none that another test shares
    content = published()
    for number in range(MOST_MADE + 1):
        content.once(number, lambda: "old")
    assert content.once(0, lambda: "new") == "new"
    assert content.once(MOST_MADE, lambda: "new") == "old"


def test_page_stays_with_the_version_it_began_with(first_content):
    with of_one_version():
        begun = published()
        Channel.objects.filter(slug="hotline").update(name_en="Ring")
        assert published() is begun
    assert published().channel("hotline").name_en == "Ring"


def test_page_overtaken_by_an_edit_leaves_nothing_of_itself_to_the_next(
    first_content, client, monkeypatch
):
    def overtaken(*_args):
        Guide.objects.filter(slug="call-19912").update(title_en="How do I ring?")
        return []

    page = "/en/guides/call-19912/"
    old = Guide.objects.get(slug="call-19912").title_en
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("contacts.views.guides.related", overtaken)
        client.get(page)
    later = client.get(page).content.decode()
    assert "How do I ring?" in later
    assert old not in later
