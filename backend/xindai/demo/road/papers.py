"""Papers of invented people: drawn, not photographed, and nobody's."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from typing import Final

from PIL import Image, ImageDraw
from pypdf import PdfWriter

from xindai.platform.files import api as files

SIZE: Final = (428, 270)
"""A card of 85.6 x 54 mm."""


@cache
def card_image(label: str, person: int) -> bytes:
    """A JPEG that looks like a card from afar, in the person's own colour."""
    tint = hashlib.sha256(f"{label}{person}".encode()).digest()
    image = Image.new("RGB", SIZE, (200 + tint[0] % 50, 210 + tint[1] % 40, 215 + tint[2] % 40))
    draw = ImageDraw.Draw(image)
    for line in range(4):
        top = 40 + line * 45
        draw.rectangle((30, top, 150 + tint[line + 3] % 90, top + 16), fill=(120, 130, 150))
    draw.rectangle((300, 50, 398, 180), fill=(170, 180, 195), outline=(110, 120, 140))
    draw.text((30, 235), f"XINDAI DEMO {label} {person}", fill=(90, 90, 90))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def proof_pdf() -> bytes:
    """One empty page: a pay slip whose content nobody invented."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PURPOSE: Final = files.Purpose.CUSTOMER_DOCUMENT
