"""Products as files, from the shell: shown, checked, compared, and kept as drafts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from xindai.kernel.errors import Refusal
from xindai.platform.actor import system_actor
from xindai.products import api as products
from xindai.products.errors import product_not_found

SHELL: Final = system_actor("shell")
_MOST_BYTES: Final = 256 * 1024


def text_of(path: Path) -> str:
    """What a file says; refuses FILE_TOO_LARGE and FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise Refusal("FILE_TOO_LARGE", f"at most {_MOST_BYTES} bytes", "file")
        return content.decode("utf-8")
    except OSError as error:
        raise Refusal("FILE_UNREADABLE", f"{path}: {error.strerror}", "file") from None
    except UnicodeDecodeError:
        raise Refusal("FILE_UNREADABLE", f"{path} is not UTF-8", "file") from None


def check(text: str) -> int:
    """Says that a file can be read and fits the schema, or where not (a Refusal)."""
    file = products.read_file(text)
    print(f"{file.code}, {len(file.golden)} golden cases; it can be read.")
    return 0


async def export(code: str) -> int:
    """Prints the newest version of a product as its file."""
    found = next((p for p in await products.products(SHELL) if p.code == code), None)
    if found is None:
        raise product_not_found()
    golden = await products.golden_cases_of(SHELL, found.id)
    print(products.write_file(found, found.versions[-1].terms, golden), end="")
    return 0


async def diff(text: str) -> int:
    """Prints what applying a file would change, a field a line; 1 if anything."""
    changes = await products.file_diff(SHELL, products.read_file(text))
    for change in changes:
        if change.old is None:
            print(f"+ {change.path}: {_shown(change.new)}")
        elif change.new is None:
            print(f"- {change.path}: {_shown(change.old)}")
        else:
            print(f"~ {change.path}: {_shown(change.old)} -> {_shown(change.new)}")
    if not changes:
        print("Nothing would change.")
    return 1 if changes else 0


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def apply(text: str) -> int:
    """Keeps a file as a draft; people submit, approve and list it."""
    made = await products.apply_file(SHELL, products.read_file(text))
    print("A draft holds what the file says." if made else "The file says nothing new.")
    return 0


async def standard() -> int:
    """Drafts of the products that come with the program."""
    made = await products.draft_standard_products(SHELL)
    print(f"Drafts: {', '.join(made)}" if made else "All of them are there.")
    return 0


async def golden() -> int:
    """Prints every promised figure that the listed versions no longer give: the program has
    changed under the product. 1 if there is one."""
    moves, cases = 0, 0
    for product in await products.products(SHELL):
        cases += len(await products.golden_cases_of(SHELL, product.id))
        for version in product.versions:
            if version.status != "listed":
                continue
            for move in await products.golden_moves(SHELL, version.id):
                moves += 1
                print(f"{product.code} {move.case}: {move.figure} {move.old} -> {move.new}")
    print(f"{moves} figures move." if moves else f"All figures of {cases} golden cases stand.")
    return 1 if moves else 0
