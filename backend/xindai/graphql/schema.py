"""The schema: the parts of every domain put together, with its guards."""

from __future__ import annotations

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from xindai.approvals import api as approvals
from xindai.contracts import api as contracts
from xindai.credit_lines import api as credit_lines
from xindai.customers import api as customers
from xindai.decisioning import api as decisioning
from xindai.graphql.accounting.periods import PeriodMutation, PeriodQuery
from xindai.graphql.accounting.queries import AccountingQuery
from xindai.graphql.applications.applicant_verbs import ApplicationMutation
from xindai.graphql.applications.duties import (
    ApplicationDutyMutation,
    ApplicationDutyQuery,
    AuthorityRule,
    StaffConflict,
)
from xindai.graphql.applications.queries import ApplicationQuery
from xindai.graphql.applications.statistics import ApplicationStatisticsQuery
from xindai.graphql.applications.subscriptions import ApplicationSubscription
from xindai.graphql.applications.types import Application
from xindai.graphql.applications.work_verbs import ApplicationWorkMutation
from xindai.graphql.approvals.mutations import ApprovalMutation
from xindai.graphql.approvals.queries import ApprovalQuery
from xindai.graphql.approvals.subscriptions import ApprovalSubscription
from xindai.graphql.approvals.types import Approval
from xindai.graphql.audit.queries import AuditQuery
from xindai.graphql.base.access import PUBLIC, SIGNED_IN, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.errors import Coded
from xindai.graphql.base.limits import MOST_TOKENS, Limits, Parsed
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import NODES, Node, split_id
from xindai.graphql.base.quota import Metered
from xindai.graphql.base.render import Executor
from xindai.graphql.base.scalars import SCALARS
from xindai.graphql.base.traced import Traced
from xindai.graphql.borrowers.account_verbs import BorrowerAccountMutation
from xindai.graphql.borrowers.identity_verbs import BorrowerIdentityMutation
from xindai.graphql.borrowers.own_verbs import BorrowerOwnMutation
from xindai.graphql.borrowers.queries import BorrowerQuery
from xindai.graphql.clients.mutations import ClientMutation
from xindai.graphql.clients.queries import ClientQuery
from xindai.graphql.clients.types import ApiClient
from xindai.graphql.codes import CodeQuery
from xindai.graphql.collections import parts as collections
from xindai.graphql.contracts.lifecycle import ContractLifeMutation
from xindai.graphql.contracts.mutations import ContractMutation
from xindai.graphql.contracts.queries import ContractQuery
from xindai.graphql.contracts.template_types import ContractTemplate
from xindai.graphql.contracts.template_verbs import ContractTemplateMutation
from xindai.graphql.contracts.types import Contract
from xindai.graphql.credit_lines.mutations import CreditLineMutation
from xindai.graphql.credit_lines.queries import CreditLineQuery
from xindai.graphql.credit_lines.subscriptions import CreditLineSubscription
from xindai.graphql.credit_lines.types import CreditLine, CreditLineProposal
from xindai.graphql.customers.known_types import CustomerDocument
from xindai.graphql.customers.known_verbs import CustomerKnownMutation
from xindai.graphql.customers.list_queries import ListQuery
from xindai.graphql.customers.list_types import ListEntry, ListImport
from xindai.graphql.customers.list_verbs import ListMutation
from xindai.graphql.customers.mutations import CustomerMutation
from xindai.graphql.customers.own_verbs import OwnKnownMutation
from xindai.graphql.customers.queries import CustomerQuery
from xindai.graphql.customers.types import Customer
from xindai.graphql.decisions.mutations import PolicyMutation
from xindai.graphql.decisions.policy_queries import PolicyQuery
from xindai.graphql.decisions.policy_types import (
    DecisionPolicy,
    DecisionPolicyVersion,
    DecisionSimulation,
)
from xindai.graphql.decisions.queries import DecisionQuery
from xindai.graphql.decisions.types import Decision
from xindai.graphql.desk.figures import FiguresQuery
from xindai.graphql.desk.saved_views import SavedViewMutation, SavedViewQuery
from xindai.graphql.desk.search import SearchQuery
from xindai.graphql.early_warning import parts as early_warning
from xindai.graphql.exports.entries import Export, ExportMutation, ExportQuery
from xindai.graphql.files.entries import FileMutation, FileQuery
from xindai.graphql.identity.branches import BranchMutation
from xindai.graphql.identity.own import FactorMutation, OwnMutation, OwnQuery
from xindai.graphql.identity.queries import IdentityQuery
from xindai.graphql.identity.roles import RoleMutation, RoleQuery
from xindai.graphql.identity.sign_in import SignInMutation
from xindai.graphql.identity.staff import StaffMutation, StaffQuery
from xindai.graphql.identity.types import Branch, Staff
from xindai.graphql.jobs.mutations import JobMutation
from xindai.graphql.jobs.queries import JobQuery
from xindai.graphql.jobs.subscriptions import JobSubscription
from xindai.graphql.jobs.types import Job
from xindai.graphql.loans import servicing_parts as servicing
from xindai.graphql.loans.disbursement_types import Disbursement
from xindai.graphql.loans.disbursements import DisbursementMutation, DisbursementQuery
from xindai.graphql.loans.disputes import LoanDisputeSubscription
from xindai.graphql.loans.end_of_day import EndOfDayQuery
from xindai.graphql.loans.money_verbs import LoanMoneyMutation
from xindai.graphql.loans.open_loan import LoanOpenMutation
from xindai.graphql.loans.paper_types import LoanPaper
from xindai.graphql.loans.papers import LoanPaperMutation, LoanPaperQuery
from xindai.graphql.loans.payment_types import LoanPayment
from xindai.graphql.loans.payments import (
    LoanPaymentMutation,
    LoanPaymentQuery,
    LoanPaymentSubscription,
)
from xindai.graphql.loans.plan_verbs import LoanPlanMutation
from xindai.graphql.loans.queries import LoanQuery
from xindai.graphql.loans.start_end_of_day import EndOfDayMutation
from xindai.graphql.loans.subscriptions import LoanSubscription
from xindai.graphql.loans.types import Loan
from xindai.graphql.notifications import parts as notifications
from xindai.graphql.partners.mutations import PartnerMutation
from xindai.graphql.partners.queries import PartnerQuery
from xindai.graphql.partners.types import Merchant
from xindai.graphql.payments.queries import PaymentQuery
from xindai.graphql.payments.types import PaymentOrder
from xindai.graphql.products.mutations import ProductMutation
from xindai.graphql.products.queries import ProductQuery
from xindai.graphql.products.quotes import ProductQuoteQuery
from xindai.graphql.products.types import Product
from xindai.graphql.quoting.queries import QuotingQuery
from xindai.graphql.reconciliation import parts as reconciliation
from xindai.graphql.scoring.mutations import ScoringMutation
from xindai.graphql.scoring.queries import ScoringQuery
from xindai.graphql.scoring.types import CreditReport, Scorecard
from xindai.graphql.service_requests.mutations import ServiceRequestMutation
from xindai.graphql.service_requests.queries import ServiceRequestQuery
from xindai.graphql.service_requests.subscriptions import ServiceRequestSubscription
from xindai.graphql.service_requests.types import ServiceRequest
from xindai.graphql.statistics.entries import StatisticsMutation, StatisticsQuery
from xindai.graphql.webhooks.mutations import WebhookMutation
from xindai.graphql.webhooks.queries import WebhookQuery
from xindai.graphql.webhooks.types import WebhookDelivery, WebhookEndpoint
from xindai.identity import api as identity
from xindai.loans import api as loans
from xindai.origination import api as origination
from xindai.partners import api as partners
from xindai.payments import api as payments
from xindai.platform.jobs import api as jobs
from xindai.products import api as products
from xindai.reporting import api as reporting
from xindai.webhooks import api as webhooks

NODES.update(
    {
        "ApiClient": (identity.clients_by_id, ApiClient.of),
        "Application": (origination.applications_by_id, Application.of),
        "Approval": (approvals.approvals_by_id, Approval.of),
        "AuthorityRule": (origination.authority_rules_by_id, AuthorityRule.of),
        "Branch": (identity.branches_by_id, Branch.of),
        **collections.NODES,
        "Contract": (contracts.contracts_by_id, Contract.of),
        "CreditLine": (credit_lines.lines_by_id, CreditLine.of),
        "CreditLineProposal": (credit_lines.proposals_by_id, CreditLineProposal.of),
        "Decision": (decisioning.decisions_by_id, Decision.of),
        "DecisionPolicy": (decisioning.policies_by_id, DecisionPolicy.of),
        "DecisionPolicyVersion": (decisioning.versions_by_id, DecisionPolicyVersion.of),
        "DecisionSimulation": (decisioning.simulations_by_id, DecisionSimulation.of),
        "CreditReport": (decisioning.reports_by_id, CreditReport.of),
        "ContractTemplate": (contracts.templates_by_id, ContractTemplate.of),
        "Customer": (customers.customers_by_id, Customer.of),
        "Disbursement": (loans.disbursements_by_id, Disbursement.of),
        "CustomerDocument": (customers.documents_by_id, CustomerDocument.of),
        "Export": (reporting.exports_by_id, Export.of),
        "Job": (jobs.jobs_by_id, Job.of),
        "ListEntry": (customers.entries_by_id, ListEntry.of),
        "ListImport": (customers.imports_by_id, ListImport.of),
        "Loan": (loans.loans_by_id, Loan.of),
        "LoanPayment": (loans.payments_by_id, LoanPayment.of),
        "LoanPaper": (loans.papers_by_id, LoanPaper.of),
        "Merchant": (partners.merchants_by_id, Merchant.of),
        **notifications.NODES,
        "PaymentOrder": (payments.orders_by_id, PaymentOrder.of),
        "Product": (products.products_by_id, Product.of),
        **reconciliation.NODES,
        **servicing.NODES,
        "Scorecard": (decisioning.scorecards_by_id, Scorecard.of),
        "ServiceRequest": (loans.requests_by_id, ServiceRequest.of),
        "Staff": (identity.staff_by_id, Staff.of),
        **early_warning.NODES,
        "StaffConflict": (origination.conflicts_by_id, StaffConflict.of),
        "WebhookDelivery": (webhooks.deliveries_by_id, WebhookDelivery.of),
        "WebhookEndpoint": (webhooks.endpoints_by_id, WebhookEndpoint.of),
    }
)


@strawberry.type
class Query(
    AccountingQuery,
    ApplicationDutyQuery,
    ApplicationQuery,
    ApplicationStatisticsQuery,
    ClientQuery,
    ApprovalQuery,
    AuditQuery,
    BorrowerQuery,
    CodeQuery,
    collections.Query,
    CreditLineQuery,
    ContractQuery,
    CustomerQuery,
    DisbursementQuery,
    FileQuery,
    ListQuery,
    EndOfDayQuery,
    ExportQuery,
    FiguresQuery,
    IdentityQuery,
    JobQuery,
    LoanPaymentQuery,
    servicing.ServicingQuery,
    LoanQuery,
    LoanPaperQuery,
    notifications.MessagingQuery,
    OwnQuery,
    PaymentQuery,
    PeriodQuery,
    PartnerQuery,
    ProductQuery,
    ProductQuoteQuery,
    QuotingQuery,
    reconciliation.ClearingQuery,
    RoleQuery,
    SavedViewQuery,
    SearchQuery,
    ScoringQuery,
    StatisticsQuery,
    DecisionQuery,
    ServiceRequestQuery,
    PolicyQuery,
    StaffQuery,
    early_warning.Query,
    WebhookQuery,
):
    """Reads."""

    @entry(SIGNED_IN, Rows.BRANCH, "Anything by its global id, or null.", id=PUBLIC)
    async def node(self, info: Info, id: strawberry.ID) -> Node | None:
        kind, key = split_id(id)
        if kind not in NODES or key is None:
            return None
        read, of = NODES[kind]
        view = await load(info.context, read, key)
        found: Node | None = of(view) if view is not None else None
        return found


@strawberry.type
class Mutation(
    ApplicationDutyMutation,
    ApplicationMutation,
    ApplicationWorkMutation,
    ClientMutation,
    ApprovalMutation,
    BorrowerAccountMutation,
    BorrowerIdentityMutation,
    BorrowerOwnMutation,
    BranchMutation,
    collections.CaseMutation,
    collections.OutsideMutation,
    ContractLifeMutation,
    ContractMutation,
    CreditLineMutation,
    ContractTemplateMutation,
    CustomerMutation,
    DisbursementMutation,
    CustomerKnownMutation,
    FileMutation,
    ListMutation,
    OwnKnownMutation,
    FactorMutation,
    EndOfDayMutation,
    ExportMutation,
    JobMutation,
    LoanMoneyMutation,
    LoanOpenMutation,
    LoanPaymentMutation,
    servicing.ServicingMutation,
    LoanPaperMutation,
    LoanPlanMutation,
    notifications.MessagingMutation,
    OwnMutation,
    PartnerMutation,
    PeriodMutation,
    ProductMutation,
    reconciliation.ClearingMutation,
    RoleMutation,
    SavedViewMutation,
    ScoringMutation,
    StatisticsMutation,
    PolicyMutation,
    ServiceRequestMutation,
    early_warning.Mutation,
    SignInMutation,
    StaffMutation,
    WebhookMutation,
):
    """Verbs."""


@strawberry.type
class Subscription(
    ApplicationSubscription,
    ApprovalSubscription,
    collections.Subscription,
    CreditLineSubscription,
    JobSubscription,
    LoanPaymentSubscription,
    LoanSubscription,
    notifications.NotificationSubscription,
    LoanDisputeSubscription,
    ServiceRequestSubscription,
    early_warning.Subscription,
):
    """Live updates."""


class Schema(strawberry.Schema):
    """Strawberry's, but silent: it would log every error with the text of the operation."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """`Coded` logs the bugs, and refusals are no news; neither carries what was asked."""


def build() -> strawberry.Schema:
    """The schema with its limits; the caches keep parsed and validated texts."""
    return Schema(
        Query,
        Mutation,
        Subscription,
        types=[
            ApiClient,
            Application,
            Approval,
            AuthorityRule,
            *collections.TYPES,
            Branch,
            Contract,
            CreditLine,
            CreditLineProposal,
            CreditReport,
            Decision,
            DecisionPolicy,
            DecisionPolicyVersion,
            DecisionSimulation,
            ContractTemplate,
            Customer,
            Disbursement,
            Export,
            Job,
            Loan,
            LoanPayment,
            LoanPaper,
            Merchant,
            notifications.Notification,
            PaymentOrder,
            Product,
            *reconciliation.TYPES,
            *servicing.TYPES,
            Scorecard,
            ServiceRequest,
            StaffConflict,
            *early_warning.TYPES,
            WebhookDelivery,
            WebhookEndpoint,
        ],
        execution_context_class=Executor,
        # Not `sort_schema`: it rebuilds the enums, and their values then come in as plain texts.
        config=StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS),
        extensions=[
            Coded,
            lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
            lambda: Parsed(maxsize=256),
            lambda: ValidationCache(maxsize=256),
            Limits,
            Metered,
            Traced,
        ],
    )


schema = build()
"""One a process: its caches are shared by all requests."""
