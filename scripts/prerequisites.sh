#!/usr/bin/env bash
# Names the first thing this machine lacks, with the command that installs it.
set -u
python=${PYTHON:-python3}
lacks() { echo "listed: $1 is missing. Install it with: $2" >&2; exit 1; }
command -v "$python" >/dev/null || lacks "Python 3.11" "apt-get install python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || lacks "Python 3.11 or newer" "apt-get install python3 (Debian 12)"
"$python" -c 'import ensurepip, venv' 2>/dev/null || lacks "Python's venv" "apt-get install python3-venv"
header=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include") + "/Python.h")')
[ -e "$header" ] || lacks "Python's headers" "apt-get install python3-dev"
command -v g++ >/dev/null || lacks "a C++20 compiler" "apt-get install g++"
command -v git >/dev/null || lacks "git" "apt-get install git"
