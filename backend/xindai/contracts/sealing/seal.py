"""Puts the seal on a document: the borrower's evidence goes in, then the signature over it all.

Both are an incremental update: the bytes that the borrower signed stand unchanged at the front.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle

from xindai.contracts.sealing.certificate import Seal

FIELD: Final = "CompanySeal"
EVIDENCE: Final = "/XINDAI_SigningEvidence"
"""A stream of the document's catalog: JSON. No attachment, which mail filters take for danger."""
_POINTS_A_MM: Final = 72 / 25.4
BOX_MM: Final = (22, 108, 188, 168)
"""Left, bottom, right, top on the last page of contract.typ, inside its frame."""
LAST_PAGE: Final = -1


def seal_document(
    document: bytes,
    seal: Seal,
    evidence: Mapping[str, Any],
    appearance: bytes,
    reason: str,
    *,
    box_mm: tuple[int, int, int, int] = BOX_MM,
    page: int = LAST_PAGE,
) -> bytes:
    """The sealed PDF; a third of a second of arithmetic, so call it in a thread."""
    writer = IncrementalPdfFileWriter(io.BytesIO(document))
    data = json.dumps(evidence, ensure_ascii=False, indent=1, sort_keys=True).encode()
    stream = generic.StreamObject(stream_data=data)
    stream["/Type"] = generic.pdf_name(EVIDENCE)
    writer.root[EVIDENCE] = writer.add_object(stream)
    cast(Any, writer).update_root()
    left, bottom, right, top = (round(side * _POINTS_A_MM) for side in box_mm)
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
    )
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(appearance)
        signer = signers.PdfSigner(
            meta,
            seal.signer,
            stamp_style=StaticStampStyle.from_pdf_file(
                file.name,
                border_width=0,
                background_layout=SimpleBoxLayoutRule(
                    x_align=AxisAlignment.ALIGN_MID,
                    y_align=AxisAlignment.ALIGN_MID,
                    margins=Margins(0, 0, 0, 0),
                ),
            ),
            new_field_spec=fields.SigFieldSpec(FIELD, on_page=page, box=(left, bottom, right, top)),
        )
        made: bytes = signer.sign_pdf(writer).getvalue()
    return made
