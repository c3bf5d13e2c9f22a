"""./scripts/screens: pictures of every screen of the web pages, from a program that runs."""

from __future__ import annotations

import subprocess
import sys

import environment
import frontend
import system


def main(arguments: list[str]) -> int:
    if not (frontend.FRONTEND / "package.json").exists() or not frontend.has_node():
        print(frontend.NO_NODE)
        return 1
    if not {"-h", "--help"} & set(arguments):
        frontend.install()
        system.ensure()
    command = ["node", "scripts/screens.mjs", *arguments]
    surroundings = environment.environment()
    return subprocess.run(command, cwd=frontend.FRONTEND, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
