"""./scripts/run: from a fresh clone to a served portfolio."""

from __future__ import annotations

import sys

import environment
import frontend

if __name__ == "__main__":
    if not {"-h", "--help"} & set(sys.argv[1:]):
        print("Xindai (信贷)", flush=True)
    environment.set_up()
    if not {"-h", "--help"} & set(sys.argv[1:]):
        frontend.build()
    environment.become(["-m", "xindai.cli", "run", *sys.argv[1:]])
