"""The site at another moment: for staff alone, kept by nobody, met by nobody else."""

import re
import threading
from datetime import date, datetime, time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from citizen_help.page_cache.declaration import declared
from contacts.models import Channel, Guide, Notice, OpeningHours, SearchQuery, clock
from contacts.publishing import redirects, snapshot
from contacts.search.store import store
from tests.conftest import RIYADH, SUNDAY_10
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")

MOMENT = datetime(2027, 2, 8, 11, tzinfo=RIYADH)  # a Monday, the first of Ramadan
PREFIX = "/admin/as-on/2027-02-08T11:00+03:00"


def signed_in(**flags):
    user = get_user_model().objects.create_user("omar", password="pw", is_staff=True, **flags)
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client, user


@pytest.fixture
def staff(db):
    return signed_in(is_superuser=True)[0]


@pytest.fixture
def hotline():
    hotline = Channel.objects.get(slug="hotline")
    OpeningHours.objects.create(
        channel=hotline,
        days=hotline.opening_hours.get().days,
        opens=time(10),
        closes=time(15),
        valid_from=date(2027, 2, 8),
        valid_to=date(2027, 3, 8),
        name_ar="رمضان",
        name_en="Ramadan",
    )
    return hotline


@pytest.fixture
def scheduled():
    return Guide.objects.create(
        slug="fasting",
        title_ar="ماذا يتغير في الصيام؟",
        title_en="What changes while fasting?",
        status="published",
        publish_at=datetime(2027, 2, 1, tzinfo=RIYADH),
    )


def page_of(client, path, prefix=PREFIX):
    response = client.get(prefix + path)
    assert response.status_code == 200
    return parse(response.content.decode())


BANNERS = {
    "ar": "ترى الموقع كما هو في يوم الاثنين 8 فبراير 2027، الساعة 11:00 صباحًا.",
    "en": "You see the site as on Monday 8 February 2027, 11:00 am.",
}


@pytest.mark.parametrize(
    ("language", "status", "season"),
    [("ar", "مفتوح الآن", "رمضان"), ("en", "Open now", "Ramadan")],
)
def test_pages_are_as_on_that_moment_under_a_bar_that_says_so(
    staff, hotline, language, status, season
):
    staff.cookies["django_language"] = language
    page = page_of(staff, f"/{language}/channels/hotline/")
    bar = page.one("aside", class_="preview-bar")
    assert bar.one("strong").text == BANNERS[language]
    assert (bar["lang"], bar["dir"]) == (language, {"ar": "rtl", "en": "ltr"}[language])
    main = page.one("main")
    assert main.all(class_="status")[0].text.strip().startswith(status)
    assert season in main.all("caption")[0].text
    assert "data-renew-at" not in main.attributes  # or the page's script would hide it all


def test_real_pages_stay_as_they_are(staff, hotline, scheduled):
    stranger = Client()
    before = stranger.get("/en/channels/hotline/").content
    page_of(staff, "/en/channels/hotline/")
    page_of(staff, "/en/search/?q=fasting")
    for client in (stranger, staff):
        assert client.get("/en/channels/hotline/").content == before
        assert client.get("/en/guides/fasting/").status_code == 404
        assert b"fasting?" not in client.get("/en/search/?q=fasting").content
    assert "sessionid" not in stranger.cookies


def test_preview_is_kept_by_nobody_and_sets_no_cookie_of_its_own(staff, hotline):
    for path in ("/en/", "/en/channels/hotline.ics", "/en/suggest/?q=19912", "/en/none/"):
        response = staff.get(PREFIX + path)
        assert {"private", "no-store"} <= {*response["Cache-Control"].split(", ")}
        assert "public" not in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.has_header("ETag")
        assert {*response.cookies} <= {"sessionid"}  # which every page of the desk prolongs
    assert declared(f"{PREFIX}/en/") is None


def test_shared_content_goes_by_the_real_time(hotline, scheduled):
    """Whoever asks for it first, in whatever request."""
    with clock.showing(MOMENT):
        assert Guide.objects.published().filter(slug="fasting").exists()
        snapshot.read()
        assert scheduled.pk not in store.snapshot().guides
        assert snapshot.newest().notices == ()


def test_moment_is_that_of_one_thread():
    seen = []
    with clock.showing(MOMENT):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
        assert clock.now() == MOMENT
    assert seen == [SUNDAY_10]
    assert clock.now() == SUNDAY_10


def test_moment_without_zone_is_no_moment():
    with pytest.raises(ValueError, match="does not say"), clock.showing(datetime(2027, 2, 8)):  # noqa: DTZ001
        pass


def test_moment_is_gone_after_a_page_that_failed(staff, monkeypatch):
    def fail(*_args, **_named):
        raise RuntimeError

    monkeypatch.setattr("contacts.views.channels.home_data", fail)
    with pytest.raises(RuntimeError):
        staff.get(f"{PREFIX}/en/")
    assert clock.now() == SUNDAY_10
    assert snapshot.published() is snapshot.newest()


def test_text_with_a_date_is_there_from_its_moment_on(staff, scheduled):
    assert page_of(staff, "/en/guides/fasting/").one("h1").text == scheduled.title_en
    assert scheduled.title_en in page_of(staff, "/en/questions/").text
    assert scheduled.title_en in page_of(staff, "/en/search/?q=fasting").text
    found = staff.get(f"{PREFIX}/en/suggest/?q=fasting").json()
    assert found[0]["url"] == f"{PREFIX}/en/guides/fasting/"
    earlier = "/admin/as-on/2027-01-31T23:59+03:00"
    assert staff.get(f"{earlier}/en/guides/fasting/").status_code == 404
    assert scheduled.title_en not in page_of(staff, "/en/search/?q=fasting", earlier).text


def test_text_that_is_taken_off_by_then_is_gone(staff, scheduled):
    Guide.objects.filter(pk=scheduled.pk).update(publish_at=None, expire_at=MOMENT)
    assert staff.get("/en/guides/fasting/").status_code == 200
    response = staff.get(f"{PREFIX}/en/guides/fasting/")
    assert (response.status_code, response.url) == (302, f"{PREFIX}/en/questions/")
    assert "while fasting" not in page_of(staff, "/en/search/?q=fasting").text


def test_notice_is_shown_while_it_holds(staff, hotline):
    Notice.objects.create(
        text_ar="تعطل",
        text_en="The line is down",
        channel=hotline,
        severity="out_of_order",
        status="published",
        starts_at=datetime(2027, 2, 8, 10, tzinfo=RIYADH),
        ends_at=datetime(2027, 2, 8, 12, tzinfo=RIYADH),
    )
    assert "The line is down" in page_of(staff, "/en/channels/hotline/").one("main").text
    for moment in ("2027-02-08T09:59:59+03:00", "2027-02-08T12:00+03:00"):
        page = page_of(staff, "/en/channels/hotline/", f"/admin/as-on/{moment}")
        assert "The line is down" not in page.one("main").text


@pytest.mark.parametrize(
    "path", ["/ar/", "/en/channels/hotline/", "/en/search/?q=19912", "/ar/verify/", "/en/none/"]
)
def test_links_and_forms_stay_at_the_moment(staff, path):
    html = staff.get(PREFIX + path).content.decode()
    page = parse(html)
    leave = page.one("aside", class_="preview-bar").all("a")[-1]
    assert leave["href"] == path
    addresses = re.findall(r'(?:href|action|data-suggest)="(/(?:ar|en)/[^"]*)"', html)
    assert addresses == [path]
    assert [one["href"] for one in page.all("a") if PREFIX in one["href"]]
    assert {one.get("method") or "get" for one in page.all("form")} <= {"get"}


def test_other_language_and_another_moment_keep_the_page(staff):
    page = page_of(staff, "/en/search/?q=19912")
    assert page.one("a", class_="language-link")["href"] == f"{PREFIX}/ar/search/?q=19912"
    another = page.one("aside", class_="preview-bar").all("a")[0]["href"]
    form = parse(staff.get(another).content.decode()).one(id="content-main")
    sent = {one.get("name"): one.get("value") for one in form.all("input") if one.get("name")}
    assert sent == {"page": "/en/search/?q=19912", "day": "2027-02-08", "time": "11:00"}
    sent |= {"day": "٢٠٢٧-٠٣-٠٩", "time": "٩:٠٠"}
    response = staff.get(reverse("as-on"), sent)
    assert response.url == "/admin/as-on/2027-03-09T09:00+03:00/en/search/?q=19912"


def test_old_address_leads_to_the_present_one_at_the_moment(staff):
    redirects.renamed("channel", "old", "hotline")
    response = staff.get(f"{PREFIX}/en/channels/old/")
    assert (response.status_code, response.url) == (301, f"{PREFIX}/en/channels/hotline/")


def test_nothing_is_sent_or_counted(staff):
    guide = Guide.objects.published().first()
    report = f"/en/report/?page=/en/guides/{guide.slug}/"
    for path in (report, "/en/verify/", "/en/search/unwanted/"):
        assert staff.post(PREFIX + path, {"q": "19912"}).status_code == 405
    page_of(staff, "/en/search/?q=19912")
    assert not SearchQuery.objects.exists()
    assert "19912" in page_of(staff, "/en/verify/?q=19912").one(id="verdict").text


def test_who_does_not_work_on_the_content_sees_nothing_of_it(db):
    for path in (f"{PREFIX}/en/", reverse("as-on")):
        assert Client().get(path).url.startswith(reverse("admin:login"))
        assert Client().get(path).status_code == 302
    client, user = signed_in()
    assert client.get(f"{PREFIX}/en/").status_code == 403
    assert client.get(reverse("as-on")).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_channel"))
    assert client.get(f"{PREFIX}/en/").status_code == 200
    assert client.get(reverse("as-on")).status_code == 200


def test_preview_of_a_text_with_a_date_leads_to_its_first_moment(staff, scheduled):
    preview = reverse("preview", args=["ar", "guide", scheduled.pk])
    bar = parse(staff.get(preview).content.decode()).one("aside", class_="preview-bar")
    [link] = [one["href"] for one in bar.all("a") if reverse("as-on") in one["href"]]
    assert staff.get(link).url == "/admin/as-on/2027-02-01T00:00+03:00/ar/guides/fasting/"
    assert staff.get(link, follow=True).status_code == 200
