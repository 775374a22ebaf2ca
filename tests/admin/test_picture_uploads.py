"""One picture sent at once: who may, how much, and what is said of what cannot be taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contacts.admin import picture_uploads
from contacts.models import FeedbackSender, Guide, Picture
from contacts.pictures.names import PictureName
from tests.admin.admin_client import AdminClient, change_url, errors_beside, row_of, typed
from tests.admin.pictures import png
from tests.admin.proposing import desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups")]
BINARY = "application/octet-stream"


def send(client: Client, data: bytes, **headers):
    url = reverse("admin:contacts_guide_picture")
    return client.post(url, data, content_type=BINARY, **headers)


def test_picture_is_stored_and_its_name_told():
    answer = send(desk_of("editors").client, png(320, 200))
    name = PictureName(answer.json()["name"])
    assert (name.width, name.height) == (320, 200)
    assert Picture.objects.get().name == name.value
    assert send(desk_of("publishers").client, png(320, 200)).json() == answer.json()
    assert Picture.objects.count() == 1


def test_only_who_may_edit_questions_sends_one(client, django_user_model):
    assert send(client, png()).status_code == 302  # to the sign-in page
    client.force_login(django_user_model.objects.create_user("viewer", is_staff=True))
    assert send(client, png()).status_code == 403
    assert desk_of("editors").client.get(reverse("admin:contacts_guide_picture")).status_code == 405
    assert not Picture.objects.exists()


def test_other_sites_cannot_send_one():
    client = Client(enforce_csrf_checks=True)
    client.cookies = desk_of("editors").client.cookies
    assert send(client, png()).status_code == 403
    page = client.get(reverse("admin:contacts_guide_add")).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert "name" in send(client, png(), headers={"X-CSRFToken": token}).json()


def test_what_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(picture_uploads, "encode", None)
    answer = send(desk_of("editors").client, b"x" * (10 * 1024**2 + 1))
    assert answer.status_code == 413
    assert answer.json()["problem"].startswith("The picture is larger than 10 MB.")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_refusal_is_a_sentence_of_the_page_s_language(language):
    answer = send(desk_of("editors").in_language(language).client, b"")
    said = {
        "ar": "الملف فارغ. اختر ملفًا آخر.",
        "en": "The file is empty. Choose another one.",
    }
    assert answer.json() == {"problem": said[language]}


def test_sentence_of_the_encoder_has_the_language_of_the_request(monkeypatch):
    def refuse(data):
        raise picture_uploads.PictureProblem(picture_uploads.get_language())

    monkeypatch.setattr(picture_uploads, "encode", refuse)
    assert send(desk_of("editors").in_language("ar").client, b"?").json() == {"problem": "ar"}


def test_one_person_sends_so_many_an_hour(settings):
    settings.PICTURES_PER_HOUR = 1
    editor = desk_of("editors").client
    assert "name" in send(editor, png()).json()
    assert send(editor, png(300)).json()["problem"].startswith("You have sent 1 pictures within")
    assert "name" in send(desk_of("publishers").client, png(300)).json()
    assert FeedbackSender.objects.count() == 2


def test_third_at_a_moment_is_told_to_come_again(monkeypatch):
    places = picture_uploads.BoundedSemaphore(1)
    monkeypatch.setattr(picture_uploads, "_places", places)
    editor = desk_of("editors").client
    with places:
        answer = send(editor, png())
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert not FeedbackSender.objects.exists()
    assert "name" in send(editor, png()).json()


@pytest.fixture
def guide(directory):
    return Guide.objects.get(slug="call")


@pytest.fixture
def publisher(guide) -> AdminClient:
    return desk_of("publishers")


def form_and_row(desk, guide):
    form = typed(desk.get(change_url(guide)), "guide_form")
    return form, row_of(form, "uid", "dial")


def upload(data: bytes):
    return SimpleUploadedFile("a.png", data, content_type="image/png")


def test_file_that_comes_with_the_form_is_kept_while_something_else_is_wrong(publisher, guide):
    form, row = form_and_row(publisher, guide)
    sent = {f"{row}-picture_ar-file": upload(png()), f"{row}-picture_alt_ar": "زر الدخول"}
    page = publisher.save(change_url(guide), form, **sent, slug="")
    name = Picture.objects.get().name
    assert page.one("input", name=f"{row}-picture_ar")["value"] == name
    image = page.one("img", class_="thumbnail")
    assert image["src"] == f"/pictures/{name}/small.webp"
    assert (image["width"], image["height"], image["loading"]) == ("320", "200", "lazy")
    again = typed(page, "guide_form")
    assert publisher.save(change_url(guide), again, slug="call") is None
    step = guide.steps.get(uid="dial")
    assert (step.picture_ar, step.picture_alt_ar) == (name, "زر الدخول")


def test_refused_file_leaves_what_was_there_and_everything_typed(publisher, guide):
    guide.steps.filter(uid="dial").update(picture_ar="a" * 32 + "-9x9", picture_alt_ar="زر")
    form, row = form_and_row(publisher, guide)
    sent = {f"{row}-picture_ar-file": upload(b"?"), f"{row}-text_en": "Ring"}
    page = publisher.save(change_url(guide), form, **sent)
    assert len(errors_beside(page, f"{row}-picture_ar")) == 1
    assert page.one("input", name=f"{row}-picture_ar")["value"] == "a" * 32 + "-9x9"
    assert typed(page, "guide_form")[f"{row}-text_en"] == ["Ring"]


def test_refused_file_in_an_empty_new_row_is_told(publisher, guide):
    form, row = form_and_row(publisher, guide)
    place = int(form["steps-TOTAL_FORMS"][0])
    new = {key.replace(row, f"steps-{place}"): "" for key in form if key.startswith(row)}
    new |= {"steps-TOTAL_FORMS": place + 1, f"steps-{place}-status": "published"}
    sent = {**new, f"steps-{place}-picture_ar-file": upload(b"?")}
    page = publisher.save(change_url(guide), form, **sent)
    assert errors_beside(page, f"steps-{place}-picture_ar") != []


def test_tick_removes_a_picture_and_a_file_wins(publisher, guide):
    guide.steps.filter(uid="dial").update(picture_ar="a" * 32 + "-9x9", picture_alt_ar="زر")
    form, row = form_and_row(publisher, guide)
    tick = {f"{row}-picture_ar-remove": "on"}
    form[f"{row}-picture_ar-file"] = upload(png())
    assert publisher.save(change_url(guide), form, **tick) is None
    assert guide.steps.get(uid="dial").picture_ar == Picture.objects.get().name
    form, row = form_and_row(publisher, guide)
    assert publisher.save(change_url(guide), form, **tick) is None
    step = guide.steps.get(uid="dial")
    assert (step.picture_ar or "", step.picture_alt_ar) == ("", "")


def test_eleventh_file_of_one_save_waits(publisher, guide, monkeypatch):
    monkeypatch.setattr("contacts.admin.step_pictures.MOST_AT_ONCE", 1)
    form, row = form_and_row(publisher, guide)
    sent = {f"{row}-picture_{one}-file": upload(png(300)) for one in ("ar", "en")}
    page = publisher.save(change_url(guide), form, **sent)
    assert Picture.objects.count() == 1
    said = [sentence.text for sentence in page.all("ul", class_="errorlist")]
    assert sum("No more than 1 pictures" in one for one in said) == 1


def test_nobody_else_has_files_taken(client, guide, django_user_model):
    client.force_login(django_user_model.objects.create_user("viewer", is_staff=True))
    sent = {"steps-0-picture_ar-file": upload(png())}
    assert client.post(change_url(guide), sent).status_code == 403
    assert not Picture.objects.exists()
