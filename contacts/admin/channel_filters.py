"""Filters of the list of channels by what people choose by; what is not published is one answer."""

from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.admin.lists import ConditionFilter
from contacts.enums import Cost, Language, SignIn
from contacts.languages.translation_state import has_text
from contacts.models.fields import LANGUAGES

NOT_PUBLISHED = pgettext_lazy("a fact of a channel", "not published")


class AnswerLanguageFilter(ConditionFilter):
    title = _("languages it answers in")
    parameter_name = "answers-in"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        both = frozenset(Language)
        with_it = {code: [frozenset({Language(code)}), both] for code in Language.values}
        found = {code: (name, Q(answer_languages__in=with_it[code])) for code, name in LANGUAGES}
        return {**found, "unknown": (NOT_PUBLISHED, Q(answer_languages=frozenset()))}


class ReplyTimeFilter(ConditionFilter):
    title = _("usual reply time")
    parameter_name = "reply-time"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        known = has_text("response_time_ar") | has_text("response_time_en")
        published = pgettext_lazy("a fact of a channel", "published")
        return {"known": (published, known), "unknown": (NOT_PUBLISHED, ~known)}


class ChoiceFilter(ConditionFilter):
    """By a field with choices that may be empty; the subclasses say which."""

    choices_of_field: type[TextChoices]

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        name = str(self.parameter_name)
        found = {
            value: (label, Q(**{name: value})) for value, label in self.choices_of_field.choices
        }
        return {**found, "unknown": (NOT_PUBLISHED, Q(**{name: ""}))}


class CostFilter(ChoiceFilter):
    title = pgettext_lazy("of a channel", "cost")
    parameter_name = "cost"
    choices_of_field = Cost


class SignInFilter(ChoiceFilter):
    title = _("signing in")
    parameter_name = "sign_in"
    choices_of_field = SignIn
