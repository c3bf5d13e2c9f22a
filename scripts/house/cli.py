"""./scripts/xindai: the program's own command line, inside its environment."""

from __future__ import annotations

import sys

import environment

if __name__ == "__main__":
    environment.set_up()
    environment.become(["-m", "xindai.cli", *sys.argv[1:]])
