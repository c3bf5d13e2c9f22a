"""The process that looks at one uploaded file: it has little memory, little time and no secrets.

`python -m xindai.platform.files.child NAME_LENGTH PURPOSE`: the name and the content come in on
standard input; one line of JSON and what is to be kept go out. Decoders have had their holes: what
breaks here is not the server, and holds no key and no connection.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.platform.files.check import check

MEMORY_BYTES: Final = 2 * 1024**3
CPU_SECONDS: Final = 30


def main() -> None:
    """Checks one file and ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sent = sys.stdin.buffer.read()
    length, purpose = int(sys.argv[1]), sys.argv[2]
    name, content = sent[:length].decode(), sent[length:]
    try:
        checked = check(content, name, purpose)
    except Refusal as no:
        sys.stdout.buffer.write(json.dumps(no.to_json()).encode() + b"\n")
        return
    told = {"media_type": checked.media_type}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + checked.content)


if __name__ == "__main__":
    main()
