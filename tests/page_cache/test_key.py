"""Which requests are the same page."""

import pytest

from citizen_help.page_cache.key import canonical_query


@pytest.mark.parametrize(
    ("raw", "names", "query"),
    [
        ("", ("q",), ""),
        ("utm_source=x", (), ""),
        ("utm_source=x", ("q",), ""),
        ("b=2&a=1", ("a", "b"), "a=1&b=2"),
        ("q=1&q=2", ("q",), "q=2"),
        ("q=", ("q",), "q="),
        ("q=a+b", ("q",), "q=a+b"),
        ("q=a%20b&x=1", ("q",), "q=a+b"),
        ("q=%D8%B3", ("q",), "q=%D8%B3"),
        ("q=س".encode().decode("latin-1"), ("q",), "q=%D8%B3"),
        ("q=%ff", ("q",), "q=%EF%BF%BD"),
        ("q=a;b=1", ("q", "b"), "q=a%3Bb%3D1"),
        ("Q=1", ("q",), ""),
    ],
)
def test_query_has_one_form_of_declared_parameters(raw, names, query):
    assert canonical_query(raw, names) == query


def test_more_parameters_than_any_page_has_are_refused():
    with pytest.raises(ValueError, match="fields"):
        canonical_query("&".join("q=1" for _ in range(101)), ("q",))
