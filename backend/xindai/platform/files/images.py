"""Images are decoded to the last pixel and drawn anew: what hides beside the pixels is gone.

A page in HTML behind a photo, an archive behind it, its place and camera (EXIF), a comment with a
script: none of them survives, because nothing but pixels is taken over.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from xindai.platform.files.errors import damaged, too_large
from xindai.platform.files.types import JPEG, PNG, WEBP

MOST_PIXELS: Final = 50_000_000
_FORMATS: Final = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_UNREADABLE: Final = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError,
)  # fmt: skip
"""What Pillow answers to bytes that are no image, or half of one."""


def redrawn(content: bytes, media_type: str) -> bytes:
    """The first picture, upright, in the same format; FILE_DAMAGED, FILE_TOO_LARGE."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(content, _FORMATS[media_type])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_large(f"{MOST_PIXELS} pixels") from None
    except _UNREADABLE:
        raise damaged() from None


def _redrawn(content: bytes, kind: str) -> bytes:
    with Image.open(BytesIO(content), formats=[kind]) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise too_large(f"{MOST_PIXELS} pixels")
        image.verify()
    with Image.open(BytesIO(content), formats=[kind]) as image:
        image.load()
        upright = ImageOps.exif_transpose(image)
        plain = upright.convert("RGBA" if "A" in upright.getbands() and kind != "JPEG" else "RGB")
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    out = BytesIO()
    if kind == "PNG":
        fresh.save(out, kind)
    else:
        fresh.save(out, kind, quality=90)
    return out.getvalue()
