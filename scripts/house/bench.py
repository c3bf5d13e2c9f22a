"""./scripts/bench NAME: runs tests/bench/NAME.py on servers of its own in a temporary folder."""

from __future__ import annotations

import argparse

import environment

BENCHES = environment.PROJECT / "tests" / "bench"


def main() -> int:
    names = sorted(path.stem for path in BENCHES.glob("[a-z]*.py"))
    parser = argparse.ArgumentParser(
        prog="./scripts/bench",
        description="Measures on servers of its own. What follows the name goes to the bench.",
    )
    parser.add_argument("name", choices=names, help="the bench to run")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args()
    environment.set_up()
    bench = BENCHES / f"{chosen.name}.py"
    return environment.call(["-m", "xindai.cli", "on-own-servers", str(bench), *chosen.arguments])


if __name__ == "__main__":
    raise SystemExit(main())
