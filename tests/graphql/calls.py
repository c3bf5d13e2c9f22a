"""One call for every entry of the schema, as the grid and the tests of repetition make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.graphql.call import Call as Call
from tests.graphql.call import Ids as Ids
from tests.graphql.call import mutation, query
from tests.graphql.call import type_of_input as type_of_input
from tests.graphql.more_calls import (
    applications,
    collections,
    contracts,
    credit_lines,
    customers,
    decisions,
    desk,
    disputes,
    early_warning,
    notifications,
    payments,
    products,
    reconciliation,
    requests,
    scoring,
    servicing,
    statistics,
)
from xindai.graphql.base.node import to_id

TERMS = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-31",
    "method": "equal_instalment",
}
CONSENTS = [
    {"kind": "PRIVACY_POLICY", "version": "2026-11-01"},
    {"kind": "SERVICE_AGREEMENT", "version": "2026-11-01"},
]


BORROWER_VERBS = frozenset({
    "bankCardBind", "bankCardMakeDefault", "bankCardRemove", "bindIdentity",
    "borrowerChangePassword", "borrowerResetPassword", "borrowerSessionEnd", "changePhone",
    "closeAccount", "consentGive", "consentWithdraw", "exportOwnData", "ownMessagePreferenceSet",
    "ownEmailCodeSend", "ownEmailConfirm", "pushSubscribe", "pushUnsubscribe", "register",
})  # fmt: skip
"""Verbs with a key that belong to borrowers; test_borrower_replay.py repeats them."""


RECEIVER = "https://93.184.216.34/hooks"
"""A URL that may be registered, found without a name server; nobody calls it."""


VERBS: dict[str, Callable[[Ids], dict[str, Any]]] = {
    "loanDisburse": lambda ids: {"amount": "1200.00"},
    "loanRepay": lambda ids: {"amount": "106.62"},
    "loanPrepay": lambda ids: {"amount": "500.00", "choice": "SMALLER_INSTALMENT"},
    "loanPayOff": lambda ids: {},
    "loanReverse": lambda ids: {"event": ids.event},
    "loanRefund": lambda ids: {"amount": "10.00"},
    "loanMerchantRefund": lambda ids: {"amount": "300.00"},
    "loanRecover": lambda ids: {"amount": "50.00"},
    "loanChargeFee": lambda ids: {"amount": "9.90", "name": "函件费"},
    "loanExtend": lambda ids: {"instalments": 3},
    "loanShorten": lambda ids: {"instalments": 3},
    "loanShiftDue": lambda ids: {"fromDue": "2024-04-30", "toDue": "2024-05-08"},
    "loanWaive": lambda ids: {"amount": "1.00", "component": "PRINCIPAL"},
    "loanRestructure": lambda ids: {"instalments": 24, "annualRate": "0.10"},
    "loanRateChange": lambda ids: {"annualRate": "0.18"},
    "loanPause": lambda ids: {"until": "2024-04-30"},
    "loanNonAccrual": lambda ids: {"value": True},
    "loanWriteOff": lambda ids: {},
}
"""What each verb needs besides the loan, on 31 January 2024."""

_LOAN_ENDS = {
    "loanDisburse": ("ABOVE_PRINCIPAL",),
    "loanRefund": ("ABOVE_CREDIT",),
    "loanRecover": ("NOT_WRITTEN_OFF",),
    "loanWaive": ("ABOVE_DEBT",),
}

NO_PASSKEY, NO_SESSION = (to_id(kind, UUID(int=1)) for kind in ("Passkey", "StaffSession"))
_NO_PASSKEY = "PASSKEYS_UNAVAILABLE"
_TRIES = ("FACTOR_WRONG", "TOO_MANY_ATTEMPTS")
_ROLES = "role { code permissions }"
_STAFF = [
    query("ownFactors", "", "{ hasTotp recoveryCodesLeft passkeys { id } }"),
    query("ownStaffSessions", "", "{ id address isCurrent }"),
    query("permissions", "", "{ code zh en }"),
    query("roles", "", "{ code isSeeded permissions }"),
    query("staff", "where: StaffWhere", "{ totalCount edges { node { id login branch { id } } } }",
          where={"text": "t"}),
    query("staffSessions", "staffId: ID!", "{ id address }", staffId=lambda ids: ids.staff),
    mutation("branchCreate", lambda ids: {"code": "NEW", "name": "新网点",
             "parentId": ids.branch}, "branch { id }", writes=True, may_answer=("BRANCH_EXISTS",)),
    mutation("branchRename", lambda ids: {"branchId": ids.branch, "name": "一号网点"},
             "branch { id }", writes=True),
    mutation("branchMove", lambda ids: {"branchId": ids.branch, "parentId": ids.branch},
             "branch { id }", writes=True, may_answer=("NOT_ON_YOURSELF",)),
    mutation("branchSetActive", lambda ids: {"branchId": ids.branch, "isActive": False},
             "branch { id }", writes=True, may_answer=("BRANCH_IN_USE",)),
    mutation("staffCreate", lambda ids: {"login": "fresh", "displayName": "新人",
             "branchId": ids.branch, "roles": ["cashier"]}, "staff { id } token", writes=True,
             may_answer=("LOGIN_TAKEN",)),
    *(
        mutation(name, lambda ids, more=more: {"staffId": ids.staff} | more, payload, writes=True)
        for name, payload, more in (
            ("staffChange", "staff { id }", {"displayName": "改名"}),
            ("staffSetActive", "staff { id }", {"isActive": False}),
            ("staffUnlock", "staff { id }", {}),
            ("staffRequireFactor", "staff { id }", {"needed": True}),
            ("staffResetPassword", "token", {}),
            ("staffResetFactors", "staff { id }", {}),
            ("staffSessionsEnd", "ended", {}),
        )
    ),
    mutation("roleCreate", lambda ids: {"role": "clerk", "nameZh": "文员", "nameEn": "Clerk",
             "permissions": ["loan.read"]}, _ROLES, writes=True,
             may_answer=("WHOLE_LENDER_ONLY",)),
    mutation("roleChange", lambda ids: {"role": "cashier", "nameEn": "Cashier"}, _ROLES,
             writes=True, may_answer=("WHOLE_LENDER_ONLY",)),
    mutation("roleDelete", lambda ids: {"role": "cashier"}, _ROLES, writes=True,
             may_answer=("WHOLE_LENDER_ONLY",)),
    mutation("totpBegin", lambda ids: {}, "secret", writes=True),
    mutation("totpConfirm", lambda ids: {"code": "000000"}, "recoveryCodes", writes=True,
             may_answer=_TRIES),
    mutation("totpRemove", lambda ids: {}, "__typename", writes=True),
    mutation("recoveryCodesRenew", lambda ids: {}, "recoveryCodes", writes=True,
             may_answer=("FACTOR_MISSING",)),
    mutation("passkeyAdd", lambda ids: {"name": "x", "passkey": {}}, "recoveryCodes", writes=True,
             may_answer=(_NO_PASSKEY,)),
    mutation("passkeyRemove", lambda ids: {"passkeyId": NO_PASSKEY}, "__typename", writes=True),
    mutation("ownStaffSessionEnd", lambda ids: {"sessionId": NO_SESSION}, "ended", writes=True),
    mutation("ownStaffSessionsEndOthers", lambda ids: {}, "ended", writes=True),
    mutation("staffPasswordChange", lambda ids: {"oldPassword": "wrong", "newPassword": "x" * 12},
             "__typename", writes=True, may_answer=("PASSWORD_WRONG", "TOO_MANY_ATTEMPTS")),
    mutation("reauthenticate", lambda ids: {"password": "wrong"}, "__typename", keyed=False,
             writes=True, may_answer=_TRIES),
    mutation("staffPasswordReset", lambda ids: {"login": "nobody", "code": "000000",
             "newPassword": "a fine new password"}, "__typename", keyed=False, writes=True,
             may_answer=("CODE_WRONG",)),
    mutation("staffPasswordSet", lambda ids: {"token": "x", "newPassword": "a fine new password"},
             "__typename", keyed=False, writes=True, may_answer=("LINK_INVALID",)),
    *(
        Call("Mutation", name, f"mutation {{ {call} {{ userErrors {{ code message field }} }} }}",
             lambda ids, _: {}, frozenset(may_answer), writes=True)
        for name, call, may_answer in (
            ("passkeyOptions", "passkeyOptions", (_NO_PASSKEY,)),
            ("reauthenticateOptions", "reauthenticateOptions", (_NO_PASSKEY,)),
            ("signInPasskeyOptions", "signInPasskeyOptions", (_NO_PASSKEY,)),
            ("signInPasskey", "signInPasskey(passkey: {})", (_NO_PASSKEY,)),
            ("signInSecondFactor", 'signInSecondFactor(token: "x", factor: {totp: "000000"})',
             ("SIGN_IN_EXPIRED",)),
            ("staffPasswordResetRequest", 'staffPasswordResetRequest(login: "nobody")',
             ("TOO_MANY_CODES",)),
        )
    ),
]  # fmt: skip
_ALL = [
    query("apiClient", "id: ID!", "{ id name secrets { prefix } branch { code } }",
          id=lambda ids: ids.client),
    query("apiClients", "", "{ id clientId scopes secrets { id } }"),
    mutation("apiClientCreate", lambda ids: {"name": "平台", "branchId": ids.branch,
             "scopes": ["loan.read"]}, "client { id } secret", writes=True),
    mutation("apiClientChange", lambda ids: {"clientId": ids.client, "name": "新名"},
             "client { id name }", writes=True),
    mutation("apiClientSecretAdd", lambda ids: {"clientId": ids.client}, "client { id } secret",
             writes=True, may_answer=("TWO_SECRETS", "CLIENT_INACTIVE")),
    mutation("apiClientSecretRevoke", lambda ids: {"clientId": ids.client,
             "secretId": ids.client_secret}, "client { id }", writes=True,
             may_answer=("CLIENT_INACTIVE",)),
    mutation("apiClientDeactivate", lambda ids: {"clientId": ids.client}, "client { id }",
             writes=True, may_answer=("CLIENT_INACTIVE",)),
    *_STAFF,
    query("apr", "method: AprMethod!, advances: [FlowInput!]!, payments: [FlowInput!]!",
          "{ percent }", method="EU",
          advances=[{"amount": "1000.00", "on": "2024-01-01"}],
          payments=[{"amount": "1100.00", "on": "2025-01-01"}]),
    query("approvals", "status: ApprovalStatus, first: Int!",
          "{ edges { node { id command arguments } } }", status="PENDING", first=5),
    query("approvalPolicies", "", "{ id command minAmount { amount } role validHours }"),
    mutation("approvalApprove", lambda ids: {"id": ids.approval}, "request { id }",
             may_answer=("APPROVAL_NOT_FOUND",)),
    mutation("approvalReject", lambda ids: {"id": ids.approval, "reason": "金额有误"},
             "request { id }", may_answer=("APPROVAL_NOT_FOUND",)),
    mutation("approvalWithdraw", lambda ids: {"id": ids.approval}, "request { id }",
             may_answer=("APPROVAL_NOT_FOUND",)),
    mutation("approvalPolicySet", lambda ids: {"command": "loan.recovery", "role": "approver_3",
             "minAmount": "5000.00"}, "policy { id }", writes=True),
    mutation("approvalPolicyRemove", lambda ids: {"id": ids.approval}, "",
             may_answer=("POLICY_NOT_FOUND",)),
    query("notifications", "unread: Boolean!, first: Int!",
          "{ unreadCount edges { node { id text } } }", unread=True, first=5),
    mutation("notificationsRead", lambda ids: {"ids": [ids.loan]}, "count"),
    Call("Subscription", "notificationReceived",
         "subscription { notificationReceived { cursor notification { id } } }",
         lambda ids, _: {}),
    Call("Subscription", "taskAssigned",
         "subscription ($role: String!) { taskAssigned(role: $role) { cursor id } }",
         lambda ids, _: {"role": "approver_1"}),
    query("branches", "", "{ id code }"),
    query("businessDate", "", ""),
    query("codes", "kinds: [String!]", "{ code zh en }", kinds=["LoanStatus", "AssetClass"]),
    query("customer", "id: ID!", "{ id number loans { id } }", id=lambda ids: ids.customer),
    query("customers", "where: CustomerWhere", "{ totalCount edges { node { id } } }", "",
          where=lambda ids: {"number": "KH"}),
    query("deadLetters", "kind: String", "{ edges { node { id error } } }", kind="end_of_day"),
    query("endOfDayRuns", "first: Int!", "{ businessDate steps { name } }", first=5),
    query("explain", "loanId: ID!, what: String!, n: Int!", "{ depth label amount note }",
          loanId=lambda ids: ids.loan, what="interest", n=1),
    query("jobs", "status: JobStatus", "{ edges { cursor node { id kind } } }", status="QUEUED"),
    query("journalEntries", "bookedOn: Date", "{ edges { node { id number } } }",
          bookedOn="2024-01-31"),
    query("loan", "id: ID!", "{ id number customer { id } transactions { id } "
          "journalEntries { id } instalments { n } contract { id } }",
          "{ id number customer { id bankCards { id } } transactions { id } outstanding { amount } "
          "instalments { n total { amount } } contract { id terms } }", id=lambda ids: ids.loan),
    query("loans", "where: LoanWhere, order: LoanOrder!",
          "{ totalCount edges { node { id instalments { n } } } }",
          where=lambda ids: {"customerId": ids.customer}, order="OUTSTANDING_DESC"),
    query("node", "id: ID!", "{ __typename id }", id=lambda ids: ids.loan),
    query("payoffQuote", "loanId: ID!", "{ total { amount } }", loanId=lambda ids: ids.loan),
    query("portfolio", "", "{ loans outstanding { amount } }", ""),
    query("products", "", "{ id code versions { id terms } }"),
    query("schedulePreview", "terms: JSON!", "{ total { amount } }", terms=TERMS),
    query("schedules", "", "{ name cron isEnabled }"),
    query("trialBalance", "on: Date", "{ currency difference { amount } }", on="2024-01-31"),
    query("viewer", "", "{ kind }"),
    query("webhookDeliveries", "endpointId: ID!, first: Int!",
          "{ edges { cursor node { id status payload attempts { responseStatus error } } } }",
          endpointId=lambda ids: ids.endpoint, first=5),
    query("webhookEndpoints", "", "{ id clientId url topics isActive disabledWhy }"),
    query("webhookTopics", "", "{ name zh en permission schema }"),
    mutation("webhookEndpointCreate", lambda ids: {"clientId": ids.client, "url": RECEIVER,
             "topics": ["loan.opened"]}, "endpoint { id url } secret", writes=True,
             may_answer=("WEBHOOK_CLIENT_NOT_FOUND",)),
    mutation("webhookEndpointChange", lambda ids: {"endpointId": ids.endpoint,
             "topics": ["loan.changed"]}, "endpoint { id topics }", writes=True),
    replace(mutation("webhookEndpointRemove", lambda ids: {"endpointId": ids.endpoint}, "removed",
                     writes=True), once=True),
    mutation("webhookSecretRotate", lambda ids: {"endpointId": ids.endpoint},
             "endpoint { id } secret", writes=True),
    mutation("webhookTest", lambda ids: {"endpointId": ids.endpoint}, "delivery { id }",
             writes=True),
    mutation("webhookRedeliver", lambda ids: {"deliveryId": ids.delivery}, "delivery { id }",
             writes=True),
    *(
        mutation(name, lambda ids, make=make: {"loanId": ids.loan} | make(ids), dry_run=True,
                 may_answer=_LOAN_ENDS.get(name, ()))
        for name, make in VERBS.items()
    ),
    mutation("loanOpen", lambda ids: {"contractId": ids.contract}, writes=True,
             may_answer=("CONTRACT_HAS_LOAN",)),
    mutation("contractSign", lambda ids: {"customerId": ids.customer,
             "productVersionId": ids.version, "signedOn": "2024-01-31", "terms": TERMS},
             "contract { id }", writes=True),
    mutation("endOfDayStart", lambda ids: {"to": "2024-02-03"}, "days", dry_run=True),
    mutation("jobRequeue", lambda ids: {"id": ids.job}, "job { id }",
             may_answer=("JOB_NOT_FOUND", "JOB_NOT_DEAD"), writes=True),
    mutation("scheduleChange", lambda ids: {"name": "none"}, "schedule { name }",
             may_answer=("SCHEDULE_NOT_FOUND",), writes=True),
    mutation("createCustomer", lambda ids: {"name": "赵六", "idNumber": "11010519491231002X",
             "branchId": ids.branch}, "customer { id }", writes=True,
             may_answer=("CUSTOMER_EXISTS",)),
    mutation("revealCustomer", lambda ids: {"id": ids.customer, "reason": "电核"},
             "revealed { name }", writes=True),
    Call("Mutation", "signIn",
         "mutation { signIn(login: \"nobody\", password: \"wrong password\") "
         "{ token userErrors { code message field } } }",
         lambda ids, _: {}, frozenset({"SIGN_IN_FAILED", "TOO_MANY_ATTEMPTS"}), writes=True),
    Call("Mutation", "signOut", "mutation { signOut { userErrors { code message field } } }",
         lambda ids, _: {}, writes=True, once=True),
    Call("Subscription", "jobProgress",
         "subscription ($id: ID!) { jobProgress(jobId: $id) { status done version job { id } } }",
         lambda ids, _: {"id": ids.job}),
    query("consentDocuments", "", "{ kind version isRequired zh en }"),
    query("me", "", "{ account { id phone } customer { id bankCards { number } loans { id } } "
          "consents { kind } sessions { isThis } }"),
    Call("Mutation", "requestCode",
         "mutation ($phone: String!) { requestCode(purpose: REGISTER, phone: $phone) "
         "{ userErrors { code message field } } }",
         lambda ids, _: {"phone": "13700137000"}, frozenset({"TOO_MANY_CODES"}), writes=True),
    mutation("register", lambda ids: {"phone": "13700137000", "code": "000000",
             "password": "a long password", "consents": CONSENTS}, "account { id }", writes=True,
             may_answer=("CODE_WRONG", "TOO_MANY_CODES")),
    mutation("borrowerSignIn", lambda ids: {"phone": "13700137000", "password": "a guess"},
             "account { id }", keyed=False, writes=True,
             may_answer=("SIGN_IN_FAILED", "TOO_MANY_ATTEMPTS")),
    mutation("borrowerResetPassword", lambda ids: {"phone": "13700137000", "code": "000000",
             "password": "a long password"}, "", writes=True,
             may_answer=("CODE_WRONG", "TOO_MANY_CODES")),
    mutation("borrowerChangePassword", lambda ids: {"old": "a guess", "new": "a long password"}, "",
             writes=True, may_answer=("PASSWORD_WRONG", "TOO_MANY_ATTEMPTS")),
    mutation("changePhone", lambda ids: {"phone": "13700137000", "code": "000000",
             "password": "a guess"}, "account { id }", writes=True,
             may_answer=("PASSWORD_WRONG", "TOO_MANY_ATTEMPTS")),
    mutation("borrowerSessionEnd", lambda ids: {"sessionId": ids.customer}, "sessions { id }",
             writes=True, may_answer=("SESSION_NOT_FOUND",)),
    mutation("consentGive", lambda ids: {"kind": "MARKETING", "version": "2026-11-01"},
             "consents { kind }", writes=True),
    mutation("consentWithdraw", lambda ids: {"kind": "MARKETING"}, "consents { kind }",
             writes=True),
    mutation("closeAccount", lambda ids: {"password": "a guess"}, "", writes=True,
             may_answer=("PASSWORD_WRONG", "TOO_MANY_ATTEMPTS")),
    mutation("exportOwnData", lambda ids: {"password": "a guess"}, "document", writes=True,
             may_answer=("PASSWORD_WRONG", "TOO_MANY_ATTEMPTS")),
    mutation("bindIdentity", lambda ids: {"name": "张三", "idNumber": "110105198001010024"},
             "customer { id }", writes=True, may_answer=("IDENTITY_BOUND", "TOO_MANY_ATTEMPTS")),
    mutation("bankCardBind", lambda ids: {"number": "6222021234567890128"}, "bankCards { number }",
             writes=True, may_answer=("BANK_CARD_EXISTS",)),
    mutation("bankCardRemove", lambda ids: {"cardId": ids.customer}, "bankCards { number }",
             writes=True, may_answer=("BANK_CARD_NOT_FOUND",)),
    mutation("bankCardMakeDefault", lambda ids: {"cardId": ids.customer}, "bankCards { number }",
             writes=True, may_answer=("BANK_CARD_NOT_FOUND",)),
    Call("Subscription", "loanChanged",
         "subscription ($id: ID!) { loanChanged(loanId: $id) { type version cursor loan { id } } }",
         lambda ids, _: {"id": ids.loan}),
    *applications.CALLS,
    *collections.CALLS,
    *contracts.CALLS,
    *credit_lines.CALLS,
    *customers.CALLS,
    *decisions.CALLS,
    *desk.CALLS,
    *notifications.CALLS,
    *payments.CALLS,
    *disputes.CALLS,
    *requests.CALLS,
    *products.CALLS,
    *reconciliation.CALLS,
    *early_warning.CALLS,
    *scoring.CALLS,
    *statistics.CALLS,
    *servicing.CALLS,
]  # fmt: skip
STAFF_VERBS = {
    call.name: call
    for call in _STAFF
    if call.root == "Mutation" and "idempotencyKey" in str(call.variables(Ids.of(str, ""), "k"))
}
"""Mutations about staff that take a key."""
CALLS = {f"{call.root}.{call.name}": call for call in _ALL}
