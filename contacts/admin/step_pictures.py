"""Pictures in the form of a question: how they come in, and what must be said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from contacts.admin.forms import ContentForm
from contacts.admin.languages import current_language
from contacts.admin.picture_field import FILE, REMOVE, RefusedPicture
from contacts.admin.picture_uploads import (
    RETRY_SECONDS,
    TooBusy,
    keep_picture,
    too_large,
)
from contacts.enums import Language, PublicationStatus
from contacts.models import Picture
from contacts.pictures.encoding import PictureProblem
from contacts.pictures.reading import MOST_BYTES

MOST_AT_ONCE: Final = 10  # that come with a save
UNDESCRIBED = gettext_lazy(
    "Write in a sentence what the picture shows, for those who do not see it, or make the step a "
    "draft meanwhile. The picture is kept."
)
UNKNOWN = gettext_lazy("This picture is no longer here. Choose it again.")
IDLE = gettext_lazy("There is no picture yet that this is about. Add one, or empty this field.")
BUSY = gettext_lazy("Others are sending pictures just now. Choose it again in a moment.")
TOO_MANY = gettext_lazy(
    "No more than %(count)d pictures can be sent with one save. Save these, then choose the others."
)
FALLS_BACK = gettext_lazy(
    "One picture is enough: readers of the other language see it too, with a word on its "
    "language. Add a second one where the screen looks different in that language."
)


def fieldset() -> tuple[Any, dict[str, Any]]:
    """Each picture before the sentence about it, the page's language first."""
    own = current_language()
    names = [f"{field}_{one}" for one in (own, own.other) for field in ("picture", "picture_alt")]
    return None, {
        "fields": [tuple(names)],
        "classes": ["two-languages", "step-pictures"],
        "description": FALLS_BACK,
    }


class PicturesForm(ContentForm):
    """The form of a row that has a picture and its description in each language."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for language in Language:
            self.check_picture(cleaned, language)
        if not any(self.has_picture(cleaned, language) for language in Language):
            self.empty_descriptions(cleaned)
        return cleaned

    def has_picture(self, cleaned: dict[str, Any], language: Language) -> bool:
        """Also where what came is refused."""
        name = f"picture_{language}"
        return name in self.errors or bool(cleaned.get(name))

    def check_picture(self, cleaned: dict[str, Any], language: Language) -> None:
        name, description = f"picture_{language}", f"picture_alt_{language}"
        value = cleaned.get(name)
        if not value:
            return
        if name in self.changed_data and not Picture.objects.filter(pk=value).exists():
            self.add_error(name, UNKNOWN)
        is_shown = cleaned.get("status") == PublicationStatus.PUBLISHED
        if is_shown and description not in self.errors and not cleaned.get(description):
            self.add_error(description, UNDESCRIBED)

    def empty_descriptions(self, cleaned: dict[str, Any]) -> None:
        """They go with the last picture; what was typed before there is one is not thrown away."""
        for name in (f"picture_alt_{language}" for language in Language):
            if cleaned.get(name) and name in self.changed_data:
                self.add_error(name, IDLE)
            elif name in cleaned:
                cleaned[name] = ""


class TakesPicturesMixin(admin.ModelAdmin):
    """Before the mixins that look at what was sent: for them a file is a name already.

    It is stored at once, whatever becomes of the save, as browsers forget which file it was.
    """

    picture_fields: str  # a regular expression of the names of their inputs

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST":
            self.take_pictures(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def take_pictures(self, request: HttpRequest, object_id: str | None) -> None:
        """Only of somebody who may save the form."""
        may = self.has_change_permission if object_id else self.has_add_permission
        if not may(request):
            raise PermissionDenied
        take_pictures(request, self.picture_fields)


class PicturesMixin(TakesPicturesMixin):
    """And the address to which a script sends one file, for every form."""

    picture_fields = rf"steps-\d{{1,9}}-picture_({'|'.join(Language.values)})"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.picture_view)
        return [path("pictures/", view, name="contacts_guide_picture"), *super().get_urls()]

    @method_decorator(require_POST)
    def picture_view(self, request: HttpRequest) -> HttpResponse:
        """One file as the body, and its name as JSON, or the sentence that says why not."""
        if not self.has_change_permission(request) and not self.has_add_permission(request):
            raise PermissionDenied
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or len(length) > 9 or int(length) > MOST_BYTES:
            return JsonResponse({"problem": too_large()}, status=413)
        try:
            name = keep_picture(request.user, request.read(MOST_BYTES + 1))
        except PictureProblem as problem:
            return JsonResponse({"problem": str(problem)})
        except TooBusy:
            return JsonResponse(
                {"problem": str(BUSY)}, status=503, headers={"Retry-After": str(RETRY_SECONDS)}
            )
        return JsonResponse({"name": name})


def take_pictures(request: HttpRequest, pattern: str) -> None:
    """Put names where files or ticks came; a file wins over a tick."""
    ticked = fields_of(request.POST, REMOVE, pattern)
    sent = fields_of(request.FILES, FILE, pattern)
    if not ticked and not sent:
        return
    data = request.POST.copy()
    for name in ticked:
        data[name] = ""
    for place, name in enumerate(sent):
        file, before = request.FILES[name + FILE], request.POST.get(name, "")
        data[name] = name_of(file, place, request.user, before)
    request.POST = data  # type: ignore[assignment]


def fields_of(sent: Iterable[str], ending: str, pattern: str) -> list[str]:
    """The pictures' fields to which what was sent belongs: "steps-0-picture_ar"."""
    names = [name.removesuffix(ending) for name in sent if name.endswith(ending)]
    return [name for name in names if re.fullmatch(pattern, name)]


def name_of(file: Any, place: int, user: Any, before: str) -> str:
    """`before` is what stays where the file cannot be taken."""
    try:
        if place >= MOST_AT_ONCE:
            raise PictureProblem(TOO_MANY % {"count": MOST_AT_ONCE})
        return keep_picture(user, file.read(MOST_BYTES + 1))
    except PictureProblem as problem:
        return RefusedPicture.because(str(problem), before)
    except TooBusy:
        return RefusedPicture.because(str(BUSY), before)
