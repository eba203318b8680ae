#!/usr/bin/env bash
# Made by `grade init --gradescope`: Gradescope runs this once, when it builds the image of the autograder.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1
apt-get update -qq
apt-get install -qq -y --no-install-recommends python3 python3-venv ca-certificates
venv=/autograder/venv
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python3 -m venv "$venv"
else
    # The base image is too old: uv brings a Python of its own along.
    python3 -m venv /autograder/uv
    /autograder/uv/bin/python -m pip install -q uv
    UV_PYTHON_INSTALL_DIR=/autograder/python /autograder/uv/bin/uv venv -q --seed --python 3.12 "$venv"
fi
# A wheel that lies beside this file is taken; else the version that wrote this file, from PyPI.
shopt -s nullglob
wheels=(/autograder/source/threadgrader-*.whl)
"$venv/bin/python" -m pip install -q "${wheels[0]:-threadgrader==@VERSION@}"
"$venv/bin/grade" --version
# Ends with an error here, and not at the first submission, where the exercises cannot be used.
"$venv/bin/grade"@OWN@ all --help >/dev/null
