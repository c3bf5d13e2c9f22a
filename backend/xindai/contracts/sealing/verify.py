"""Checks a sealed document with nothing but its bytes and the authorities one believes."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from xindai.contracts.sealing.certificate import Seal
from xindai.contracts.sealing.seal import EVIDENCE


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What the signature says: unchanged, over the whole file, by somebody we believe."""

    is_intact: bool
    covers_all: bool
    is_trusted: bool
    signer: str | None
    evidence: Mapping[str, Any] | None
    """How the borrower signed, as it stands below the signature."""


NOTHING: Final = SealCheck(False, False, False, None, None)
"""There is no seal that could be read."""


def check_seal(document: bytes, seal: Seal, sealed_at: datetime) -> SealCheck:
    """The check as of the moment of sealing; takes a tenth of a second, so call it in a thread."""
    try:
        reader = PdfFileReader(io.BytesIO(document))
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            return NOTHING
        context = ValidationContext(
            trust_roots=list(seal.roots), moment=sealed_at, allow_fetching=False
        )
        evidence = json.loads(reader.root[EVIDENCE].data)
        status = validate_pdf_signature(signatures[0], signer_validation_context=context)
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError):
        return NOTHING
    return SealCheck(
        is_intact=status.intact and status.valid,
        covers_all=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        is_trusted=status.trusted,
        signer=status.signing_cert.subject.native.get("common_name"),
        evidence=evidence,
    )
