"""Addresses that moved, and links that lead nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.enums import LinkProblem, PageKind
from contacts.models.base import allowed_values


class MovedPage(models.Model):
    """A page that was on the site under another slug, or is there no more.

    No chains and no loops: `contacts.publishing.redirects` writes these rows and keeps every old
    slug pointing straight at the present one.
    """

    kind = models.CharField(_("kind"), max_length=7, choices=PageKind)
    slug = models.SlugField(_("old slug"))
    new_slug = models.SlugField(
        _("new slug"), blank=True, help_text=_("Empty: the page was taken off the site.")
    )
    moved_at = models.DateTimeField(_("moved"), auto_now=True)

    class Meta:
        verbose_name = _("moved page")
        verbose_name_plural = _("moved pages")
        ordering = ["-moved_at", "-pk"]
        constraints = [
            allowed_values("moved_page_kind_is_known", "kind", PageKind),
            models.UniqueConstraint(fields=["kind", "slug"], name="moved_page_is_unique"),
            models.CheckConstraint(
                name="moved_page_leads_elsewhere",
                condition=~models.Q(slug=models.F("new_slug")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.slug}"


class LinkCheck(models.Model):
    """What a link in the content led to when it was last tried (`manage.py check_links`)."""

    url = models.CharField(_("link"), max_length=500)
    model = models.CharField(max_length=20)  # lower case, of the row that the link stands in
    object_id = models.BigIntegerField()
    problem = models.CharField(_("problem"), max_length=12, choices=LinkProblem, blank=True)
    detail = models.CharField(_("what came back"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("tried"))
    broken_since = models.DateTimeField(_("broken since"), null=True, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["-broken_since", "url", "pk"]
        constraints = [
            models.CheckConstraint(
                name="link_problem_is_known",
                condition=models.Q(problem__in=["", *LinkProblem.values]),
            ),
            models.UniqueConstraint(
                fields=["model", "object_id", "url"], name="link_is_checked_once_a_row"
            ),
        ]

    def __str__(self) -> str:
        return self.url
