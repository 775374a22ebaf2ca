"""Lists of words in forms: synonyms, and other wordings of a question."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.forms import ContentForm
from contacts.admin.widgets import TextArea
from contacts.endpoints import isolated
from contacts.enums import Language
from contacts.models import Guide, Synonym
from contacts.models.base import unique_together
from contacts.models.confirmed_texts import translated_fields
from contacts.search.analysis import words
from contacts.search.lexicon import Lexicon
from contacts.search.phrases import Fault, fault_of, phrases_in, same_phrases, wordings_in
from contacts.search.store import store

OTHER_WORDINGS = Guide._meta.get_field("other_wordings")
MOST_NAMED = 10
FAULTS = {
    Fault.NO_LETTERS: _("“%(phrase)s” has no letters or digits, so that nobody finds it."),
    Fault.ONE_LETTER: _(
        "“%(phrase)s” is a single letter, which stands in too many texts. Write a whole word."
    ),
    Fault.EMPTY_WORDS: _(
        "“%(phrase)s” says nothing by itself: it stands in nearly every text. Write a word that "
        "means something, or add one to it."
    ),
    Fault.TOO_LONG: _(
        "“%(phrase)s” has more than 4 words, and the search looks for no longer phrases. Shorten "
        "it, or write it as another wording of the question."
    ),
}
SAME = _("“%(first)s” and “%(again)s” are the same word for the search. Leave one of them out.")
SEVERAL = _(
    "Write one word or phrase. The others belong below; or make a synonym of its own for each."
)
ITSELF = _("“%(phrase)s” is what people write itself. Leave it out.")
ASKED_ALREADY = _("“%(phrase)s” is the title itself for the search. Leave it out.")
NOWHERE = _(
    "Saved. But the content that readers see has nothing of this: %(phrases)s. Who searches for "
    "“%(term)s” finds nothing by it: write words as the questions and steps have them."
)


class WordsField(forms.CharField):
    """A list of words, written one a line. `taken_apart` makes the list of the text."""

    widget = TextArea(rows=5, dir="auto")

    def __init__(
        self, *, taken_apart: Callable[[str], list[str]] = phrases_in, **kwargs: Any
    ) -> None:
        self.taken_apart = taken_apart
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return self.taken_apart(super().to_python(value) or "")

    def run_validators(self, value: list[str]) -> None:
        """Of the text: a list would hide from them what PostgreSQL cannot store (NUL)."""
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data or "")


class AskedForm(ContentForm):
    """Of what people ask in many ways."""

    other_wordings = WordsField(
        taken_apart=wordings_in,
        label=OTHER_WORDINGS.verbose_name,
        help_text=OTHER_WORDINGS.help_text,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        title = translated_fields(self._meta.model)[0]
        titles = [cleaned.get(f"{title}_{code}") or "" for code in Language.values]
        listed = cleaned.get("other_wordings") or []
        added = not_in(self.initial.get("other_wordings"), listed)
        found = [*faults_of(added, is_wording=True), *sames(listed, added)]
        found += (refusal(ASKED_ALREADY, one) for one in added if is_among(one, titles))
        if found:
            self.add_error("other_wordings", found)
        return cleaned


class SynonymForm(ContentForm):
    equivalents = WordsField(
        label=_("also find"),
        help_text=_("Words or phrases of the content: one a line, or with commas between them."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        term, listed = cleaned.get("term") or "", cleaned.get("equivalents") or []
        if "term" in self.changed_data and len(phrases_in(term)) > 1:
            self.add_error("term", SEVERAL)
        elif "term" in self.changed_data and term:
            self.add_refusals("term", [*faults_of([term]), *self.listed_already(cleaned)])
        elif "language" in self.changed_data:
            self.add_refusals("term", self.listed_already(cleaned))
        added = not_in(self.initial.get("equivalents"), listed)
        found = [*faults_of(added, is_meant=not cleaned.get("two_way")), *sames(listed, added)]
        found += (refusal(ITSELF, one) for one in listed if is_among(one, [term]))
        self.add_refusals("equivalents", found)
        return cleaned

    def add_refusals(self, name: str, found: Iterable[Any]) -> None:
        if refused := list(found):
            self.add_error(name, refused)

    def listed_already(self, cleaned: dict[str, Any]) -> Iterator[SafeString]:
        """Two spellings that the search takes for one would be one synonym in two places."""
        others = Synonym.objects.filter(language=cleaned.get("language")).exclude(
            pk=self.instance.pk
        )
        found = (one for one in others if is_among(cleaned.get("term", ""), [one.term]))
        if other := next(found, None):
            [constraint] = unique_together(Synonym)
            url = reverse("admin:contacts_synonym_change", args=[other.pk])
            text = constraint.get_violation_error_message()
            yield format_html('{} <a href="{}">{}</a>', text, url, isolated(other.term))

    class Meta:
        model = Synonym
        fields = ["language", "term", "equivalents", "two_way"]


def not_in(stored: Any, listed: Iterable[str]) -> list[str]:
    """What an editor adds: what stood there before holds up no save."""
    return [one for one in listed if one not in (stored or ())]


def is_among(phrase: str, others: Iterable[str]) -> bool:
    said = words(phrase)
    return bool(said) and any(words(other) == said for other in others)


def refusal(text: Any, phrase: str) -> ValidationError:
    return ValidationError(text, params={"phrase": isolated(phrase)})


def faults_of(
    phrases: Iterable[str], *, is_wording: bool = False, is_meant: bool = False
) -> Iterator[ValidationError]:
    """`is_meant`: words that nobody is taken to say, which may be of any kind and length."""
    for phrase in phrases:
        fault = fault_of(phrase, is_wording=is_wording)
        is_name = fault == Fault.ONE_LETTER and is_in_content(phrase)  # X
        allowed = is_meant and fault in (Fault.EMPTY_WORDS, Fault.TOO_LONG)
        if fault and not is_name and not allowed:
            yield refusal(FAULTS[fault], phrase)


def sames(listed: Iterable[str], added: Iterable[str]) -> Iterator[ValidationError]:
    new = set(added)
    for first, again in same_phrases(listed):
        if not new.isdisjoint({first, again}):
            params = {"first": isolated(first), "again": isolated(again)}
            yield ValidationError(SAME, params=params)


def is_in_content(phrase: str) -> bool:
    """Whether readers could find something by each word of a phrase."""
    snapshot = store.snapshot()
    lexicon = Lexicon(snapshot.index, snapshot.thesaurus)
    return all(map(lexicon.is_in_content, words(phrase)))


def warn_of_unknown(request: HttpRequest, synonym: Synonym) -> None:
    """Names the equivalents that lead nowhere."""
    unknown = [one for one in map(str, synonym.equivalents) if not is_in_content(one)]
    if unknown:
        named = _("“%(phrase)s”")
        told = ", ".join(str(named) % {"phrase": isolated(one)} for one in unknown[:MOST_NAMED])
        values = {"phrases": told, "term": isolated(synonym.term)}
        messages.warning(request, str(NOWHERE) % values)
