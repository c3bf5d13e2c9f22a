"""Papers of others under the company's seal: the same typesetter, the same certificate."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from xindai.contracts.rendering.render import render
from xindai.contracts.sealing.certificate import company_seal
from xindai.contracts.sealing.seal import seal_document
from xindai.platform.settings import load_settings

CAPTION: Final = "业务专用章"
BOX_MM: Final = (131, 34, 175, 78)
"""Left, bottom, right, top on the first page of paper.typ, over the name of the issuer."""
FIRST_PAGE: Final = 0


async def sealed_paper(
    shown: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
    evidence: Mapping[str, Any],
    reason: str,
) -> bytes:
    """The PDF of `shown` (see paper.typ), sealed; `evidence` stands inside it as JSON.

    Outside of transactions: half a second. Refuses CONTRACT_RENDER_FAILED; LookupError in
    production where no seal is set.
    """
    settings = load_settings()
    seal_shown = {"date": shown["date"], "company": settings.lender, "caption": CAPTION}
    content = await render("paper", shown, on)
    appearance = await render("paper_seal", seal_shown, on)

    def sign() -> bytes:
        seal = company_seal(settings, now)
        return seal_document(
            content, seal, evidence, appearance, reason, box_mm=BOX_MM, page=FIRST_PAGE
        )

    return await asyncio.to_thread(sign)
