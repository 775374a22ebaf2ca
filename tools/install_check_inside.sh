#!/bin/sh
# The part of tools/install_check.sh inside the bare root: install, look, install again, look again.
set -eu
cd /srv/citizen-help/site

must() {
    what=$1
    shift
    if "$@" >/tmp/said 2>&1; then
        echo "ok   $what"
    else
        echo "FAIL $what"
        cat /tmp/said
        exit 1
    fi
}

# fetch PATH EXPECTED [HEADER]: a page through nginx, with the certificate that was made.
fetch() {
    .venv/bin/python - "$@" <<'PY'
import http.client, ssl, sys
connection = http.client.HTTPSConnection("127.0.0.1", context=ssl._create_unverified_context(), timeout=60)
connection.request("GET", sys.argv[1], headers={"Host": "help.example.org"})
answer = connection.getresponse()
body = answer.read().decode()
print(answer.status, body[:300])
sys.exit(answer.status != 200 or sys.argv[2] not in body)
PY
}

owned() {
    [ "$(stat -c '%U %a' "$1")" = "$2" ]
}

faults() {
    LANG=C citizen-help doctor >/tmp/doctor || true
    sed -n 's/^  ✗ //p' /tmp/doctor
}

# What only people can put right, and the clock, which is the host's.
only_expected() {
    faults | grep -v -e certificate -e شهادة -e administrator -e مدير -e clock -e ساعة && return 1
    return 0
}

sh deploy/install.sh https://help.example.org
PATH=/usr/local/bin:$PATH
must "the interface is Arabic" fetch /ar/ "انتقل إلى المحتوى"
must "the first content is there" fetch /en/ "What is the customer service number"
must "the site is ready" fetch /readyz ok
must "the settings are root's alone" owned /etc/citizen-help.env "root 600"
must "the data are the service's alone" owned /var/lib/citizen-help "citizen-help 700"
must "a backup was made and tried" test -s /var/lib/citizen-help/jobs/weekly.json
must "the doctor finds nothing that the script could have done" only_expected
sh deploy/install.sh >/tmp/second 2>&1 || { cat /tmp/second; exit 1; }
must "a second run writes nothing" sh -c '! grep -e "Wrote" -e "Made" -e "Installing" /tmp/second'
must "the site serves after it" fetch /ar/ "انتقل إلى المحتوى"
must "administrators can be made" env DJANGO_SUPERUSER_PASSWORD=long-and-not-common-77 \
    citizen-help createsuperuser --noinput --username "first-$$" --email first@example.org
printf '%s\n' 'ADMIN_PATH=office/' >>/etc/citizen-help.env
must "another path of the desk is taken over" sh deploy/install.sh
must "nginx knows that path" grep -q '/office/' /etc/nginx/conf.d/citizen-help.conf
must "the desk answers there" fetch /office/login/ "csrfmiddlewaretoken"
echo '# edited here' >>/etc/nginx/conf.d/citizen-help.conf
must "an edited file of nginx stays" sh -c 'sh deploy/install.sh && tail -n 1 /etc/nginx/conf.d/citizen-help.conf | grep edited'
must "a second serve leaves the first alone" sh -c '! citizen-help serve'
must "the site serves after that" fetch /readyz ok
sed -i 's/^ADMIN_PATH=.*/ADMIN_PATH=bureau\//' /etc/citizen-help.env
printf '%s\n' 'HOTLINES=5' >>/etc/citizen-help.env
must "each run tells of an edited file that differs" sh -c 'sh deploy/install.sh >/dev/null; sh deploy/install.sh | grep "edited here and stays"'
must "the doctor tells of cookies that nginx keeps back" sh -c 'LANG=C citizen-help doctor | grep "no cookie through at /bureau/"'
must "the doctor tells of a name that is no setting" sh -c 'LANG=C citizen-help doctor | grep "no setting is HOTLINES. Is it HOTLINE"'
sed -i 's/^HOTLINES=5/WEB_CONCURRENCY=two/' /etc/citizen-help.env
must "a wrong setting stops nothing" sh -c '! sh deploy/install.sh'
sed -i '/^WEB_CONCURRENCY/d' /etc/citizen-help.env
.venv/bin/python -c 'import sqlite3
sqlite3.connect("/var/lib/citizen-help/db.sqlite3", isolation_level=None).execute(
    "INSERT INTO django_migrations (app, name, applied) VALUES (\x27contacts\x27, \x279999_newer\x27, 0)")'
must "code that is older than the tables stops nothing" sh -c '! sh deploy/install.sh'
must "the site serves all the while" fetch /readyz ok
must "an address without https is refused" sh -c '! sh deploy/install.sh http://help.example.org'
