#!/bin/sh
# Finds a Python of at least 3.11 and runs scripts/house/<first argument> with it.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
program=$here/$1
shift
# First choice: one that can also make environments (Debian splits that off).
for needs in "sys, venv, ensurepip" "sys"; do
  for python in $XINDAI_PYTHON python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c "import $needs; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then
      exec "$python" "$program" "$@"
    fi
  done
done
echo "Xindai needs Python 3.11 or newer, and none was found on PATH." >&2
echo "Install one, or name it: XINDAI_PYTHON=/path/to/python3 $0" >&2
exit 1
