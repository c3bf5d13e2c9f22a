"""Consents: what a borrower agreed to, in which version, when; nothing of it is ever rewritten.

The documents are files of the package, one a kind, version and language: a new text is a new
version beside the old one, and the newest is what is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final
from uuid import UUID

from xindai.identity.errors import consent_missing, document_outdated
from xindai.identity.types import ConsentView, GivenConsent
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

FOLDER: Final = Path(__file__).parent / "documents"


class ConsentKind(StrEnum):
    """What can be agreed to."""

    PRIVACY_POLICY = "privacy_policy"
    SERVICE_AGREEMENT = "service_agreement"
    CREDIT_INQUIRY = "credit_inquiry"
    MARKETING = "marketing"


REQUIRED: Final = frozenset({ConsentKind.PRIVACY_POLICY, ConsentKind.SERVICE_AGREEMENT})
"""Without these there is no account; closing it is the way to withdraw them."""
_GIVE: Final = """
INSERT INTO consent (id, account_id, kind, document_version, text_hash, address_masked, channel)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (account_id, kind, document_version) WHERE withdrawn_at IS NULL DO NOTHING
"""
_WITHDRAW: Final = """
UPDATE consent SET withdrawn_at = now()
WHERE account_id = $1 AND kind = $2 AND withdrawn_at IS NULL
"""
_OF_ACCOUNT: Final = """
SELECT kind, document_version, encode(text_hash, 'hex') AS text_hash, given_at, withdrawn_at,
    channel
FROM consent WHERE account_id = $1 ORDER BY given_at, kind
"""
_OF_ACCOUNTS: Final = """
SELECT account_id, kind, document_version, encode(text_hash, 'hex') AS text_hash, given_at,
    withdrawn_at, channel
FROM consent WHERE account_id = ANY($1::uuid[]) ORDER BY given_at, kind
"""


@dataclass(frozen=True, slots=True)
class ConsentDocument:
    """The newest text of a kind, in Markdown."""

    kind: ConsentKind
    version: str
    is_required: bool
    zh: str
    en: str

    def digest(self) -> bytes:
        """SHA-256 of both texts: what was shown is what can be proved."""
        return hashlib.sha256(f"{self.zh}\0{self.en}".encode()).digest()


@cache
def consent_documents() -> tuple[ConsentDocument, ...]:
    """The newest of every kind."""
    return tuple(_newest(kind) for kind in ConsentKind)


def _newest(kind: ConsentKind) -> ConsentDocument:
    version = max(path.name.split(".")[1] for path in FOLDER.glob(f"{kind}.*.zh.md"))
    zh, en = (
        (FOLDER / f"{kind}.{version}.{language}.md").read_text(encoding="utf-8")
        for language in ("zh", "en")
    )
    return ConsentDocument(kind, version, kind in REQUIRED, zh, en)


def check_consents(given: tuple[GivenConsent, ...]) -> tuple[ConsentDocument, ...]:
    """What was ticked, as the documents they are; DOCUMENT_OUTDATED for any other version."""
    newest = {document.kind.value: document for document in consent_documents()}
    found = {}
    for consent in given:
        document = newest.get(consent.kind)
        if document is None or document.version != consent.version:
            raise document_outdated()
        found[consent.kind] = document
    return tuple(found.values())


def require_consents(given: tuple[ConsentDocument, ...]) -> None:
    """Refuses CONSENT_MISSING where a required one is not among them."""
    if REQUIRED - {document.kind for document in given}:
        raise consent_missing()


async def give(
    tx: Tx, account_id: UUID, documents: tuple[ConsentDocument, ...], address: str, channel: str
) -> None:
    """Keeps each consent; one that stands already stays as it is."""
    for document in documents:
        await tx.execute(
            _GIVE,
            new_id(),
            account_id,
            document.kind.value,
            document.version,
            document.digest(),
            mask_address(address),
            channel,
        )


async def withdraw(tx: Tx, account_id: UUID, kind: ConsentKind) -> int:
    """How many versions of the consent stood until now."""
    return await tx.execute(_WITHDRAW, account_id, kind.value)


async def consents_in(tx: Tx, account_id: UUID) -> list[ConsentView]:
    """The whole history of an account, oldest first."""
    return [ConsentView(**dict(r)) for r in await tx.rows(_OF_ACCOUNT, account_id)]


async def consents_of_accounts(
    tx: Tx, account_ids: Sequence[UUID]
) -> dict[UUID, list[ConsentView]]:
    """The histories of several accounts, oldest first; the caller has narrowed the rows."""
    found: dict[UUID, list[ConsentView]] = {account_id: [] for account_id in account_ids}
    for r in await tx.rows(_OF_ACCOUNTS, list(account_ids)):
        cells = dict(r)
        found[cells.pop("account_id")].append(ConsentView(**cells))
    return found


def has_required(consents: Sequence[ConsentView]) -> bool:
    """Whether every consent that an account cannot be without stands."""
    return {c.kind for c in consents if c.withdrawn_at is None} >= {k.value for k in REQUIRED}


def mask_address(address: str) -> str:
    """ "192.0.2.17" -> "192.0.*.*"; of a longer one the first two groups."""
    mark = ":" if ":" in address else "."
    parts = address.split(mark)
    return mark.join([*parts[:2], "*", "*"]) if len(parts) > 2 else "*"
