# Sourced by scripts that must not depend on the caller's settings nor touch the site's data:
# no setting is left, and VAR is a folder of its own that goes away with the script.
unset ADMIN_PATH ALLOWED_HOSTS DATABASE_URL DEBUG EMAIL_FROM EMAIL_URL HOTLINE LOG_FORMAT LOG_LEVEL \
    MAIL_DIGEST_HOUR METRICS_PORT PAGE_STORE_MB PORT \
    SEARCH_MEANING SECRET_KEY SITE_URL SLOW_REQUEST_MS TRUSTED_PROXIES VERIFIED_FOR_DAYS WEB_CONCURRENCY \
    DJANGO_SETTINGS_MODULE
VAR=$(mktemp -d)
export VAR
trap 'rm -rf "$VAR"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
