"""Products as files, from the shell: shown, checked, compared, and kept as drafts."""

from __future__ import annotations

from typing import Final

from xindai.platform.actor import system_actor
from xindai.products import api as products
from xindai.products.errors import product_not_found

SHELL: Final = system_actor("shell")


async def export(code: str) -> int:
    """Prints the newest version of a product as its file."""
    found = next((p for p in await products.products(SHELL) if p.code == code), None)
    if found is None:
        raise product_not_found()
    golden = await products.golden_cases_of(SHELL, found.id)
    print(products.write_file(found, found.versions[-1].terms, golden), end="")
    return 0


async def check(text: str) -> int:
    """Says that a file can be read, or where not (a Refusal)."""
    file = products.read_file(text)
    print(f"{file.code}, {len(file.golden)} golden cases; it can be read.")
    return 0


async def diff(text: str) -> int:
    """Prints what applying a file would change; 1 if anything."""
    changes = await products.file_diff(SHELL, products.read_file(text))
    for change in changes:
        print(f"{change.path}: {change.old!r} -> {change.new!r}")
    if not changes:
        print("Nothing would change.")
    return 1 if changes else 0


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
