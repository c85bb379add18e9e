#!/bin/sh
# Pin requirements.in and requirements-dev.in anew: every distribution, every platform's hash, no index named.
# `packaging/lock.sh -U` takes newer versions; without it only what the .in files now ask for changes.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install -q --disable-pip-version-check pip-tools
for name in requirements requirements-dev; do
    "$tools/bin/pip-compile" -q "$@" --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
        --output-file "$name.txt" "$name.in"
done
