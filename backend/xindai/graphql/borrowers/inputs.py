"""What borrowers send. Everything that opens or names somebody is C3 or C2."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C2, C3, PUBLIC, classified
from xindai.graphql.borrowers.types import ConsentChoice


@classified(PUBLIC)
@strawberry.input
class ConsentInput:
    """A document of `consentDocuments` in the version that was shown."""

    kind: ConsentChoice
    version: str


@classified(C3, phone=C2, consents=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class RegisterInput:
    """The code of `requestCode` with REGISTER, and at least the required consents."""

    phone: str
    code: str
    password: str
    consents: list[ConsentInput]
    idempotency_key: str


@classified(C3, phone=C2)
@strawberry.input(description="A password, or a code of requestCode with SIGN_IN: one of them.")
class BorrowerSignInInput:
    """Whose phone, and what proves it."""

    phone: str
    password: str | None = None
    code: str | None = None


@classified(C3, phone=C2, idempotency_key=PUBLIC)
@strawberry.input
class BorrowerResetPasswordInput:
    """The code of `requestCode` with RESET."""

    phone: str
    code: str
    password: str
    idempotency_key: str


@classified(C3, idempotency_key=PUBLIC)
@strawberry.input
class BorrowerChangePasswordInput:
    """The old password proves that it is the owner."""

    old: str
    new: str
    idempotency_key: str


@classified(C3, phone=C2, idempotency_key=PUBLIC)
@strawberry.input
class ChangePhoneInput:
    """The new phone, the code of `requestCode` with CHANGE_PHONE sent to it, and the password."""

    phone: str
    code: str
    password: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class BorrowerSessionEndInput:
    """A session of `me`."""

    session_id: strawberry.ID
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ConsentGiveInput:
    """A document of `consentDocuments` in the version that was shown."""

    kind: ConsentChoice
    version: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ConsentWithdrawInput:
    """An optional consent; the required ones end with the account."""

    kind: ConsentChoice
    idempotency_key: str


@classified(C3, idempotency_key=PUBLIC)
@strawberry.input
class CloseAccountInput:
    """The password may be left out within minutes of a sign-in."""

    password: str | None = None
    idempotency_key: str


@classified(C3, idempotency_key=PUBLIC)
@strawberry.input
class ExportOwnDataInput:
    """The password may be left out within minutes of a sign-in."""

    password: str | None = None
    idempotency_key: str


@classified(C2, idempotency_key=PUBLIC)
@strawberry.input
class BindIdentityInput:
    """As on the ID card."""

    name: str
    id_number: str
    idempotency_key: str


@classified(C2, idempotency_key=PUBLIC)
@strawberry.input
class BankCardBindInput:
    """16 to 19 digits; blanks and dashes do not count."""

    number: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class BankCardInput:
    """A card that is bound now."""

    card_id: strawberry.ID
    idempotency_key: str
