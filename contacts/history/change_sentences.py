"""Sentences on what changed that stand as they are, by what they are about."""

from django.utils.translation import gettext_lazy

from contacts.enums import ClaimVerdict, GuideForm, NoticeSeverity

PRESENCE = {
    ("channel", "new"): gettext_lazy("This is a new channel."),
    ("channel", "again"): gettext_lazy("This channel is listed here again."),
    ("channel", "gone"): gettext_lazy("This channel is no longer listed here."),
    ("guide", "new"): gettext_lazy("This is a new question."),
    ("guide", "again"): gettext_lazy("This question is on the site again."),
    ("guide", "gone"): gettext_lazy("This question was taken off the site."),
    ("page", "new"): gettext_lazy("This is a new page."),
    ("page", "again"): gettext_lazy("This page is on the site again."),
    ("page", "gone"): gettext_lazy("This page was taken off the site."),
}
CHANGED = {
    ("channel", "summary"): gettext_lazy("The description has changed."),
    ("channel", "response_time"): gettext_lazy("How soon it replies has changed."),
    ("channel", "answer_languages"): gettext_lazy("The languages it answers in have changed."),
    ("channel", "cost"): gettext_lazy("What it costs has changed."),
    ("channel", "sign_in"): gettext_lazy("Whether you have to sign in has changed."),
    ("guide", "summary"): gettext_lazy("The short answer has changed."),
    ("guide", "channel"): gettext_lazy("The channel for this question has changed."),
    ("page", "body"): gettext_lazy("The text of the page has changed."),
    ("notice", "detail"): gettext_lazy("The details of the notice have changed."),
    ("claim", "note"): gettext_lazy("What is known about it has changed."),
}
FLAGS = {
    ("always_available", True): gettext_lazy("It is now available at any time."),
    ("always_available", False): gettext_lazy("“Available at any time” no longer applies to it."),
    ("closed_on_holidays", True): gettext_lazy("It is now closed on holidays."),
    ("closed_on_holidays", False): gettext_lazy("It is no longer closed on holidays."),
    ("form", GuideForm.STEPS): gettext_lazy("The answer now comes as steps in order."),
    ("form", GuideForm.OPTIONS): gettext_lazy("The answer now comes as options to choose from."),
    ("form", GuideForm.ADVICE): gettext_lazy(
        "The answer now comes as advice: what to do and what not."
    ),
}
OTHER_FORMS = {
    GuideForm.OPTIONS: gettext_lazy("The options have changed."),
    GuideForm.ADVICE: gettext_lazy("The advice has changed."),
}
PICTURES = {  # whether readers saw one before, and see one now
    (False, True): gettext_lazy("A picture of the step “%(step)s” was added."),
    (True, True): gettext_lazy("A picture of the step “%(step)s” has changed."),
    (True, False): gettext_lazy("A picture of the step “%(step)s” was removed."),
}
VERDICTS = {
    ClaimVerdict.FAKE: gettext_lazy("It was reported as fake."),
    ClaimVerdict.DISPUTED: gettext_lazy("Sources disagree about whether it is theirs."),
}
SEVERITIES = {
    NoticeSeverity.INFO: "",
    NoticeSeverity.DISRUPTED: gettext_lazy("It does not work as usual."),
    NoticeSeverity.OUT_OF_ORDER: gettext_lazy("It is out of order."),
}
