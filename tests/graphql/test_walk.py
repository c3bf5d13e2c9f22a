"""Deny by default: whatever nobody classified fails the build."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

import pytest
import strawberry

from xindai.graphql.base import access, walk
from xindai.graphql.base.access import ANYBODY, BORROWER, C1, C2, C3, PUBLIC, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, feed
from xindai.graphql.schema import schema


def test_every_entry_says_who_and_which_rows() -> None:
    found = {f"{e.root}.{e.name}": e.access for e in walk.entries(schema)}
    assert len(found) >= 40
    open_to_all = {name for name, e in found.items() if e.who == ANYBODY}
    assert open_to_all == {
        "Query.apr",
        "Query.codes",
        "Query.loanPaperVerify",
        "Query.consentDocuments",
        "Query.schedulePreview",
        "Mutation.borrowerResetPassword",
        "Mutation.borrowerSignIn",
        "Mutation.register",
        "Mutation.requestCode",
        "Mutation.signIn",
        "Mutation.signInPasskey",
        "Mutation.signInPasskeyOptions",
        "Mutation.signInSecondFactor",
        "Mutation.staffPasswordReset",
        "Mutation.staffPasswordResetRequest",
        "Mutation.staffPasswordSet",
    }
    assert all(found[name].rows is Rows.NONE for name in open_to_all)


def test_every_field_has_its_class_and_secrets_have_theirs() -> None:
    found = walk.types(schema)
    assert len(found) >= 45
    fields = {f"{kind}.{name}": c for kind, names in found.items() for name, c in names.items()}
    assert {name for name, c in fields.items() if c is C3} == {
        "DebitMandateSignInput.code",
        "HardshipSignInput.code",
        "ApiClientSecretPayload.secret",
        "BorrowerChangePasswordInput.new",
        "BorrowerChangePasswordInput.old",
        "BorrowerResetPasswordInput.code",
        "BorrowerResetPasswordInput.password",
        "BorrowerSignInInput.code",
        "BorrowerSignInInput.password",
        "BorrowerSignInPayload.token",
        "ChangePhoneInput.code",
        "ChangePhoneInput.password",
        "CloseAccountInput.password",
        "ContractSignWithCodeInput.code",
        "CustomerDocumentOpenPayload.path",
        "ExportOpenPayload.path",
        "ExportOwnDataInput.password",
        "FactorInput.passkey",
        "FactorInput.recoveryCode",
        "FactorInput.totp",
        "FactorPayload.recoveryCodes",
        "ReauthenticateInput.passkey",
        "ReauthenticateInput.password",
        "ReauthenticateInput.recoveryCode",
        "ReauthenticateInput.totp",
        "RegisterInput.code",
        "RegisterInput.password",
        "SecondFactorNeeded.token",
        "SignInPayload.token",
        "StaffLinkPayload.token",
        "StaffPasswordChangeInput.newPassword",
        "StaffPasswordChangeInput.oldPassword",
        "StaffPasswordResetInput.code",
        "StaffPasswordResetInput.newPassword",
        "StaffPasswordSetInput.newPassword",
        "StaffPasswordSetInput.token",
        "TotpBeginPayload.address",
        "TotpBeginPayload.secret",
        "TotpConfirmInput.code",
        "UploadBeginPayload.path",
        "WebhookEndpointPayload.secret",
    }
    assert {kind for kind, names in found.items() if C2 in names.values()} == {
        "ClearingAccountAddInput",
        "DebitMandate",
        "DebitMandateDraft",
        "HardshipOffer",
        "LoanDispute",
        "LoanDisputeOpenInput",
        "LoanDisputeRejectInput",
        "LoanDisputeUpholdInput",
        "ApplicationDraftInput",
        "ApplicationNote",
        "ApplicationParty",
        "ApplicationPartyInput",
        "BankCardBindInput",
        "BindIdentityInput",
        "BorrowerResetPasswordInput",
        "BorrowerSession",
        "BorrowerSignInInput",
        "ChangePhoneInput",
        "CollectionAction",
        "CollectionBatchPeopleInput",
        "CollectionBatchPeoplePayload",
        "CollectionBatchPerson",
        "CollectionBlacklistInput",
        "CollectionContactInput",
        "CollectionHandOverInput",
        "CollectionLegalOpenInput",
        "CollectionLegalStep",
        "CollectionLegalStepInput",
        "CollectionNoteInput",
        "CollectionPermitPayload",
        "CollectionPromiseCancelInput",
        "CollectionPromiseInput",
        "CollectionReasonInput",
        "CollectionRecallInput",
        "CollectionTransferInput",
        "CollectionWriteOff",
        "CollectionWriteOffProposeInput",
        "ContactInput",
        "ContractDocument",
        "ContractInPersonRecordInput",
        "CreateCustomerInput",
        "CreditReport",
        "CustomerContactAddInput",
        "CustomerEmploymentSetInput",
        "CustomerProfileChangeInput",
        "CustomerWhere",
        "Decision",
        "ExportOwnDataPayload",
        "ExportStartInput",
        "ListEntryAddInput",
        "ListEntryWhere",
        "LoanPaper",
        "MerchantAccountChangeInput",
        "MerchantCreateInput",
        "MessagePreference",
        "MessagePreferenceSetInput",
        "OwnEmailConfirmInput",
        "OwnContactsChangeInput",
        "OwnEmploymentChangeInput",
        "OwnProfileChangeInput",
        "PushSubscribeInput",
        "PushUnsubscribeInput",
        "RegisterInput",
        "ReportDefinition",
        "ReportDefinitionSaveInput",
        "RevealCustomerPayload",
        "RevealedCustomer",
        "SalesRepAddInput",
        "SavedView",
        "SavedViewSetInput",
        "ServiceRequest",
        "ServiceRequestApproveInput",
        "ServiceRequestDeclineInput",
        "WarningTask",
        "WarningTaskResolveInput",
        "ServiceRequestSubmitInput",
        "Staff",
        "StaffChangeInput",
        "StaffCreateInput",
        "StaffSession",
        "UploadBeginInput",
    }


ROUND = {"node"}
"""Entries that lead anywhere: the doors behind them ask for the permission of what is found."""


def test_personal_data_is_open_to_named_permissions_only() -> None:
    """Whoever can reach a C2 field went through an entry that names a permission, or is himself
    the borrower that it is about."""
    reach = _reach()
    for found in walk.entries(schema):
        kinds = reach[f"{found.root}.{found.name}"]
        if "RevealedCustomer" in kinds or "Customer" in kinds or "Loan" in kinds:
            if found.access.who == BORROWER:
                assert found.access.rows is Rows.SELF, found
                continue
            assert found.access.who.permission is not None or found.name in ROUND, found
            assert found.access.rows is Rows.BRANCH, found


def _reach() -> dict[str, set[str]]:
    """The types that the answer of each entry can hold."""
    from graphql import get_named_type

    types = schema._schema.type_map
    out: dict[str, set[str]] = {}
    for root in walk.ROOTS:
        for name, field in types[root].fields.items():  # type: ignore[attr-defined]
            seen: set[str] = set()
            waiting = [get_named_type(field.type)]
            while waiting:
                kind: Any = waiting.pop()
                if kind.name not in seen:
                    seen.add(kind.name)
                    waiting += [
                        get_named_type(f.type) for f in getattr(kind, "fields", {}).values()
                    ]
                    if kind.name == "Node":
                        waiting += schema._schema.get_possible_types(kind)
            out[f"{root}.{name}"] = seen
    return out


@strawberry.type
class Open:
    """A type that nobody classified."""

    secret: str


@strawberry.input
class Wish:
    """An input that nobody classified."""

    secret: str


@strawberry.type
class Odd:
    """Classified, with a word about a field that it does not have."""

    name: str


@strawberry.type
class Deep:
    """A field with an argument that no entry guards."""

    @strawberry.field
    async def part(self, n: int) -> str:
        return str(n)


def bare() -> Any:
    @strawberry.type
    class Query:
        @strawberry.field
        async def anything(self) -> str:
            return ""

    return strawberry.Schema(Query)


def unclassified_type() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x")
        async def open(self, info: Info) -> Open:
            return Open(secret="")

    return strawberry.Schema(Query)


def unclassified_input() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x")
        async def open(self, info: Info, wish: Wish) -> str:
            return ""

    return strawberry.Schema(Query)


def unclassified_argument() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x", first=PUBLIC)
        async def open(self, info: Info, first: int, after: str) -> str:
            return ""

    return strawberry.Schema(Query)


def stray_argument() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x", gone=PUBLIC)
        async def open(self, info: Info) -> str:
            return ""

    return strawberry.Schema(Query)


def stray_field() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x")
        async def odd(self, info: Info) -> Odd:
            return Odd(name="")

    return strawberry.Schema(Query)


def argument_below() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x")
        async def deep(self, info: Info) -> Deep:
            return Deep()

    return strawberry.Schema(Query)


def bare_subscription() -> Any:
    @strawberry.type
    class Query:
        @entry(ANYBODY, Rows.NONE, "x")
        async def open(self, info: Info) -> str:
            return ""

    @strawberry.type
    class Subscription:
        @strawberry.subscription
        async def news(self) -> AsyncGenerator[str, None]:
            yield ""

    return strawberry.Schema(Query, subscription=Subscription)


WRONG = [
    (bare, "Query.anything: say who"),
    (unclassified_type, "Open: say with @classified"),
    (unclassified_input, "Wish: say with @classified"),
    (unclassified_argument, r"Query.open\(after\): say how sensitive"),
    (stray_argument, r"Query.open has no argument \['gone'\]"),
    (stray_field, r"Odd has no field \['gone'\]"),
    (argument_below, r"Deep.part\(n\): only entries take arguments"),
    (bare_subscription, "Subscription.news: say who"),
]


@pytest.mark.parametrize(("made", "sentence"), WRONG, ids=[made.__name__ for made, _ in WRONG])
def test_what_nobody_classified_fails(
    made: Any, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    classes = {
        "Odd": access.Classes(C1, {"gone": C2}),
        "Deep": access.Classes(C1),
    }
    monkeypatch.setattr(walk, "CLASSES", classes)
    built = made()
    with pytest.raises(walk.Unlisted, match=sentence):
        list(walk.entries(built))
        walk.types(built)


def test_a_class_for_a_type_that_is_gone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(walk.CLASSES, "Gone", access.Classes(C1))
    with pytest.raises(walk.Unlisted, match=r"not in the schema: \['Gone'\]"):
        walk.types(schema)


def test_a_feed_declares_the_access_that_it_admits_by() -> None:
    from xindai.graphql.applications.subscriptions import APPLICATIONS, QUEUE
    from xindai.graphql.approvals.subscriptions import TASKS
    from xindai.graphql.collections.subscriptions import CASES
    from xindai.graphql.credit_lines.subscriptions import LINES
    from xindai.graphql.early_warning.subscriptions import TASKS as WARNINGS
    from xindai.graphql.jobs.subscriptions import JOBS
    from xindai.graphql.loans.disputes import DISPUTES
    from xindai.graphql.loans.payments import PAYMENTS
    from xindai.graphql.loans.subscriptions import LOANS
    from xindai.graphql.notifications.entries import NOTICES
    from xindai.graphql.service_requests.subscriptions import REQUESTS

    found = {e.name: e.access for e in walk.entries(schema) if e.root == "Subscription"}
    own = (APPLICATIONS, CASES, JOBS, LINES, LOANS, NOTICES, PAYMENTS, QUEUE, REQUESTS, TASKS)
    feeds = (*own, DISPUTES, WARNINGS)
    assert found.keys() == {one.name for one in feeds}
    assert all(found[one.name] is one.access for one in feeds)
    assert callable(feed)
