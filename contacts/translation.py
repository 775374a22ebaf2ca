"""The fields that exist in Arabic and in English (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Guide,
    Holiday,
    Notice,
    OpeningHours,
    Page,
    Site,
    Step,
    Topic,
)


@register(Channel)
class ChannelTranslation(TranslationOptions):
    fields = ("name", "summary", "response_time")


@register(Endpoint)
class EndpointTranslation(TranslationOptions):
    fields = ("label",)


@register(OpeningHours)
class OpeningHoursTranslation(TranslationOptions):
    fields = ("name", "note")


@register(Claim)
class NoteTranslation(TranslationOptions):
    fields = ("note",)


@register([Holiday, Topic])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(Guide)
class GuideTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(Step)
class StepTranslation(TranslationOptions):
    fields = ("text", "detail", "picture", "picture_alt")


@register(Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("text", "detail")


@register(Page)
class PageTranslation(TranslationOptions):
    fields = ("title", "body")


@register(ChooserQuestion)
class ChooserQuestionTranslation(TranslationOptions):
    fields = ("text", "hint")


@register(ChooserAnswer)
class ChooserAnswerTranslation(TranslationOptions):
    fields = ("text", "detail")


@register(Site)
class SiteTranslation(TranslationOptions):
    fields = ("name", "tagline", "programme", "about", "independence")
