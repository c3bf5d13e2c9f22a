"""`python -m xindai.decisioning.scoring.training german|taiwan`: the files of a standard card."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final

from xindai.decisioning.scoring.parse import to_json
from xindai.decisioning.scoring.samples.german import GERMAN
from xindai.decisioning.scoring.samples.taiwan import TAIWAN
from xindai.decisioning.scoring.standard_cards import FOLDER
from xindai.decisioning.scoring.training.model_card import markdown
from xindai.decisioning.scoring.training.train import train

DATA_SETS: Final = {data.code: data for data in (GERMAN, TAIWAN)}


def main(arguments: list[str] | None = None) -> int:
    """Trains, writes three files, and says how good the card is."""
    parser = argparse.ArgumentParser(prog="./scripts/scorecard", description=__doc__)
    parser.add_argument("data", choices=sorted(DATA_SETS), help="what to train on")
    parser.add_argument("--to", type=Path, default=FOLDER, help="the folder of the files")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    made = train(DATA_SETS[options.data])
    options.to.mkdir(parents=True, exist_ok=True)
    for suffix, text in (
        ("json", _json(to_json(made.card))),
        ("report.json", _json(made.report)),
        ("md", markdown(made)),
    ):
        (options.to / f"{options.data}.{suffix}").write_text(text, encoding="utf-8")
    for part in ("train", "held_out"):
        told = made.report[part]
        print(f"{part:8} {told['people']:6} people  AUC {told['auc']:.4f}  KS {told['ks']:.4f}")
    print(f"PSI {made.report['psi']:.4f}; {time.monotonic() - began:.1f} s; see {options.to}")
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
