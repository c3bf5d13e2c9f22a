"""./scripts/test: its own set-up, then every check and every test.

./scripts/test                 format, lint, types, import contracts, the web pages, all tests
./scripts/test -k payoff       only pytest, with these arguments
./scripts/test tests/web       the same, on freshly built web pages
./scripts/test --nightly       everything, with the long runs
"""

from __future__ import annotations

import sys

import check
import environment
import frontend
import system

TOGETHER = ["-n", "2", "--dist", "loadscope"]
"""Two at a time, a file in one place: each worker has databases of its own on shared servers."""


def main(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    environment.set_up()
    passed = True
    if any("tests/web" in one for one in arguments):
        frontend.build()
        system.ensure()
    if arguments in ([], ["--nightly"]):
        passed = check.run()
        system.ensure()
        arguments = [*TOGETHER, *arguments]
    code = environment.call(["-m", "pytest", "-q", *arguments])
    if not passed:
        print("The checks above failed, whatever the tests say.")
    return code or (0 if passed else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
