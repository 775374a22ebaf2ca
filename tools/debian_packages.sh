#!/bin/sh
# Makes sure that the named Debian packages are there: root installs what is missing,
# anyone else is told the command.
set -eu

is_there() {
    case $1 in
        chromium | chromium-headless-shell) command -v "$1" ;;
        default-jre-headless) command -v java ;;
        gettext) command -v msgfmt && command -v xgettext ;;
        postgresql) ls /usr/lib/postgresql/*/bin/initdb || command -v initdb ;;
        fonts-noto-core) ls /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf ;;
        nodejs) command -v node ;;
        npm) command -v npm ;;
        nginx) ls /usr/sbin/nginx || command -v nginx ;;
        openssl) command -v openssl ;;
        libatomic1) ls /usr/lib/*/libatomic.so.1 ;;
        *) dpkg --status "$1" ;;
    esac >/dev/null 2>&1
}

# Runlevel 1: servers among the packages are installed and not started.
install() {
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install --yes --quiet --quiet --no-install-recommends "$@" </dev/null >/dev/null
}

missing=
for package in "$@"; do
    is_there "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Debian packages are missing. As root: apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing Debian packages:$missing"
# The lists of packages may be absent or old; they are fetched only when they do not serve.
# shellcheck disable=SC2086
install $missing 2>/dev/null || { apt-get update --quiet --quiet && install $missing; }
for package in $missing; do
    if ! is_there "$package"; then
        echo "The Debian package $package is still missing." >&2
        exit 1
    fi
done
