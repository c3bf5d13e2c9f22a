"""The process that renders: one document in on stdin, one PDF out on stdout, then it ends.

It has no environment, an empty folder for a root, no packages and no fonts but our own, a limit
of processor time and of memory; its parent kills it when it takes too long.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

CPU_SECONDS: Final = 30
MEMORY_BYTES: Final = 4 << 30
_PARTS: Final = {
    "contract": ("contract",),
    "signatures": ("seal", "signatures"),
    "paper": ("paper",),
    "paper_seal": ("seal", "paper_seal"),
}
PROGRAMS: Final = {
    name: b"".join(Path(__file__).with_name(f"{part}.typ").read_bytes() for part in parts)
    for name, parts in _PARTS.items()
}


def render(program: str, document: str, timestamp: int) -> bytes:
    """The PDF of a document (JSON) by one of our programs; the same bytes for the same input."""
    fonts = str(files("noto_cjk_sans_otc"))
    with tempfile.TemporaryDirectory() as empty:
        compiler = typst.Compiler(
            input=PROGRAMS[program],
            root=empty,
            font_paths=typst.Fonts(False, False, [fonts]),
            ignore_system_fonts=True,
            sys_inputs={"document": document},
            package_path=empty,
            package_cache_path=empty,
        )
        made = compiler.compile(format="pdf", pdf_standards="a-3b", timestamp=timestamp)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no single document")
    return made


def main() -> None:
    """`{"program", "document", "timestamp"}` in, the PDF out."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    given = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(
        render(given["program"], json.dumps(given["document"]), given["timestamp"])
    )


if __name__ == "__main__":
    main()
