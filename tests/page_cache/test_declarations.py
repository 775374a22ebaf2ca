"""Every address of the site: which are stored, and why not the others."""

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from citizen_help.page_cache.declaration import ATTRIBUTE, NotStored, Stored, declared

# Whole branches that are for people who sign in.
DESK = {"admin": "it shows who is signed in", "i18n/": "it changes the language of the desk"}


def views(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        elif isinstance(pattern, URLResolver):
            yield from views(pattern, path)


def is_desk(path):
    return path.startswith((settings.ADMIN_PATH, "i18n/"))


def public():
    with override("ar"):
        return [(path, view) for path, view in views(get_resolver()) if not is_desk(path)]


@pytest.mark.parametrize(("path", "view"), public(), ids=[path or "/" for path, _ in public()])
def test_every_public_view_says_whether_it_is_stored(path, view):
    declaration = getattr(view, ATTRIBUTE, None)
    assert isinstance(declaration, Stored | NotStored), f"{path} says nothing of the page cache"
    if isinstance(declaration, NotStored):
        assert declaration.reason


def test_stored_and_not_stored_addresses():
    stored = {path for path, view in public() if isinstance(getattr(view, ATTRIBUTE), Stored)}
    others = {path for path, _ in public()} - stored
    assert others == {
        "",
        "healthz",
        "readyz",
        "manifest.webmanifest",
        "ar/guides/<slug:slug>/feedback/",
        "ar/report/",
        "ar/report/thanks/",
        "ar/search/unwanted/",
    }
    assert {"ar/", "ar/guides/<slug:slug>/", "ar/search/", "sitemap.xml"} <= stored


def test_nothing_of_the_desk_is_stored():
    with override("ar"):
        desk = [view for path, view in views(get_resolver()) if is_desk(path)]
    assert len(desk) > 50
    assert [view for view in desk if hasattr(view, ATTRIBUTE)] == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("contacts:home", ("language", "cost", "sign_in")),
        ("contacts:search", ("q", "page", "literal", "noted", "renewed")),
        ("contacts:suggest", ("q",)),
        ("contacts:verify", ("q",)),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_declaration_is_found_by_path_in_either_language(language, name, query):
    with override(language):
        path = reverse(name)
    assert declared(path).query == query


@pytest.mark.parametrize("path", ["/", "/ar", "/fr/", "/admin/", "/ar/nothing/", "/ar/é/", "x"])
def test_other_paths_declare_nothing(path):
    assert declared(path) is None
