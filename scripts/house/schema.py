"""./scripts/schema: writes what is generated from the code into schema/."""

from __future__ import annotations

import argparse

import environment

if __name__ == "__main__":
    argparse.ArgumentParser(
        prog="./scripts/schema",
        description="Writes schema/: the GraphQL schema, permissions, error codes and tables.",
    ).parse_args()
    environment.set_up()
    environment.become(["-m", "xindai.cli", "schema", "export"])
