"""Every field of every type, asked for by everybody, on every kind of way that leads to it.

What may be seen is read off the declarations; what is seen is what the program answers. A field
that is not listed is refused before anything runs, wherever it stands: below an entry, behind a
node id, in a nested path, in a mutation's payload, in a subscription.
"""

from __future__ import annotations

# ruff: noqa: F811 - the fixtures of the grid
from typing import Any

import pytest
import pytest_asyncio

from tests.graphql.conftest import BORROWERS, SYSTEM, House, key_of
from tests.graphql.more_calls import credit_lines
from tests.graphql.paths import CORE, Way, fields_of, selection, ways
from tests.graphql.test_grid import (
    ACTORS,
    ELSEWHERE,
    ENTRIES,
    WHO,
    first_of,
    house,  # noqa: F401
    ids,  # noqa: F401
)
from xindai.approvals import api as approvals
from xindai.graphql.base import walk
from xindai.graphql.base.field_access import rule
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.notifications import api as notifications
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.jobs.schedules import Schedule, register

pytestmark = pytest.mark.asyncio(loop_scope="module")
WAYS = ways()
UNREACHED = {
    **dict.fromkeys(
        (
            "BankLine",
            "BankLineEdge",
            "BankStatement",
            "BankStatementEdge",
            "BreakKindCount",
            "ClearingAccount",
            "MerchantClearing",
            "ProposedEntryLine",
            "ReconciliationBreak",
            "ReconciliationBreakEdge",
            "ReconciliationRun",
            "ReconciliationRunEdge",
            "SettlementDay",
            "SettlementReport",
            "SuspenseItem",
            "SuspenseItemEdge",
            "SuspenseSuggestion",
        ),
        "tests/graphql/test_reconciliation_story.py",
    ),
    **dict.fromkeys(
        (
            "WarningFact",
            "WarningHit",
            "WarningHold",
            "WarningSignal",
            "WarningTask",
            "WarningTaskEdge",
            "WatchEntry",
            "WatchEntryEdge",
        ),
        "tests/graphql/test_warning_verbs.py",
    ),
    **dict.fromkeys(
        (
            "Application",
            "ApplicationColleague",
            "ApplicationEdge",
            "ApplicationEvent",
            "ApplicationFunnelRow",
            "ApplicationMissing",
            "ApplicationNote",
            "ApplicationOffer",
            "ApplicationParty",
            "ApplicationRejectionReason",
            "ApplicationReview",
            "ApplicationStateTime",
            "PhoneCheck",
            "StaffConflict",
        ),
        "tests/graphql/test_application_verbs.py",
    ),
    "BankCard": "tests/graphql/test_borrowers.py",
    **dict.fromkeys(
        ("ContactAttempt", "ContactStop", "Message", "MessageEdge"),
        "tests/graphql/test_message_verbs.py",
    ),
    "AssetClassTally": "tests/graphql/test_desk.py",
    "Export": "tests/graphql/test_exports.py",
    "ExportEdge": "tests/graphql/test_exports.py",
    "FiguresOfDay": "tests/graphql/test_desk.py",
    "SavedView": "tests/graphql/test_desk.py",
    "Consent": "tests/graphql/test_borrowers.py",
    **dict.fromkeys(
        ("ProductChange", "ProductGoldenCase", "ProductGoldenMove"),
        "tests/graphql/test_product_verbs.py",
    ),
    "Disbursement": "tests/graphql/test_disbursement_verbs.py",
    "LoanPayment": "tests/graphql/test_loan_payment_verbs.py",
    **dict.fromkeys(
        (
            "DebitMandate",
            "DebitMandateDraft",
            "HardshipOffer",
            "LoanDebit",
            "LoanRefund",
            "NextDebit",
        ),
        "tests/graphql/test_servicing_verbs.py",
    ),
    "DisbursementEdge": "tests/graphql/test_disbursement_verbs.py",
    **dict.fromkeys(
        (
            "CollectionAction",
            "CollectionAgency",
            "CollectionBatch",
            "CollectionBatchPerson",
            "CollectionCase",
            "CollectionCaseEdge",
            "CollectionCaseLoan",
            "CollectionForecast",
            "CollectionLegal",
            "CollectionLegalEdge",
            "CollectionLegalStep",
            "CollectionPromise",
            "CollectionPromiseEdge",
            "CollectionScript",
            "CollectionWriteOff",
            "CollectionWriteOffEdge",
            "CollectorAbsence",
            "CollectorResult",
        ),
        "tests/graphql/test_collection_verbs.py",
    ),
    "ContractDocument": "tests/graphql/test_contract_verbs.py",
    "ContractSignature": "tests/graphql/test_contract_verbs.py",
    "ContractTemplate": "tests/graphql/test_contract_verbs.py",
    "ContractTemplateVersion": "tests/graphql/test_contract_verbs.py",
    "ContractVerification": "tests/graphql/test_contract_verbs.py",
    "CreditReport": "tests/graphql/test_scoring_verbs.py",
    "CreditReportEdge": "tests/graphql/test_scoring_verbs.py",
    **dict.fromkeys(
        (
            "CustomerContact",
            "CustomerDocument",
            "CustomerEmployment",
            "CustomerMonthlyAmount",
            "CustomerProfile",
            "CustomerRating",
            "CustomerRelation",
            "ListEntry",
            "ListEntryEdge",
            "ListImport",
            "ListImportEdge",
            "ListImportRow",
            "ListImportRowEdge",
            "Upload",
        ),
        "tests/graphql/test_customer_verbs.py",
    ),
    "Decision": "tests/graphql/test_policy_verbs.py",
    "DecisionChange": "tests/graphql/test_policy_verbs.py",
    "DecisionChangeConnection": "tests/graphql/test_policy_verbs.py",
    "DecisionChangeEdge": "tests/graphql/test_policy_verbs.py",
    "DecisionCounterfactual": "tests/graphql/test_policy_verbs.py",
    "DecisionEdge": "tests/graphql/test_policy_verbs.py",
    "DecisionPolicy": "tests/graphql/test_policy_verbs.py",
    "DecisionPolicyVersion": "tests/graphql/test_policy_verbs.py",
    "DecisionReason": "tests/graphql/test_policy_verbs.py",
    "DecisionSimulation": "tests/graphql/test_policy_verbs.py",
    "DecisionSimulationConnection": "tests/graphql/test_policy_verbs.py",
    "DecisionSimulationEdge": "tests/graphql/test_policy_verbs.py",
    "DecisionTry": "tests/graphql/test_policy_verbs.py",
    "PolicyTestResult": "tests/graphql/test_policy_verbs.py",
    "EndOfDayRun": "tests/graphql/test_queries.py",
    "EndOfDayStep": "tests/graphql/test_queries.py",
    "Passkey": "tests/graphql/test_staff_sign_in.py",
    "Scorecard": "tests/graphql/test_scoring_verbs.py",
    "ScorecardEdge": "tests/graphql/test_scoring_verbs.py",
    "PaymentOrder": "tests/graphql/test_disbursement_verbs.py",
    "PaymentOrderEdge": "tests/graphql/test_disbursement_verbs.py",
    "PaymentOrderEvent": "tests/graphql/test_disbursement_verbs.py",
    "LoanDispute": "tests/graphql/test_dispute_verbs.py",
    "LoanDisputeEdge": "tests/graphql/test_dispute_verbs.py",
    **dict.fromkeys(
        ("ServiceRequest", "ServiceRequestEdge", "ServiceRequestWish"),
        "tests/graphql/test_request_verbs.py",
    ),
    **dict.fromkeys(
        (
            "ReportAgreement",
            "ReportDefinition",
            "ReportFilterKept",
            "ReportLabel",
            "ReportLine",
            "ReportLoan",
            "ReportLoanEdge",
        ),
        "tests/graphql/test_statistics.py",
    ),
    "LoanPaper": "tests/graphql/test_paper_verbs.py",
    "LoanPaperCheck": "tests/graphql/test_paper_verbs.py",
    "Staff": "tests/graphql/test_staff_sign_in.py",
    "WebhookAttempt": "tests/graphql/test_webhook_verbs.py",
    "WebhookDelivery": "tests/graphql/test_webhook_verbs.py",
    "WebhookEndpoint": "tests/graphql/test_webhook_verbs.py",
}
"""Nothing of these is there on the grid's ground; these stories look at them."""


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def furnished(shared_house: House) -> None:
    """What the grid's ground lacks: a policy, a request that waits, a notice, a schedule."""
    await approvals.set_policy(SYSTEM, "customer.create", 0, "approver_1", 72, "policy")
    text = """mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
        approval { id } userErrors { code } } }"""
    given = {
        "name": "赵六",
        "idNumber": "110105198001010032",
        "branchId": to_id("Branch", shared_house.lender.branch_id),
        "idempotencyKey": "held",
    }
    held = await shared_house.data(text, "manager", input=given)
    assert held["createCustomer"]["approval"] is not None
    manager = (await shared_house.data("{ viewer { staff { id } } }", "manager"))["viewer"]["staff"]
    async with database.transaction() as tx:
        await notifications.notify(
            tx, f"staff:{key_of(manager['id'])}", "approval.rejected", {"command": "x"}
        )
    await register([Schedule("nightly", "30 0 * * *", "end_of_day")])
    lender = shared_house.lender
    await credit_lines.furnish(lender.branch_id, lender.customer_id, lender.product_id)


def shown(actor: Actor | None, kind: str, name: str) -> bool:
    """Whether the declarations let this actor ask for this field."""
    if actor is None:
        return True  # nobody is stopped by entries, not by fields
    for_borrowers, permission = rule(CORE, kind, name)
    if actor.kind is ActorKind.BORROWER and not for_borrowers:
        return False
    return permission is None or actor.may(permission)


async def code_of(
    house: House, way: Way, ids: Any, login: str | None, text: str
) -> tuple[Any, str | None]:
    """The answer, and the code of its error or refusal."""
    variables = way.call.variables(ids, f"field-{way.kind}-{login}")
    if way.call.root == "Subscription":
        told = await first_of(house, text, variables, login)
        return {"data": told}, told if isinstance(told, str) and told.isupper() else None
    answer = await house.ask(text, login, **variables)
    if "errors" in answer:
        return answer, answer["errors"][0]["extensions"]["code"]
    return answer, None


async def test_there_is_a_way_to_every_type() -> None:
    assert set(WAYS) == {
        kind for kind in walk.types(schema) if not kind.endswith(("Input", "Where"))
    }
    kinds = {way.call.root for found in WAYS.values() for way in found}
    assert kinds == {"Query", "Mutation", "Subscription"}
    assert any(way.call.name == "node" for way in WAYS["Loan"])
    assert max(len(way.steps) for found in WAYS.values() for way in found) >= 3, "nested paths too"


@pytest.mark.parametrize("kind", sorted(WAYS))
async def test_what_is_not_listed_is_refused_before_anything_runs(
    house: House,
    ids: Any,
    kind: str,
) -> None:
    """One request a field, way and actor that may not ask for it."""
    wrong = []
    for way in WAYS[kind]:
        for login in WHO:
            actor = ACTORS[login] if login else None
            blocked = next((step for step in way.steps if not shown(actor, *step)), None)
            for name in fields_of(kind):
                if blocked is None and shown(actor, kind, name):
                    continue
                text = way.ask(selection(kind, [name]))
                answer, code = await code_of(house, way, ids, login, text)
                where = ".".join(blocked or (kind, name))
                said = answer.get("errors", [{"message": where}])[0]["message"]
                if code != "FORBIDDEN" or not said.endswith(where):
                    wrong.append(f"{login}: {way.call.name} … {kind}.{name}: {answer}")
    assert not wrong


READABLE = sorted(
    kind for kind, found in WAYS.items() if any(way.call.root == "Query" for way in found)
)


@pytest.mark.parametrize("kind", READABLE)
async def test_what_is_listed_is_shown_to_whom_it_belongs(
    house: House,
    ids: Any,
    kind: str,
) -> None:
    """All fields that an actor may ask for, in one request; strangers find nothing of ours."""
    reached = False
    for way in WAYS[kind]:
        access = ENTRIES[f"{way.call.root}.{way.call.name}"].access
        if way.call.root != "Query":
            continue
        for login in WHO:
            actor = ACTORS[login] if login else None
            if any(not shown(actor, *step) for step in way.steps):
                continue
            names = [name for name in fields_of(kind) if shown(actor, kind, name)]
            if not names:
                continue
            answer, code = await code_of(house, way, ids, login, way.ask(selection(kind, names)))
            if code == "QUERY_TOO_LARGE":
                continue  # a list of lists; another way leads there too
            if not access.who.admits(actor):
                assert code == ("NOT_SIGNED_IN" if actor is None else "FORBIDDEN"), (login, answer)
                continue
            assert code not in ("NOT_SIGNED_IN", "GRAPHQL_INVALID"), (login, answer)
            if code == "FORBIDDEN":  # a door behind an open entry says no
                assert way.call.name in ("node", "me", "viewer"), (login, answer)
                continue
            if login in ELSEWHERE:
                for id in (ids.loan, ids.customer, ids.contract, ids.event):
                    assert id not in str(answer), login
            reached = reached or all(f"'{name}'" in str(answer) for name in names)
    assert reached or kind in UNREACHED, f"nobody has seen a {kind}: the test would prove nothing"


async def test_borrowers_are_among_them() -> None:
    assert set(BORROWERS) <= set(WHO) and set(ELSEWHERE) <= set(WHO)
