"""What every public row has in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat, Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language, PublicationStatus
from contacts.models import clock, refusals, text_lengths
from contacts.models.confirmed_texts import ConfirmedTexts, translated_fields
from contacts.models.version import ContentVersion
from contacts.reader_text import has_content

M = TypeVar("M", bound=models.Model)


class ContentQuerySet(models.QuerySet[M]):
    """Changes the content's stamp where Django sends no signal."""

    def update(self, **values: Any) -> int:
        with transaction.atomic(using=self.db):
            ContentVersion.objects.bump()
            return super().update(**values)

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        with transaction.atomic(using=self.db):
            ContentVersion.objects.bump()
            return super().bulk_create(objs, *args, **options)


class PublicQuerySet(ContentQuerySet[M]):
    def published(self, at: datetime | None = None) -> Self:
        """The rows the public may see at a moment, None for now: decided here and nowhere else."""
        at = at or clock.now()
        begun = Q(publish_at__isnull=True) | Q(publish_at__lte=at)
        return self.published_or_due(at).filter(begun)

    def lasting(self, at: datetime | None = None) -> Self:
        """Without what is over for good at a moment, None for now: nobody has to work on that."""
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at or clock.now()))

    def published_or_due(self, at: datetime | None = None) -> Self:
        """Those too that the public will see later, if nobody does anything."""
        lasting = Q(expire_at__isnull=True) | Q(expire_at__gt=at or clock.now())
        return self.filter(lasting, status=PublicationStatus.PUBLISHED)

    def expired(self) -> Self:
        """Those that the public no longer sees, though nobody took them off."""
        return self.filter(expire_at__lte=clock.now(), status=PublicationStatus.PUBLISHED)

    def update(self, **values: Any) -> int:
        """As Django's, which sends no signal: what follows from a change is done here."""
        values.setdefault("updated_at", timezone.now())  # it is not told of `auto_now` either
        with transaction.atomic(using=self.db):
            changed = self._rows_with_texts_in(values)
            count = super().update(**values)
            ConfirmedTexts.objects.renew(self.model, changed)
            return count

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        with transaction.atomic(using=self.db):
            created = super().bulk_create(objs, *args, **options)
            ConfirmedTexts.objects.renew(self.model, created)
            return created

    def _rows_with_texts_in(self, values: Collection[str]) -> Iterable[M]:
        """The rows, as they are when they are read, if `values` writes a translated text."""
        fields = tuple(translated_fields(self.model))
        if not any(name.startswith(fields) for name in values):
            return ()
        pks = list(self.values_list("pk", flat=True))
        return self.model._base_manager.filter(pk__in=pks)


class OfKnownKind(models.Model):
    """A row whose kind has a row of its own in `known`, without which no page can show it."""

    known: ClassVar[Mapping[str, Any]]
    kind: str

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.kind not in self.known:
            raise ValueError(f"there is no kind {self.kind!r}")
        super().save(*args, **kwargs)


class PublicModel(models.Model):
    """A row that the public sees once it is published."""

    status = models.CharField(
        _("status"),
        max_length=9,
        choices=PublicationStatus,
        default=PublicationStatus.DRAFT,
        db_index=True,
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Lower numbers come first.")
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Readers see it from this moment on, once it is published. Empty: at once."),
    )
    expire_at = models.DateTimeField(
        _("take off at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Readers no longer see it from this moment on. Empty: it stays."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day a person last compared this with its source."),
    )

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """A text of which nothing can be seen is none."""
        for field in translated_fields(type(self)):
            for name in (f"{field}_{code}" for code in Language.values):
                if (text := getattr(self, name)) and not has_content(text):
                    setattr(self, name, "")
        super().clean_fields(exclude=exclude)
        found = self.field_refusals().items()
        if refused := {name: error for name, error in found if name not in (exclude or ())}:
            raise ValidationError(refused)

    def field_refusals(self) -> dict[str, ValidationError]:
        """By field, what nobody can mean, of a row whose fields are each sound."""
        today = timezone.localdate()
        refused = refusals.of_dates(self, ("publish_at", "expire_at"), today=today)
        if checked := refusals.of_date(self.verified_on, is_past=True, today=today):
            refused["verified_on"] = checked
        fields = translated_fields(type(self))
        columns = (f"{field}_{code}" for field in fields for code in Language.values)
        return refused | text_lengths.of_texts(self, columns)

    def lacks_heading(self) -> bool:
        """A draft that nobody could name, unless it was stored so before.

        The desk's forms refuse it; content files may bring such rows, as they always could. What is
        published has a rule of its own, which the database keeps.
        """
        field = translated_fields(type(self))[0]
        names = [f"{field}_{code}" for code in Language.values]
        column: Any = self._meta.get_field(field)
        has_heading = any(has_content(getattr(self, one) or "") for one in names)
        if has_heading or self.is_shown or column.blank:
            return False
        stored = type(self)._base_manager.filter(pk=self.pk).values_list(*names).first()
        return stored is None or any(has_content(text or "") for text in stored)

    @property
    def is_shown(self) -> bool:
        """Whether the public sees it at some time."""
        return self.status == PublicationStatus.PUBLISHED

    @property
    def is_published(self) -> bool:
        """Whether the public may see it now, as `published()` says it."""
        return self.is_published_at(clock.now())

    def is_published_at(self, moment: datetime) -> bool:
        begun = self.publish_at is None or self.publish_at <= moment
        return begun and self.is_published_or_due_at(moment)

    def is_published_or_due_at(self, moment: datetime) -> bool:
        lasting = self.expire_at is None or self.expire_at > moment
        return lasting and self.status == PublicationStatus.PUBLISHED

    @property
    def has_expired(self) -> bool:
        return self.status == PublicationStatus.PUBLISHED and not self.is_published_or_due_at(
            clock.now()
        )


class PublicPart(PublicModel):
    """A row inside another one, whose own status decides first: published unless hidden."""

    status = models.CharField(
        _("status"),
        max_length=9,
        choices=PublicationStatus,
        default=PublicationStatus.PUBLISHED,
        db_index=True,
    )

    class Meta(PublicModel.Meta):
        abstract = True


def unique_together(model: type[models.Model]) -> list[models.UniqueConstraint]:
    return [one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]


def free_unique_values(model: type[models.Model], pks: Collection[int]) -> None:
    """Put stand-ins for the values of rows that are all saved or deleted next, in this transaction.

    Databases check row by row, so that two rows could not swap their values otherwise. Nothing
    that an editor can store starts with "~".
    """
    for constraint in unique_together(model):
        stand_in = Concat(Value("~"), Cast("pk", models.CharField()))
        rows = model._base_manager.filter(pk__in=pks)
        rows.update(**{constraint.fields[-1]: stand_in})


def allowed_values(
    name: str, field: str, choices: type[models.TextChoices], *, or_none: bool = False
) -> models.CheckConstraint:
    """The database itself refuses a value outside the choices; with `or_none` "" is one."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": [*choices.values, *([""] if or_none else [])]}),
        violation_error_message=_("This value is not one of the choices."),
    )


def known_status(name: str) -> models.CheckConstraint:
    return allowed_values(name, "status", PublicationStatus)


def ordered(name: str, first: str, second: str, message: Any) -> models.CheckConstraint:
    """Where both moments are given, the second is after the first."""
    one_is_open = Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True})
    return models.CheckConstraint(
        name=name,
        condition=one_is_open | Q(**{f"{second}__gt": F(first)}),
        violation_error_message=message,
    )


def publication_is_ordered(name: str) -> models.CheckConstraint:
    message = _("It is taken off before it is published. Put the earlier moment first.")
    return ordered(name, "publish_at", "expire_at", message)


def has_text(column: str) -> Q:
    """Not just spaces."""
    return Q(GreaterThan(Length(Trim(Coalesce(column, Value("")))), 0))


def published_needs_text(name: str, field: str) -> models.CheckConstraint:
    """A published row carries `field` in at least one language, not just spaces."""
    in_a_language = Q()
    for language in Language.values:
        in_a_language |= has_text(f"{field}_{language}")
    return models.CheckConstraint(
        name=name,
        condition=~Q(status=PublicationStatus.PUBLISHED) | in_a_language,
        violation_error_message=_(
            "Nothing can be published without a title in Arabic or in English. Write one, "
            "or save it as a draft."
        ),
    )
