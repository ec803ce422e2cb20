#!/bin/sh
# Makes this folder ready to run: Debian packages, .venv, pinned Python packages, fonts, translations.
# Safe to repeat; does nothing when nothing has changed.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

missing_packages() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' scripts/apt_packages.txt | while read -r package; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            echo "$package"
    done
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python)
        if [ -z "$python" ]; then
            echo "python3 python3-venv"
        elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "python3-venv"
        fi
    fi
}

install_system_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "setup: not a Debian system; it needs what scripts/apt_packages.txt lists" >&2
        return
    fi
    missing=$(missing_packages | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        echo "setup: installing $missing"
        apt-get update -qq || echo "setup: apt-get update failed; trying with the old lists" >&2
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
    else
        echo "setup: these packages are missing. Run this line, then try again:" >&2
        echo "    sudo apt-get install -y --no-install-recommends $missing" >&2
        exit 1
    fi
}

make_environment() {
    [ ! -x .venv/bin/python ] || return 0
    python=$(find_python)
    if [ -z "$python" ]; then
        echo "setup: Python 3.11 or newer is needed; on Debian: apt-get install python3 python3-venv" >&2
        exit 1
    fi
    echo "setup: creating .venv with $python"
    "$python" -m venv .venv
}

install_python_packages() {
    stamp="build/setup/$(cat constraints.txt pyproject.toml scripts/setup.sh | sha256sum | cut -c1-16)"
    if [ -e "$stamp" ] && [ "$stamp" -nt .venv/pyvenv.cfg ]; then return 0; fi
    echo "setup: installing the pinned Python packages (some minutes the first time)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r constraints.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
    rm -rf build/setup
    mkdir -p build/setup
    touch "$stamp"
}

install_system_packages
make_environment
install_python_packages
.venv/bin/python scripts/cut_fonts.py
.venv/bin/python scripts/cut_web_font.py
.venv/bin/python scripts/translations.py release
