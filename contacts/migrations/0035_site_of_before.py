"""A site that has content already goes on showing the names that stood in the program before."""

import os

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

# As the program had them, word for word.
NAMES = {
    "name_ar": "دليل المساعدة",
    "name_en": "Citizen Help",
    "tagline_ar": "دليل مستقل للتواصل مع خدمة عملاء حساب المواطن، خطوة بخطوة.",
    "tagline_en": (
        "An independent guide to reaching Citizen Account customer service, step by step."
    ),
    "programme_ar": "حساب المواطن",
    "programme_en": "Citizen Account",
    "about_ar": (
        "هذا موقع مستقل. لا يتبع برنامج حساب المواطن ولا أي جهة حكومية، ولا يطلب منك أي بيانات "
        "شخصية."
    ),
    "about_en": (
        "This is an independent site. It belongs neither to the Citizen Account programme nor to "
        "any government body, and it asks you for no personal details."
    ),
    "independence_ar": "موقع مستقل، وليس موقعًا حكوميًا.",
    "independence_en": "Not a government website.",
    "official_url": "https://www.ca.gov.sa/",
}


def name(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    rows = {model: apps.get_model("contacts", model).objects.using(alias) for model in MODELS}
    if not (rows["Channel"].exists() or rows["Guide"].exists()):
        return
    number = os.environ.get("HOTLINE") or "19912"
    emergency = rows["Endpoint"].filter(kind="phone", value=number).order_by("pk").first()
    now = timezone.now()
    moments = {"created_at": now, "updated_at": now}
    texts = {name: NAMES[f"{name}_ar"] for name in ("name", "tagline", "programme", "about")}
    texts["independence"] = NAMES["independence_ar"]
    # bulk_create asks for no signal of a model that is not there yet in its present form.
    site = apps.get_model("contacts", "Site")
    rows["Site"].bulk_create(
        [site(id=1, status="published", emergency=emergency, **texts, **NAMES, **moments)]
    )


MODELS = ("Channel", "Guide", "Endpoint", "Site")


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("contacts", "Site").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("contacts", "0034_site")]

    operations = [migrations.RunPython(name, forget)]
