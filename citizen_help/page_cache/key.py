"""Which requests ask for the same page: the path, and the query that its view declares."""

from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

MOST_PARAMETERS: Final = 100  # no link of the site has nearly as many


class Key(NamedTuple):
    """`path` as WSGI gives it, `query` in one canonical form ("" for none)."""

    path: str
    query: str


def canonical_query(raw: str, names: tuple[str, ...]) -> str:
    """The declared parameters of a raw query string, in the order of their declaration.

    Of a parameter given twice the last counts, as in `QueryDict.get`. ValueError: there are
    more than MOST_PARAMETERS.
    """
    if not raw or not names:
        return ""
    text = raw.encode("latin-1").decode("utf-8", "replace")  # PEP 3333 passes bytes as latin-1
    pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    given = dict(pairs)
    return urlencode([(name, given[name]) for name in names if name in given])
