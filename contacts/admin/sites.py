"""What the site calls itself and how it looks: one row, whose form the menu opens at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contacts.admin.field_changes import SEPARATOR
from contacts.admin.forms import ContentForm
from contacts.admin.notices import Notice
from contacts.admin.picture_field import PictureField, PictureInput
from contacts.admin.publication_dates import publication_in_words
from contacts.admin.publishing import PublicAdmin
from contacts.admin.step_pictures import UNKNOWN, TakesPicturesMixin
from contacts.enums import HomeBlock, Language, MenuItem
from contacts.fallback import localized
from contacts.models import Channel, Endpoint, Picture, Site
from contacts.models.site import USUAL_MENU
from contacts.publishing.naming import localized_name

FILL_IN = _("Fill it in")
IN_WORDS = {"home": "home_in_words", "menu": "menu_in_words", "logo": "logo_in_small"}
USUAL = {"home": tuple(HomeBlock), "menu": USUAL_MENU}


def name_of_site() -> str:
    """On every page of the desk, which shows no other content: it costs one query."""
    return localized_name(Site.objects.current()).value


def gaps(site: Site) -> Iterator[Notice]:
    """What pages cannot say before the form says it."""
    url = reverse("admin:contacts_site_changelist")  # which leads to the form
    lacking = {
        _("Its name is missing: pages call it “Help”."): localized(site, "name", Language.ARABIC),
        _("Whom readers want to reach is missing."): localized(site, "programme", Language.ARABIC),
        _("Error pages offer no number or link: choose one."): site.shown_emergency,
    }
    for sentence, found in lacking.items():
        if not found:
            yield Notice(str(sentence), url, str(FILL_IN))


class OrderInput(forms.Widget):
    """A number beside each word: those with one, in its order. The value is a list of words."""

    def __init__(self, choices: list[tuple[str, Any]], usual: tuple[str, ...]) -> None:
        super().__init__()
        self.choices, self.usual = choices, usual

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        order = list(value or self.usual)
        rows = [
            {"name": f"{name}-{word}", "label": label, "place": place_of(word, order)}
            for word, label in self.choices
        ]
        context = {"rows": rows, "count": len(rows), "help": (attrs or {}).get("aria-describedby")}
        return render_to_string("admin/contacts/order_input.html", context)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Those of one number in the order of the form; a float takes any number of digits."""
        places = {word: data.get(f"{name}-{word}", "").strip() for word, _label in self.choices}
        found = [word for word, place in places.items() if place.isdecimal()]
        order = sorted(found, key=lambda word: float(places[word]))
        return [] if order == list(self.usual) else order

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{word}" in data for word, _label in self.choices)


def place_of(word: str, order: list[str]) -> int | str:
    return order.index(word) + 1 if word in order else ""


class OrderField(forms.JSONField):
    """Of words as they are: they come from a list of inputs and not as JSON."""

    def to_python(self, value: Any) -> Any:
        return value or []

    def prepare_value(self, value: Any) -> Any:
        return value

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != list(data or [])


class SiteForm(ContentForm):
    def clean_logo(self) -> str:
        name: str = self.cleaned_data["logo"]
        if name and "logo" in self.changed_data and not Picture.objects.filter(pk=name).exists():
            raise forms.ValidationError(UNKNOWN)
        return name


@admin.register(Site)
class SiteAdmin(TakesPicturesMixin, PublicAdmin):
    form = SiteForm
    facts = [
        (_("Links"), {"fields": [("official_url", "emergency")], "classes": ["row"]}),
        (_("How it looks"), {"fields": [("accent", "ornament"), "logo"], "classes": ["row"]}),
        (_("What stands where"), {"fields": [("home", "menu")], "classes": ["row"]}),
    ]
    ltr = ("official_url", "accent")
    picture_fields = r"logo"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Site.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_restore_permission(self, request: HttpRequest) -> bool:
        """An earlier version takes the place of the row, and adds none."""
        return self.has_change_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may only look has no inputs that say in words what is stored."""
        found = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return found
        return [(title, {**rest, "fields": shown(rest["fields"])}) for title, rest in found]

    @admin.display(description=_("parts of the home page"))
    def home_in_words(self, obj: Site) -> str:
        return SEPARATOR.join(str(block.label) for block in obj.home_blocks)

    @admin.display(description=_("menu"))
    def menu_in_words(self, obj: Site) -> str:
        return SEPARATOR.join(str(item.label) for item in obj.menu_items)

    @admin.display(description=_("logo"))
    def logo_in_small(self, obj: Site) -> SafeString:
        return PictureInput().render("logo", obj.logo)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is no list of one."""
        site = Site.objects.first()
        if site is None and self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:contacts_site_add"))
        if site is None:
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:contacts_site_change", args=[site.pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["typed_previews"] = [
            (one, reverse("typed-site", args=[one.value])) for one in Language
        ]
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in USUAL:
            known: Any = HomeBlock if db_field.name == "home" else MenuItem
            widget = OrderInput(known.choices, USUAL[db_field.name])
            kwargs |= {"widget": widget, "form_class": OrderField}
        elif db_field.name == "logo":
            kwargs |= {"form_class": PictureField, "widget": PictureInput}
        elif db_field.name == "official_url":
            kwargs["assume_scheme"] = "https"
        elif db_field.name == "accent":
            kwargs["widget"] = forms.TextInput({"type": "color"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "emergency":
            published = Channel.objects.published()
            shown = Q(
                pk__in=Endpoint.objects.published().filter(channel__in=published).values("pk")
            )
            chosen = Q(pk__in=Site.objects.values("emergency"))  # a save is not to empty it unsaid
            rows = Endpoint.objects.filter(shown | chosen).select_related("channel")
            field.queryset = rows.order_by("channel__position", "position", "pk")
            field.label_from_instance = named_endpoint
        return field


def shown(fields: Any) -> Any:
    """The names of fields and of lines of fields, with what says the same in words."""
    if isinstance(fields, str):
        return IN_WORDS.get(fields, fields)
    return [shown(one) for one in fields]


def named_endpoint(endpoint: Endpoint) -> str:
    """With its channel: the same number may stand in several."""
    unseen = next((one for one in (endpoint, endpoint.channel) if not one.is_published), None)
    status = f" ({publication_in_words(unseen, timezone.localtime())})" if unseen else ""
    return f"{endpoint.channel}: {endpoint.display}{status}"
