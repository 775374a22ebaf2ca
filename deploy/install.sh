#!/bin/sh
# Installs Citizen Help on this machine, or brings it up to date: Debian 12, as root, from a
# checkout in /srv/citizen-help/site. It may be run again at any time; what is right stays.
#   sh deploy/install.sh https://help.example.org    the first time, or to change the address
#   sh deploy/install.sh                             later, after `git pull`
set -eu
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
cd "$(dirname "$0")/.."
site=/srv/citizen-help/site
settings=/etc/citizen-help.env
data=/var/lib/citizen-help
tls=/etc/ssl/citizen-help
unset SITE_URL DATABASE_URL ADMIN_PATH VAR DJANGO_SETTINGS_MODULE

fail() {
    echo "$1" >&2
    exit "${2:-1}"
}

say() {
    echo "- $1"
}

# The value that the settings give to a variable, as systemd reads them.
setting() {
    .venv/bin/python -c 'import sys
from tools.as_service import parsed, settings_text
print(parsed(settings_text()).get(sys.argv[1], ""))' "$1"
}

# put SOURCE TARGET: a file of ours, written when it differs; says whether it did.
put() {
    cmp -s "$1" "$2" && return 1
    install -D -m 644 "$1" "$2"
    say "Wrote $2"
}

# As put, for a file that is there to be edited: one that was changed stays, the new one lies beside it.
put_unless_edited() {
    last=/usr/local/share/citizen-help/$(basename "$2")
    if [ -e "$2" ] && ! cmp -s "$2" "$last" && ! cmp -s "$2" "$1"; then
        cmp -s "$1" "$last" && return 0
        put "$1" "$2.new" || true
        say "$2 was edited here and stays; compare it with $2.new: the two differ"
        return 0
    fi
    put "$1" "$2" || true
    install -D -m 644 "$1" "$last"
}

check_arguments() {
    [ $# -le 1 ] || fail "Usage: sh deploy/install.sh [https://HOST]" 2
    case ${1-https://kept} in
        https:// | https://*[!A-Za-z0-9.:-]*) fail "The address takes https:// and a host, without a path (found $1); a name in Arabic in its xn--… form." 2 ;;
        https://*) ;;
        *) fail "The address begins with https:// (found $1): readers' browsers and the desk rely on it." 2 ;;
    esac
    [ "$(id -u)" = 0 ] || fail "This installs a service: run it as root."
    command -v apt-get >/dev/null || fail "This is written for Debian 12; docs/operations.md has the steps by hand."
    [ "$(pwd -P)" = "$site" ] || fail "The units name $site: put the checkout there (it is in $(pwd -P)) and run $site/deploy/install.sh."
    if [ $# = 0 ] && ! grep -aq '^[[:space:]]*SITE_URL[[:space:]]*=.' "$settings" 2>/dev/null; then
        fail "Say under which address readers reach the site: sh deploy/install.sh https://help.example.org" 2
    fi
}

packages() {
    sh tools/debian_packages.sh ca-certificates logrotate nginx openssl python3 python3-venv tzdata
    # pg_dump and pg_restore, for backups.
    if grep -q '^DATABASE_URL=.*postgres' "$settings" 2>/dev/null; then
        sh tools/debian_packages.sh postgresql-client
    fi
}

user_and_folders() {
    if ! id citizen-help >/dev/null 2>&1; then
        useradd --system --user-group --no-create-home --home-dir "$data" --shell /usr/sbin/nologin citizen-help
        say "Made the user citizen-help"
    fi
    # Whatever the umask was under which the checkout was made, the service can read it.
    chmod go+rx /srv /srv/citizen-help
    find . -path ./var -prune -o ! -type l \( ! -perm -044 -o -type d ! -perm -055 \) -exec chmod go+rX {} +
    install -d -m 700 -o citizen-help -g citizen-help "$data"
    find "$data" ! -user citizen-help -exec chown citizen-help:citizen-help {} +
}

settings_file() {
    [ -e "$settings" ] || (umask 077 && printf '%s\n' '# docs/settings.md; a restart makes changes count.' TRUSTED_PROXIES=1 >"$settings")
    chmod 600 "$settings"
    chown root:root "$settings"
    [ $# = 0 ] && return 0
    grep -aqxF "SITE_URL=$1" "$settings" && return 0
    sed -i '/^[[:space:]]*SITE_URL[[:space:]]*=/d' "$settings"
    printf '%s\n' "SITE_URL=$1" >>"$settings"
    say "SITE_URL is $1"
}

code() {
    sh tools/install.sh run
    .venv/bin/python -m tools.compile_messages
    chmod -R go+rX .venv locale
    printf '#!/bin/sh\nCALLED_FROM=$(pwd) && export CALLED_FROM\ncd %s && exec .venv/bin/python -m tools.as_service "$@"\n' "$site" >"$made/command"
    put "$made/command" /usr/local/bin/citizen-help || true
    chmod 755 /usr/local/bin/citizen-help
    citizen-help check --fail-level ERROR >"$made/check" 2>&1 || { cat "$made/check" >&2; fail "Put that right in $settings, and run this again."; }
}

# Before anything is stopped: older code over newer tables, which it refuses, or none that answers.
database() {
    [ -e "$data/db.sqlite3" ] || [ -n "$(setting DATABASE_URL)" ] || return 0
    citizen-help migrate --plan >"$made/plan" 2>&1 && return 0
    tail -n 1 "$made/plan" >&2
    fail "Nothing was stopped: a site that ran goes on with the code that it was started with. docs/operations.md (A new version) says how to go back."
}

# The service may talk to this machine alone; a database elsewhere is let through.
database_elsewhere() {
    dropin=/etc/systemd/system/citizen-help.service.d/database.conf
    DATABASE_URL=$(setting DATABASE_URL) .venv/bin/python -m tools.database_hosts >"$made/hosts"
    if [ ! -s "$made/hosts" ]; then
        rm -f "$dropin"
    elif grep -q '[g-zG-Z]' "$made/hosts"; then
        # A name, which the machine's resolver has to be asked for, and which may move.
        printf '%s\n' '[Service]' 'IPAddressDeny=' 'IPAddressAllow=' >"$made/dropin"
        put "$made/dropin" "$dropin" || true
    else
        { echo '[Service]'; sed 's/^/IPAddressAllow=/' "$made/hosts"; } >"$made/dropin"
        put "$made/dropin" "$dropin" || true
    fi
}

units() {
    for old in backup links; do # of versions before the jobs
        [ -e "/etc/systemd/system/citizen-help-$old.timer" ] || continue
        if has_systemd; then systemctl disable --quiet --now "citizen-help-$old.timer"; fi
        rm "/etc/systemd/system/citizen-help-$old.timer" "/etc/systemd/system/citizen-help-$old.service"
        say "Removed citizen-help-$old.timer: its work is done by citizen-help-daily and citizen-help-weekly"
    done
    rm -f /etc/systemd/system/citizen-help-mail.service # citizen-help-job@mail now
    zone=$(setting TIME_ZONE) # of the timers
    for unit in deploy/systemd/*; do
        sed "s|Asia/Riyadh|${zone:-Asia/Riyadh}|" "$unit" >"$made/unit"
        put "$made/unit" "/etc/systemd/system/$(basename "$unit")" || true
    done
    database_elsewhere
    put deploy/logrotate.conf /etc/logrotate.d/citizen-help || true
    if put deploy/journald.conf /etc/systemd/journald.conf.d/citizen-help.conf && has_systemd; then
        systemctl restart systemd-journald
    fi
}

has_systemd() {
    [ -d /run/systemd/system ]
}

start() {
    if has_systemd; then
        systemctl daemon-reload
        systemctl enable --quiet --now citizen-help.socket citizen-help-daily.timer citizen-help-weekly.timer citizen-help-mail.timer
        systemctl enable --quiet citizen-help.service
        systemctl restart citizen-help.service || { journalctl -u citizen-help -n 20 --no-pager >&2; fail "The site does not start; its log stands above."; }
        return 0
    fi
    say "No systemd runs here. Until the machine stops, the site and its jobs run in the background;"
    say "have your own init start these two: citizen-help serve; citizen-help jobs --keep-running"
    background site serve
    wait_for_site
}

stop() {
    pidfile=/run/citizen-help-$1.pid
    pid=$(cat "$pidfile" 2>/dev/null) || return 0
    for signal in TERM KILL; do
        # Nothing was told to stop: it runs no more, or the number is another's by now.
        start-stop-daemon --stop --quiet --signal "$signal" --pidfile "$pidfile" --user citizen-help 2>/dev/null || break
        for _ in $(seq 40); do
            has_ended "$pid" && break 2
            sleep 1
        done
    done
    if start-stop-daemon --status --pidfile "$pidfile" && ! has_ended "$pid"; then
        fail "Process $pid of citizen-help ($1) does not end, whatever it is told: see what holds it (cat /proc/$pid/status), and run this again."
    fi
    rm -f "$pidfile"
}

# One that its parent never asks after, as in containers without an init, is no process any more.
has_ended() {
    [ ! -e "/proc/$1" ] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

# background NAME ARGUMENT…: in place of the one that ran before; its log is /var/log/citizen-help.log.
background() {
    stop "$1"
    shift
    touch /var/log/citizen-help.log
    chmod 640 /var/log/citizen-help.log
    start-stop-daemon --start --quiet --background --make-pidfile --pidfile "$pidfile" \
        --output /var/log/citizen-help.log --startas /usr/local/bin/citizen-help -- "$@"
}

wait_for_site() {
    for _ in $(seq 300); do
        answers && return 0
        sleep 1
        kill -0 "$(cat /run/citizen-help-site.pid 2>/dev/null || echo 0)" 2>/dev/null || break
    done
    tail -n 20 /var/log/citizen-help.log >&2
    fail "The site does not start; its log stands above."
}

answers() {
    .venv/bin/python -c 'import socket, sys
link = socket.socket(socket.AF_UNIX)
link.settimeout(60)
link.connect("/run/citizen-help.sock")
link.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
sys.exit(b" 200 " not in link.recv(100))' 2>/dev/null
}

# Readers' browsers refuse this certificate; it lets nginx start, so that a real one can be asked for.
first_certificate() {
    [ -e "$tls/fullchain.pem" ] && return 0
    install -d -m 750 -o root -g root "$tls"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=$host" \
        -addext "subjectAltName=DNS:$host" -keyout "$tls/privkey.pem" -out "$tls/fullchain.pem" 2>/dev/null
    chmod 600 "$tls/privkey.pem"
    say "Made a certificate for 30 days that browsers refuse; docs/operations.md (Certificates) says how to get a real one"
}

# Each reader holds a connection for a minute after the last page: Debian's 768 a process are few
# on a busy day (docs/scale.md). Whoever has set another number keeps it.
connections() {
    grep -q 'worker_connections 768;' /etc/nginx/nginx.conf || return 0
    sed -i -e 's/worker_connections 768;/worker_connections 8192;/' \
        -e 's/^events {/worker_rlimit_nofile 20000;\n&/' /etc/nginx/nginx.conf
    say "Gave nginx 8192 connections a process in /etc/nginx/nginx.conf"
}

proxy() {
    address=$(setting SITE_URL)
    host=${address#https://}
    host=${host%%[:/]*}
    admin=$(setting ADMIN_PATH)
    admin=${admin#/}
    admin=${admin%/}
    first_certificate
    mkdir -p /var/cache/nginx /var/www/acme
    rm -f /etc/nginx/sites-enabled/default
    sed -e "s/help\.example\.org/$host/g" -e "s|/admin/|/${admin:-admin}/|g" deploy/nginx/citizen-help.conf >"$made/nginx.conf"
    # A machine without IPv6 has no address to listen on.
    [ -s /proc/net/if_inet6 ] || sed -i '/listen \[::\]/d' "$made/nginx.conf"
    put_unless_edited "$made/nginx.conf" /etc/nginx/conf.d/citizen-help.conf
    connections
    nginx -t -q || fail "nginx does not take its files, for the reason above."
    if has_systemd; then
        systemctl enable --quiet nginx
        systemctl reload-or-restart nginx
    elif [ -s /run/nginx.pid ] && kill -0 "$(cat /run/nginx.pid)" 2>/dev/null; then
        kill -HUP "$(cat /run/nginx.pid)"
    else
        nginx
    fi
}

check_arguments "$@"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
trap 'echo; fail "Stopped half-way; run it again, and it goes on." 130' INT
packages
user_and_folders
settings_file "$@"
code
database
units
start
proxy
if ! has_systemd; then stop jobs; fi
citizen-help jobs --due || say "A job failed, for the reason above; citizen-help doctor goes on telling of it"
if ! has_systemd; then background jobs jobs --keep-running; fi
echo
citizen-help doctor || true
