"""Allowed values that models, forms and the content file share."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicationStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Cost(TextChoices):
    """What a channel costs who uses it; "" where that is not known."""

    FREE = "free", pgettext_lazy("what a channel costs", "Free")
    CHARGED = "charged", pgettext_lazy("what a channel costs", "Not free")


class SignIn(TextChoices):
    """Whether a channel takes messages only from who has signed in; "" where nobody knows."""

    NEEDED = "needed", pgettext_lazy("signing in", "Needed")
    NOT_NEEDED = "not_needed", pgettext_lazy("signing in", "Not needed")


class CanSignIn(TextChoices):
    """What an answer tells of the reader; "" where it tells nothing of signing in."""

    YES = "yes", _("Can sign in")
    NO = "no", _("Cannot sign in")


class LeadsTo(TextChoices):
    """A page that an answer leads to at once, in the place of a channel."""

    VERIFY = "verify", _("The checker of numbers, links and messages")
    GUIDE = "guide", _("The question that answers it")


class GuideForm(TextChoices):
    """What the parts below a short answer are to each other."""

    STEPS = "steps", _("Steps, one after another")
    OPTIONS = "options", _("Options to choose from")
    ADVICE = "advice", _("Advice: what to do and what not")


class Covers(TextChoices):
    """Whether what was found answers the search."""

    YES = "yes", _("Answered")
    PARTLY = "partly", _("Perhaps answered")
    NO = "no", _("Not answered")


class NoticeSeverity(TextChoices):
    """What a notice says of the channel, or of all channels, that it is about."""

    INFO = "info", _("For information")
    DISRUPTED = "disrupted", _("Disrupted")
    OUT_OF_ORDER = "out_of_order", _("Out of order")


class ClaimVerdict(TextChoices):
    """What is known of a number, link or account that others present as the programme's."""

    FAKE = "fake", _("Reported as fake")
    DISPUTED = "disputed", _("Sources disagree")


class Language(TextChoices):
    """The site's languages, each named in itself: a reader looks for their own."""

    ARABIC = "ar", "العربية"
    ENGLISH = "en", "English"

    @property
    def direction(self) -> str:
        return "rtl" if self is Language.ARABIC else "ltr"

    @property
    def other(self) -> "Language":
        return Language.ENGLISH if self is Language.ARABIC else Language.ARABIC


class HomeBlock(TextChoices):
    """A part of the home page, in their usual order."""

    CALL = "call", _("The way to get in touch that comes first")
    SEARCH = "search", _("Search")
    CHOOSER = "chooser", _("Questions that lead to a way")
    CHANNELS = "channels", _("Ways to get in touch")
    QUESTIONS = "questions", _("Common questions")
    CHECKER = "checker", _("The checker of numbers, links and messages")
    PROGRAMME = "programme", _("What the programme is")


class MenuItem(TextChoices):
    """A link in the menu of every page."""

    WAYS = "ways", _("Ways to get in touch")
    CHOOSE = "choose", _("Which way suits you?")
    QUESTIONS = "questions", _("All questions")
    VERIFY = "verify", _("Check a number or link")
    SEARCH = "search", pgettext_lazy("page", "Search")
    CHANGES = "changes", _("What changed")


class FeedbackReason(TextChoices):
    DEAD = "dead", _("The number or link does not work")
    NUMBER = "number", _("The number or link is not the right one")
    HOURS = "hours", _("The hours are wrong")
    FAILED = "failed", _("I did the steps and they did not work")
    WRONG = "wrong", _("Something in it is wrong or out of date")
    UNCLEAR = "unclear", _("It was not clear to me")
    MISSING = "missing", _("What I was looking for is not here")
    WORDING = "wording", _("A mistake in the Arabic or the English")
    BROKEN = "broken", _("The page does not work or looks wrong")
    OTHER = "other", _("Something else")


class PageSlug(StrEnum):
    """Pages that others point at by name; an editor may unpublish any of them."""

    ABOUT_THE_PROGRAMME = "about-the-programme"
    ABOUT_THIS_SITE = "about-this-site"
    STAY_SAFE = "stay-safe"


# The topic of the questions that people ask and the source does not answer.
NOT_PUBLISHED_HERE = "not-published-here"
# The topic of what is genuine, and of what to give nobody: its questions lead to the checker.
SAFETY = "safety"


class PageKind(TextChoices):
    """Public pages with a slug of their own in their address."""

    CHANNEL = "channel", _("Channel")
    GUIDE = "guide", _("Question")
    TOPIC = "topic", _("Topic")
    PAGE = "page", _("Page")


class LinkProblem(TextChoices):
    """Why a link in the content leads nowhere."""

    MISSING = "missing", _("There is no such page")
    FAILED = "failed", _("The other site answers with an error")
    UNREACHABLE = "unreachable", _("The other site does not answer")
    UNSAFE = "unsafe", _("Not an address on the public web")


class MailKind(TextChoices):
    """What the desk tells people by e-mail; each is a field of their choice."""

    REPORTS = "reports", _("Reports of readers")
    DIGEST = "digest", _("What waits")


class MailProblem(TextChoices):
    """Why a mail could not be sent."""

    UNREACHABLE = "unreachable", _("The mail server does not answer")
    INSECURE = "insecure", _("No secure connection to the mail server came about")
    SIGN_IN = "sign_in", _("The mail server does not take the site’s name and password")
    ADDRESS = "address", _("The mail server does not take mail for this address")
    REFUSED = "refused", _("The mail server refused the mail")
    OTHER = "other", _("The mail could not be written or sent")
