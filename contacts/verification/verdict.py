"""What is said of a pasted text: an answer for each piece, and what it rests on. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from contacts.enums import ClaimVerdict
from contacts.verification.tokens import Kind


class Answer(StrEnum):
    YES = "yes"
    FAKE = "fake"  # an editor recorded it as a fake
    DISPUTED = "disputed"  # an editor recorded that sources disagree on it
    LOOKS_LIKE = "looks_like"
    NOT_KNOWN = "not_known"
    NOT_CHECKED = "not_checked"  # an amount, a date, a time: nothing to call or open
    EMPTY = "empty"
    TOO_LONG = "too_long"


class Why(StrEnum):
    """What the answer rests on."""

    EXACT = "exact"  # yes: it is stored
    SAME_SITE = "same_site"  # yes: another page of the stored site
    INSECURE = "insecure"  # yes: the stored site, but by http
    APP_NAME = "app_name"  # yes: the name, which others could give their app too
    NEAR = "near"  # looks like: a little different
    DISGUISED = "disguised"  # looks like: letters of other alphabets drawn alike
    INSIDE = "inside"  # looks like: theirs is only a part of it
    BELOW = "below"  # not known: on a site where anybody gets a page, below the stored one
    CLAIMED = "claimed"  # fake or disputed: an editor recorded it
    UNKNOWN = "unknown"
    NOTHING = "nothing"  # empty, too long or not checked


@dataclass(frozen=True, slots=True)
class Known:
    """A published value: an endpoint's kind and canonical value, or kind "app" and its name.

    `source` is the caller's own and is only handed back.
    """

    kind: str
    value: str
    source: object | None = None

    @property
    def host(self) -> str:
        """The host of a link without www; empty for any other kind."""
        return (urlsplit(self.value).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value that others present as the programme's: kind and canonical value as of an endpoint.

    `source` is the caller's own and is only handed back.
    """

    kind: str
    value: str
    verdict: ClaimVerdict
    source: object | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`shown` is what was judged, without invisible characters; `real` what it was held against.

    `claim` is there where the answer is that somebody else's claim is fake or disputed.
    """

    answer: Answer
    kind: Kind
    shown: str
    real: tuple[Known, ...]
    why: Why
    claim: Claimed | None = None
