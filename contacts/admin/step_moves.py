"""The page that moves a step to another question."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.admin.edit_conflicts import EditConflictMixin
from contacts.admin.languages import current_language
from contacts.admin.missing_languages import missing_texts
from contacts.admin.rights import may_publish
from contacts.enums import Language
from contacts.fallback import localized
from contacts.history import versions
from contacts.history.copying import move_step
from contacts.history.versions import ChangeKind
from contacts.models import Guide, Step

NO_RIGHT = gettext_lazy(
    "Readers see one of these two questions, so only those who may publish can move this step. "
    "Ask one of them."
)
DRAFT = gettext_lazy("%(title)s (draft)")
LACKS = {
    Language.ARABIC: gettext_lazy(
        "Its Arabic is missing: readers of the Arabic page see it in English."
    ),
    Language.ENGLISH: gettext_lazy(
        "Its English is missing: readers of the English page see it in Arabic."
    ),
}
STALE = gettext_lazy("This step has been moved or deleted meanwhile. Nothing was changed.")


class MoveForm(forms.Form):
    guide = forms.TypedChoiceField(
        label=gettext_lazy("To which question?"),
        coerce=int,
        error_messages={"required": gettext_lazy("Choose a question.")},
    )

    def __init__(self, step: Step, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["guide"].choices = [("", "–"), *destinations(step)]  # type: ignore[attr-defined]
        self.fields["guide"].error_messages["invalid_choice"] = _(
            "This question has been deleted meanwhile. Choose another one."
        )


def destinations(step: Step) -> list[tuple[str, list[tuple[int, str]]]]:
    """All other questions by their topics, as a select shows them."""
    groups = defaultdict(list)
    guides = Guide.objects.select_related("topic").exclude(pk=step.guide_id)
    for guide in guides.order_by("topic__position", "topic_id", "position", "pk"):
        name = title_of(guide.topic, "name") if guide.topic else _("Without a topic")
        title = title_of(guide)
        groups[name].append((guide.pk, title if guide.is_shown else DRAFT % {"title": title}))
    return list(groups.items())


def title_of(row: Any, field: str = "title") -> str:
    return localized(row, field, current_language()).value or row.slug


def lacking(step: Step) -> list[str]:
    """Sentences about the languages that readers do without."""
    return [str(LACKS[one]) for one in Language if any(missing_texts(step, one))]


class StepMoveMixin(EditConflictMixin):
    """For the ModelAdmin of questions."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.move_view)
        return [path("steps/<key:key>/move/", view, name="contacts_step_move"), *super().get_urls()]

    def move_view(self, request: HttpRequest, key: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            step = Step.objects.select_related("guide").filter(pk=key).first()
            if step is None and request.method == "POST":
                messages.error(request, STALE)
                return HttpResponseRedirect(reverse("admin:contacts_guide_changelist"))
            if step is None:
                raise Http404
            form = MoveForm(step, request.POST if request.method == "POST" else None)
            if form.is_valid() and (moved := self.move(request, form, step)):
                return moved
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Move a step to another question"),
            "step": localized(step, "text", current_language()),
            "guide": step.guide,
            "is_seen": step.is_published,
            "lacking": lacking(step),
            "form": form,
        }
        return TemplateResponse(request, "admin/contacts/step_move.html", context)

    def move(self, request: HttpRequest, form: MoveForm, step: Step) -> HttpResponse | None:
        """Back to the question it came from; None, and an error in the form, where it may not."""
        pair = (step.guide_id, form.cleaned_data["guide"])
        locked = Guide.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
        found = {guide.pk: guide for guide in locked}
        origin, target = (found.get(pk) for pk in pair)
        if origin is None or target is None or not origin.steps.filter(pk=step.pk).exists():
            form.add_error("guide", STALE)
            return None
        if not may_publish(request) and (origin.is_shown or target.is_shown):
            form.add_error("guide", NO_RIGHT)
            return None
        record_move(request, step, origin, target)
        return HttpResponseRedirect(reverse("admin:contacts_guide_change", args=[origin.pk]))


def record_move(request: HttpRequest, step: Step, origin: Guide, target: Guide) -> None:
    """In the history of both questions, with each other's name."""
    name = localized(step, "text", current_language()).value or step.uid
    names = {"step": name, "origin": title_of(origin), "target": title_of(target)}
    for guide in (origin, target):
        versions.keep_unrecorded(guide)
    reason = _("“%(step)s” moved from “%(origin)s” to “%(target)s”") % names
    with versions.recorded(ChangeKind.EDITED, user=request.user, reason=reason[:300]):
        move_step(step, target)
    url = reverse("admin:contacts_guide_change", args=[target.pk])
    text = _("“{step}” is now the last step of <a href='{url}'>“{target}”</a>.")
    messages.success(request, format_html(text, url=url, **names))
    if target.is_published and step.is_published:
        messages.info(request, _("Readers of that question see it now."))
        for sentence in lacking(step):
            messages.warning(request, sentence)
    if origin.is_shown:
        told = _("Links to this step that readers have kept open the question that it stood in.")
        messages.info(request, told)
