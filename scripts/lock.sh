#!/bin/sh
# Renews constraints.txt: every package of the project pinned with its hashes, for all platforms.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --upgrade \
    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
    pyproject.toml --output-file constraints.txt
