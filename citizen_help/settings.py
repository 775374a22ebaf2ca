"""Settings: all that differs between machines comes from the environment (docs/settings.md)."""

import os
from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from citizen_help import databases, env, logs, region, retention, site_name, web_address

# Before anything loads numpy: threads of its own would only compete with the server's.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
BASE_DIR = Path(__file__).resolve().parent.parent
os.umask(os.umask(0o077) | 0o077)  # what is made is its owner's alone
VAR = env.folder("VAR", BASE_DIR / "var")

# What an empty place begins with.
FIRST_CONTENT = BASE_DIR / "contacts" / "first_content.yaml"
CONTENT = env.file("CONTENT", FIRST_CONTENT)

DEBUG = env.boolean("DEBUG", False)
SECRET_KEY = env.generated_secret("SECRET_KEY", file=VAR / "secret_key")

PORT = env.integer("PORT", 8000, minimum=1, maximum=65535)
WORKERS = env.integer("WEB_CONCURRENCY", 2, minimum=1, maximum=64)  # gunicorn's
SITE_URL = env.site_url("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_HOST = web_address.host_of(SITE_URL)
SERVED_OVER_HTTPS = SITE_URL.startswith("https:")
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", sorted({SITE_HOST, *LOCAL_HOSTS}), among=SITE_HOST)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# Proxies in front that set X-Forwarded-For; 0 when readers connect directly.
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", 0, minimum=0, maximum=5)
ADMIN_PATH = env.url_path("ADMIN_PATH", "admin/")
LOGIN_REDIRECT_URL = "admin:index"  # for who wanted to go elsewhere, or nowhere
# Where others can reach the admin, a password alone opens it no more.
SECOND_FACTOR_REQUIRED = not {SITE_HOST, *ALLOWED_HOSTS} <= {*LOCAL_HOSTS}

# The number on error pages of a site whose content names none, or was never read.
HOTLINE = env.telephone("HOTLINE", "")
# A channel checked longer ago than this no longer says "open now".
VERIFIED_FOR_DAYS = env.integer("VERIFIED_FOR_DAYS", 180, minimum=1, maximum=3650)
# How often a process looks whether the content has changed.
CONTENT_VERSION_POLL_SECONDS = 1.0
# One that has not seen its version for so long says in /readyz that it is late, and so does one
# whose search index is not of that version for so long.
CONTENT_LATE_SECONDS, SEARCH_LATE_SECONDS = 5.0, 30.0
# Complete pages that one process keeps in memory; in development every page is made anew.
PAGE_STORE_BYTES = env.megabytes("PAGE_STORE_MB", 0 if DEBUG else 24, maximum=4096)
# Names, as the project does not import the app: the module that reads the content's version,
# which addresses are made ready beforehand, and who is told of each version.
PAGE_CACHE = {
    "VERSION": "contacts.publishing.content_version",
    "ADDRESSES": "contacts.publishing.snapshot.addresses",
    "FOLLOW": "contacts.search.store.follow",
    "PREPARE": "contacts.search.store.prepare",
}
# A function that says in the active language what the site is called.
NAMES_THE_SITE = "contacts.publishing.naming.site_name"

# How long an answer may be kept, in seconds (RFC 9111 and 5861).
# By browsers and in memory: a page that shows a status, and less when that changes sooner.
PAGE_MAX_AGE = 60
# By a cache in front of the site, which nobody tells of an edit: a 304 costs next to nothing.
PAGE_SHARED_MAX_AGE = 1
# So long a cache may show it while it asks for a newer one; never past a change of status.
PAGE_STALE_WHILE_REVALIDATE = 1
# So long it may show it when there is no answer: static/js/status.js hides what is over.
PAGE_STALE_IF_ERROR = 24 * 60 * 60
# What was found for one question shows other pages: it is kept no longer than an edit may take
# to show, outlives no outage, in which a page that it names may have been taken off, and most
# searches are counted.
SEARCH_RESULT_MAX_AGE = 2
# A last good copy, shown while the database is away, is made again after this, as it names days.
LAST_GOOD_MAX_AGE = 60 * 60

# Search goes by meaning beside words: an encoder of 124 MB that all workers share.
SEARCH_MEANING = env.boolean("SEARCH_MEANING", True)
# Called once before the server forks: what is loaded then is in memory once for all workers.
PRELOADED = ["contacts.search.meanings.preload"]
# How long counted searches wait in memory before they are written together.
SEARCH_COUNT_SECONDS = 5.0
# Texts a day that are kept in the last month, and before it; rarer ones are counted in sum alone.
SEARCH_TEXTS_A_DAY, OLDER_SEARCH_TEXTS_A_DAY = 500, 50
KEEP = retention.from_environment()
# Messages of one sender in an hour: in all (networks share addresses), and about one page.
FEEDBACK_PER_HOUR, FEEDBACK_PER_PAGE = 20, 5
# Searches of one sender said to have found something else, in an hour: networks share addresses.
UNWANTED_PER_HOUR = 30
# Pictures that one person may send in an hour: each by itself, and in files with content.
PICTURES_PER_HOUR, IMPORTED_PICTURES_PER_HOUR = 120, 600
# Of all senders on one day; searches of one sender that a process counts in an hour.
MOST_PER_DAY, SEARCHES_PER_HOUR = {"feedback": 2_000, "press": 20_000, "unwanted": 20_000}, 120
# Content that nobody compared with its source for so long is listed for editors.
CHECK_AGAIN_AFTER = timedelta(days=90)

# What the desk tells by e-mail (contacts/mail/); without a server nothing is made or sent.
_mail = env.mail_server("EMAIL_URL")
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 10  # seconds, of connecting and of each answer
DEFAULT_FROM_EMAIL = env.mail_address("EMAIL_FROM", f"help@{SITE_HOST}")
# The hour of the day from which on that day's digest is made.
MAIL_DIGEST_HOUR = env.integer("MAIL_DIGEST_HOUR", 8, minimum=0, maximum=23)
# Between two mails about reports to one person: ten minutes, less what a timer may come early.
MAIL_REPORTS_EVERY = timedelta(minutes=9, seconds=30)
# Reports that could not be told for longer than this wait in their list alone.
MAIL_REPORTS_BACK = timedelta(days=7)
# A process may take so long to send one mail; then another one tries.
MAIL_LEASE = timedelta(minutes=10)
# So long a mail is tried, and so long it is kept; longer than MAIL_REPORTS_BACK, as a mail that is
# kept says which reports were told.
MAIL_TRIED_FOR, MAIL_KEPT = timedelta(days=3), KEEP["MAILS"]

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose forms it extends
    "citizen_help.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "citizen_help.apps.StaticFilesConfig",
    "django.contrib.sitemaps",
    "reversion",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "contacts",
]

MIDDLEWARE = [
    "citizen_help.logs.RequestLogMiddleware",  # first: its time is the whole time
    "citizen_help.probes.AnyHostMiddleware",
    "citizen_help.headers.ResourceHeadersMiddleware",  # on the way to HTTPS too
    "django.middleware.security.SecurityMiddleware",
    "citizen_help.static_versions.StaticFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "contacts.middleware.DatabaseUnavailableMiddleware",
    "contacts.middleware.OneVersionMiddleware",
    "contacts.middleware.RedirectFallbackMiddleware",
    "citizen_help.accounts.session_renewal.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "contacts.middleware.FewFieldsMiddleware",  # before the form is read
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "contacts.middleware.UnsavedInputMiddleware",
]
# What the page cache leaves out when it has a page made that everyone gets alike: that page
# knows no session, nobody is signed in, and the cache compresses it itself.
NOT_FOR_PAGES = {
    "citizen_help.static_versions.StaticFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "citizen_help.accounts.session_renewal.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
    "contacts.middleware.UnsavedInputMiddleware",
}

ROOT_URLCONF = "citizen_help.urls"
WSGI_APPLICATION = "citizen_help.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SQLITE = VAR / "db.sqlite3"
DATABASES = databases.configuration(env.database_url("DATABASE_URL", file=SQLITE), file=SQLITE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it turns away whoever tried too often
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 7 * 24 * 60 * 60  # of a link to set one (accounts/invitations.py)
# The algorithm of new passwords stands first, as in Django.
PASSWORD_HASHERS = ["citizen_help.accounts.hashing.GivingWayHasher"]
# Tries of passwords and codes are counted in citizen_help/accounts/attempts.py; what stands here of
# django-axes holds for code that would try a password past it.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["ip_address", "username"]
AXES_HANDLER = "citizen_help.accounts.expired_tries.Handler"
AXES_WHITELIST_CALLABLE = "citizen_help.accounts.attempts.is_counted"
# Nothing secret that was typed is kept with a try; names and addresses stay out of the log.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "old_password"]
AXES_SENSITIVE_PARAMETERS += ["new_password1", "new_password2", "csrfmiddlewaretoken"]
AXES_CLIENT_IP_CALLABLE = "citizen_help.client_address.client_network"
AXES_LOCKOUT_CALLABLE = "citizen_help.accounts.views.locked"
# Tries while it is locked are not made, so they prolong nothing.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = False  # only once the second factor is proved too
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
# Those five tries guard the codes; the devices' own growing pauses would let whoever knows a
# password lock its owner out for days.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0
OTP_TOTP_ISSUER = site_name.site_name

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["citizen_help.formats"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Where the site is (citizen_help/locality.py tells the rest of the code).
TIME_ZONE = region.time_zone("TIME_ZONE", "Asia/Riyadh")
USE_TZ = True
FIRST_DAY_OF_WEEK = region.weekday("FIRST_DAY_OF_WEEK", "sunday")
WEEKEND = region.weekdays("WEEKEND", "friday,saturday")
HOLIDAY_COUNTRY = region.holiday_country("HOLIDAY_COUNTRY", "SA")
CLOCK = region.clock("CLOCK", "12")
PHONE_COUNTRY = region.phone_country("PHONE_COUNTRY", "SA")

# The site's own fallback (contacts/fallback.py) treats blank text as missing, which
# modeltranslation's does not; this one only keeps `str(object)` from being empty.
MODELTRANSLATION_DEFAULT_LANGUAGE = "ar"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("ar", "en")

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "citizen_help.bundles.stylesheet.StylesheetFinder",
    "citizen_help.bundles.stylesheet.VerifyStylesheetFinder",
    "citizen_help.bundles.stylesheet.PicturesStylesheetFinder",
    "citizen_help.bundles.script.PicturesScriptFinder",
    "citizen_help.bundles.script.ScriptFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "citizen_help.static_files.StaticFiles"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Of idleness in the admin (citizen_help/accounts/sessions.py).
SESSION_COOKIE_AGE = 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SERVED_OVER_HTTPS
if SERVED_OVER_HTTPS:
    # Browsers take such a cookie from this very host alone, over HTTPS, for the whole of it.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# A question of a hundred steps has more than Django's thousand; readers' forms are held to few
# (contacts/views/posted.py), and so is who is not signed in.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# Without scripts each step has inputs for two files, and browsers send those that are empty too.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_500
CSRF_FAILURE_VIEW = "contacts.admin.unsaved_input.token_refused"
SECURE_SSL_REDIRECT = SERVED_OVER_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_OVER_HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by machines inside
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SERVED_OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SERVED_OVER_HTTPS
SECURE_REFERRER_POLICY = "same-origin"

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", allowed=("DEBUG", "INFO", "WARNING", "ERROR"))
LOG_FORMAT = env.choice("LOG_FORMAT", "line", allowed=("line", "json"))
# Where Prometheus may ask, on the loopback address alone; 0 counts nothing.
METRICS_PORT = env.integer("METRICS_PORT", 0, minimum=0, maximum=65535, but=PORT)
if METRICS_PORT:
    MIDDLEWARE.insert(0, "citizen_help.metrics.MetricsMiddleware")
# A request that takes longer is written down.
SLOW_REQUEST_MILLISECONDS = env.integer("SLOW_REQUEST_MS", 1000, minimum=1, maximum=60_000)
LOGGING = logs.configuration(level=LOG_LEVEL, form=LOG_FORMAT)
