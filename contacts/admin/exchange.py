"""The desk's page for files: translators' sheet and content file, out and, seen first, in."""

from __future__ import annotations

import io
from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from contacts.admin.confirmed_texts import REASON
from contacts.admin.exchanged_files import (
    MOST_MEGABYTES,
    MOST_MEGABYTES_OF_ZIP,
    Contents,
    attachment,
    content_file,
    contents_of,
    received,
    refusal_of,
    refuse_unstored,
)
from contacts.admin.picture_uploads import TooBusy
from contacts.admin.planned import Plan, row_changes
from contacts.admin.rights import may_publish
from contacts.content.importer import import_content
from contacts.content.problems import ContentError, Place, Problem
from contacts.content.records import Content
from contacts.content.spreadsheet import write_book
from contacts.content.translation_exchange import import_rows, texts_to_export, too_long
from contacts.content.workbook import is_workbook
from contacts.endpoints import isolated
from contacts.history.versions import all_states
from contacts.languages.fact_report import accept
from contacts.models import Upload

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_NAMED: Final = 5
BUSY: Final = gettext_lazy(
    "The pictures of another file are being made ready just now. Send this file again in a minute."
)
# Of comparing and writing, in which nobody else can save where the database is a file.
MOST_SECONDS: Final = 8.0


def allow(request: HttpRequest) -> None:
    """Drafts are in the files too."""
    if not request.user.has_perm("contacts.view_guide"):
        raise PermissionDenied


def files(request: HttpRequest) -> HttpResponse:
    """What can be had, and where a file is sent."""
    allow(request)
    if request.method != "POST":
        return files_page(request)
    if not may_publish(request):
        raise PermissionDenied
    sent = request.FILES.get("file")
    if sent is None:
        return files_page(request, _("Choose a file first."))
    name = isolated(sent.name or "")
    if refused := refusal_of(sent):
        return files_page(request, f"{name}: {refused}")
    try:
        upload = received(request.user, sent, lambda upload: planned(request, upload))
    except ContentError as error:
        return files_page(request, error.problems[0].sentence(name))
    except TooBusy:
        return files_page(request, f"{name}: {BUSY}")
    return HttpResponseRedirect(reverse("file", args=[upload.pk]))


def files_page(request: HttpRequest, problem: str = "") -> HttpResponse:
    return page(
        request,
        "files",
        {
            "title": _("Files"),
            "problem": problem,
            "may_publish": may_publish(request),
            "too_long": [text.place for text in too_long(texts_to_export())],
            "most": MOST_MEGABYTES,
            "most_of_zip": MOST_MEGABYTES_OF_ZIP,
        },
    )


def page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    request.current_app = admin.site.name
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, f"admin/contacts/{name}.html", context)


@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """The sheet: of every text, or with `?only=unfinished` of those that wait for somebody."""
    allow(request)
    unfinished = request.GET.get("only") == "unfinished"
    book = io.BytesIO()
    write_book(book, texts_to_export(unfinished_only=unfinished))
    name = "unfinished" if unfinished else "translations"
    return attachment(book.getvalue(), XLSX, f"{name}-{timezone.localdate()}.xlsx")


@require_safe
def content(request: HttpRequest) -> HttpResponseBase:
    allow(request)
    return content_file()


def file(request: HttpRequest, token: Any) -> HttpResponse:
    """What a file changes; by POST it is written, or looked at with the other tick."""
    if not may_publish(request):
        raise PermissionDenied
    if request.method != "POST":
        found = Upload.objects.found(request.user, token).first()
        return changes_page(request, found) if found else gone(request)
    contents = None
    if "write" in request.POST and (found := Upload.objects.found(request.user, token).first()):
        try:
            contents = contents_of(found)
        except ContentError:
            return changes_page(request, found, _("Nothing was written: see below."))
    with transaction.atomic():
        upload = Upload.objects.found(request.user, token).select_for_update().first()
        if upload is None:
            return gone(request)
        if contents is not None:
            return write(request, upload, contents)
        if "drop" in request.POST:
            upload.delete()
            return HttpResponseRedirect(reverse("files"))
        upload.removes = "removes" in request.POST
        upload.save(update_fields=["removes"])
    return HttpResponseRedirect(request.path)


def gone(request: HttpRequest) -> HttpResponse:
    """Written already (a second press), or too old."""
    messages.warning(
        request,
        _("That file is no longer here: it was written, or left for too long. Send it again."),
    )
    return HttpResponseRedirect(reverse("files"))


def changes_page(
    request: HttpRequest, upload: Upload, problem: str = "", contents: Contents | None = None
) -> HttpResponse:
    plan, problems = Plan([]), []
    try:
        plan = planned(request, upload, contents)
    except ContentError as error:
        problems = list(error.problems)
    forbidden = plan.forbidden(request.user)
    return page(
        request,
        "file",
        changes_context(upload, plan, problems, forbidden)
        | {
            "problem": problem,
            "reason": request.POST.get(REASON, ""),
        },
    )


def planned(request: HttpRequest, upload: Upload, contents: Contents | None = None) -> Plan:
    """What it would change; ContentError where it is wrong."""
    contents = contents_of(upload) if contents is None else contents
    with transaction.atomic():
        plan = run(upload, contents, request)
        transaction.set_rollback(True)
    return plan


def changes_context(
    upload: Upload, plan: Plan, problems: list[Problem], forbidden: list[str]
) -> dict[str, Any]:
    return {
        "title": _("What the file changes"),
        "upload": upload,
        "is_sheet": is_workbook(bytes(upload.data)),
        "pictures": len((upload.pictures or {}).get("names", ())),
        "plan": plan,
        "problems": [one.sentence(isolated(upload.name)) for one in problems],
        "forbidden": named(forbidden),
        "may_write": plan.changes and not problems and not forbidden,
    }


def run(upload: Upload, contents: Contents, request: HttpRequest, note: str = "") -> Plan:
    """Do what the file says, inside the caller's transaction; ContentError where it is wrong."""
    before, emptied = all_states(), []
    try:
        emptied = do(upload, contents, request, note)
        refuse_unstored(upload)
    except (DataError, IntegrityError) as error:
        message = _("The database refused the content, and nothing was changed: %(reason)s")
        raise ContentError.at(Place(), message % {"reason": error}) from error
    return Plan(row_changes(before, all_states()), emptied)


def do(upload: Upload, contents: Contents, request: HttpRequest, note: str) -> list[str]:
    """The empty cells of a sheet whose texts stay."""
    how: dict[str, Any] = {"user": request.user}
    if isinstance(contents, Content):
        how |= {"prune": upload.removes, "reason": note, "seconds": MOST_SECONDS}
        import_content(contents, **how)
        return []
    edits = import_rows(contents, erase=upload.removes, facts_may_differ=True, note=note, **how)
    return edits.emptied


def write(request: HttpRequest, upload: Upload, contents: Contents) -> HttpResponse:
    """All of what was shown, and nothing else."""
    reason = request.POST.get(REASON, "").strip()[:300]
    try:
        with transaction.atomic():
            plan = run(upload, contents, request, " · ".join(filter(None, [upload.name, reason])))
            if problem := refusal(request, plan, reason):
                transaction.set_rollback(True)
            else:
                keep_reasons(plan, reason)
                log(request, upload, plan)
                upload.delete()
    except ContentError:
        problem = _("Nothing was written: see below.")
    if problem:
        return changes_page(request, upload, problem, contents)
    text = ngettext("%(count)d row was written.", "%(count)d rows were written.", len(plan.changes))
    messages.success(request, text % {"count": len(plan.changes)})
    return HttpResponseRedirect(reverse("files"))


def refusal(request: HttpRequest, plan: Plan, reason: str) -> str:
    if plan.forbidden(request.user):
        return _("Nothing was written: see below.")
    shown = request.POST.get("shown", "")
    if plan.shown != shown:
        message = _(
            "Nothing was written, as the content has changed meanwhile: %(names)s. Look at what "
            "the file changes now, and press again."
        )
        return message % {"names": named(plan.unlike(shown)) or _("something that is the same now")}
    if plan.doubts and not reason:
        return _(
            "Nothing was written: Arabic and English would not say the same. Mend the file, or "
            "write why they may differ."
        )
    return ""


def named(names: list[str]) -> str:
    """The first of them."""
    text = _(", ").join(f"“{name}”" for name in names[:MOST_NAMED])
    return f"{text} …" if len(names) > MOST_NAMED else text


def keep_reasons(plan: Plan, reason: str) -> None:
    for doubt in plan.doubts:
        accept(doubt.row, doubt.field, reason=reason)


def log(request: HttpRequest, upload: Upload, plan: Plan) -> None:
    """One line among the actions of the team; the history of each row names the file too."""
    text = ngettext(
        "Imported from a file: %(count)d row.",
        "Imported from a file: %(count)d rows.",
        len(plan.changes),
    )
    LogEntry.objects.create(
        user_id=request.user.pk or 0,
        object_repr=upload.name,
        action_flag=CHANGE,
        change_message=text % {"count": len(plan.changes)},
    )
