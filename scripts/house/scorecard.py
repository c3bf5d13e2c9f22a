"""./scripts/scorecard german|taiwan: trains a standard scorecard and writes it with its report."""

from __future__ import annotations

import sys

import environment

if __name__ == "__main__":
    environment.set_up()
    environment.become(["-m", "xindai.decisioning.scoring.training", *sys.argv[1:]])
