"""Windows of people who are signed in to the desk."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP


def signed_in(open_page: Callable[..., Page], name: str = "sara", *, language: str = "ar") -> Page:
    """A window on the desk's first page, of an administrator of that name."""
    people = get_user_model().objects
    person = people.filter(username=name).first()
    client = Client()
    client.force_login(person or people.create_superuser(name, password="a long walk by the sea"))
    page = open_page("/ar/verify/", viewport=DESKTOP)
    site = page.url.partition("/ar/")[0]
    cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    page.context.add_cookies(
        [{"name": key, "value": value, "url": site} for key, value in cookies.items()]
    )
    page.goto(reverse("admin:index"))
    return page


def member(open_page: Callable[..., Page], name: str, group: str) -> Page:
    """A window of somebody who is no administrator; the group as its migrations make it."""
    person = get_user_model().objects.create_user(name, is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    return signed_in(open_page, name)
