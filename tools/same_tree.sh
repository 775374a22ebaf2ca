#!/bin/sh
# Builds the tree of the image twice, by people with other masks and from files in another order,
# and compares every byte and permission. Of the last commit, as an image is.
set -eu
cd "$(dirname "$0")/.."
apart=$(mktemp -d)
trap 'rm -rf "$apart"' EXIT

build() {
    (
        umask "$1"
        mkdir "$apart/tree"
        git ls-files -z -- $in_image | sort -z $2 | xargs -0 cp --parents --target-directory "$apart/tree"
        cd "$apart/tree"
        sh tools/image_tree.sh libraries
        sh tools/image_tree.sh site
        rm -rf requirements
        find . -printf '%m %y %P %l\n' | sort >"$apart/$3"
        find . -type f -exec sha256sum {} + | sort -k 2 >>"$apart/$3"
    )
    rm -rf "$apart/tree"
}

in_image=$(sed -n 's/^COPY \(.*\) [^ ]*$/\1/p' deploy/Dockerfile | grep -v -- --from)
echo "Building the tree twice"
build 022 "" first
build 077 -r second
if ! diff "$apart/first" "$apart/second" >"$apart/differences"; then
    head -n 20 "$apart/differences"
    echo "The trees differ in the files above." >&2
    exit 1
fi
echo "The same tree twice: $(grep -c '^[0-9]* f' "$apart/first") files, in all $(sha256sum "$apart/first" | cut -c 1-16)"
