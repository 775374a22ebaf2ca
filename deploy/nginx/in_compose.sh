#!/bin/sh
# Puts the shipped site file in place inside the nginx container, with this site's host and both
# sites as upstreams.
set -eu
host=${SITE_URL#*://}
mkdir -p /var/cache/nginx/citizen-help
rm -f /etc/nginx/conf.d/default.conf
sed -e "s|help\.example\.org|${host%%:*}|g" \
    -e 's|/var/log/nginx/citizen-help\.log|/dev/stdout|' \
    -e 's|server unix:/run/citizen-help\.sock\(.*\);|server site1:8000\1; server site2:8000\1;|' \
    /etc/nginx/templates/citizen-help.conf >/etc/nginx/conf.d/citizen-help.conf
