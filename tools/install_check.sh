#!/bin/sh
# Installs the committed site in a bare Debian of its own, twice, as docs/operations.md says, and
# looks at what came of it. Root alone can; takes some minutes, the network, and ports 80 and 443.
#   UMASK=022 sh tools/install_check.sh    077 when it is not said
#   KEEP=folder: leave the root there
set -eu
cd "$(dirname "$0")/.."
sh tools/debian_packages.sh debootstrap git
root=${KEEP:-$(mktemp -d /var/tmp/bare-XXXXXX)}
[ -n "${KEEP:-}" ] || trap 'rm -rf --one-file-system "$root"' EXIT

bare_root() {
    [ -e "$root/etc/debian_version" ] && return 0
    echo "Making a bare Debian in $root"
    debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 || { tail "$root.log" >&2; exit 1; }
    rm -f "$root.log"
}

# How this machine gets its packages, which the bare one has to get too.
ways_to_packages() {
    mkdir -p "$root/usr/local/share/ca-certificates" "$root/etc/ssl/certs"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/apt.conf.d/* /etc/pip.conf \
        /etc/resolv.conf /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates/*; do
        if [ -f "$file" ] && [ "${file##*/}" != 20packagekit ]; then cp -L "$file" "$root$file"; fi
    done
}

# The network is this machine's, all else the root's own; what was started ends with it.
inside() {
    unshare --mount --pid --fork --kill-child env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -euc '
        mount --make-rprivate /
        mount -t proc proc "$1/proc"
        mount --bind /dev "$1/dev"
        mount -t tmpfs -o mode=755 run "$1/run"
        exec chroot "$1" sh -euc "$2"' sh "$root" "$1"
}

checkout() {
    mkdir -p "$root/srv/citizen-help/site"
    (umask "${UMASK:-077}" && git archive HEAD | tar --extract --no-same-permissions --no-same-owner --directory "$root/srv/citizen-help/site")
}

bare_root
ways_to_packages
checkout
cp tools/install_check_inside.sh "$root/root/check.sh"
inside "umask ${UMASK:-077}; sh /root/check.sh"
echo "The site was installed twice in a bare Debian, and serves."
