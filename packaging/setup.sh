#!/bin/sh
# Make or bring up to date what Yingke needs on this machine: Debian's packages, then .venv.
# Usage: packaging/setup.sh run|test        run: to use it; test: to change and test it
#        packaging/setup.sh system run|test Debian's packages alone (an administrator's part)
set -eu
cd "$(dirname "$0")/.."

missing_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: its libraries have other names
    awk -v purpose="$1" '!/^#/ && NF && ($2 == "run" || purpose == "test") { print $1 }' \
        packaging/system-packages.txt | while read -r name; do
        state=$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) || state=
        [ "$state" = "install ok installed" ] || echo "$name"
    done
}

install_packages() {
    # PostgreSQL's programs are wanted, no server that starts with the machine.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o Dpkg::Options::=--force-confold "$@"
}

system() {
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        echo "These Debian packages are missing:" $missing >&2
        echo "An administrator installs them with this one command, then try again:" >&2
        echo "    sudo sh $(pwd)/packaging/setup.sh system $1" >&2
        exit 1
    fi
    # shellcheck disable=SC2086 # one word a package
    install_packages $missing
}

python_3_11() {
    for name in python3.11 python3 /usr/bin/python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Yingke needs Python 3.11, and it is not on this machine." >&2
    exit 1
}

requirements() {
    if [ "$1" = test ]; then echo requirements-dev.txt; else echo requirements.txt; fi
}

environment() {
    python=$(python_3_11)
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        rm -rf .venv # half made, or its Python has gone
        "$python" -m venv .venv
    fi
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$(requirements "$1")"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
}

fingerprint() {
    cat packaging/setup.sh packaging/system-packages.txt "$(requirements "$1")" pyproject.toml app/__init__.py |
        sha256sum | cut -d ' ' -f 1
    pwd # an environment that was moved is made anew
}

if [ "${1:-}" = system ]; then
    system "${2:-run}"
    exit
fi
purpose=${1:-run}
stamp=.venv/.ready-$purpose
if [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint "$purpose")" ]; then
    exit
fi
system "$purpose"
environment "$purpose"
fingerprint "$purpose" >"$stamp"
