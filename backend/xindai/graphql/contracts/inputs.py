"""What drawing up, signing, changing and cancelling a contract takes."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, C2, C3, PUBLIC, classified
from xindai.graphql.base.scalars import Amount, Day, Json
from xindai.graphql.contracts.enums import ContractStatus


@classified(C1)
@strawberry.input(description="An application, or (by staff) a customer with version and terms.")
class ContractPrepareInput:
    """`terms` is the JSON form of `xindai quote`; `template` the code of a template of loans."""

    application_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None
    product_version_id: strawberry.ID | None = None
    terms: Json | None = None
    bank_card_id: strawberry.ID | None = None
    merchant_id: strawberry.ID | None = None
    template: str | None = None
    is_bilingual: bool = False
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ContractSignCodeRequestInput:
    """The contract, and the hash of the document that the borrower has read."""

    contract_id: strawberry.ID
    document_sha256: str


@classified(C3, contract_id=PUBLIC, document_sha256=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class ContractSignWithCodeInput:
    """The code of `contractSignCodeRequest` for the same document."""

    contract_id: strawberry.ID
    document_sha256: str
    code: str
    idempotency_key: str


@classified(C2, contract_id=PUBLIC, document_sha256=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class ContractInPersonRecordInput:
    """Where it was; `photos` are files that this officer uploaded as CUSTOMER_DOCUMENT."""

    contract_id: strawberry.ID
    document_sha256: str
    place: str
    photos: list[strawberry.ID]
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ContractInPersonWitnessInput:
    """The document whose signing the witness saw."""

    contract_id: strawberry.ID
    document_sha256: str
    idempotency_key: str


@classified(C1)
@strawberry.input(description="What is left out stays; dates count from the business day.")
class ContractChangeInput:
    """Never more money than was approved; the reason is printed on the new document."""

    contract_id: strawberry.ID
    reason: str
    amount: Amount | None = None
    instalments: int | None = None
    bank_card_id: strawberry.ID | None = None
    is_bilingual: bool | None = None
    idempotency_key: str


@classified(C1)
@strawberry.input
class ContractCancelInput:
    """Which contract, and why."""

    contract_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ContractSealInput:
    """A contract that the borrower signed."""

    contract_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input(description="The number is a prefix; the days are included.")
class ContractWhere:
    """None leaves a criterion out."""

    number: str | None = None
    customer_id: strawberry.ID | None = None
    application_id: strawberry.ID | None = None
    status: ContractStatus | None = None
    signed_from: Day | None = None
    signed_until: Day | None = None
