"""Every list that can be exported."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from xindai.graphql.exports import books, business, clearing
from xindai.graphql.exports.column import ListSpec


class ExportList(StrEnum):
    """The lists that can be exported; reports are asked for by reportExport."""

    CUSTOMERS = "customers"
    APPLICATIONS = "applications"
    LOANS = "loans"
    CONTRACTS = "contracts"
    CREDIT_LINES = "credit_lines"
    DISBURSEMENTS = "disbursements"
    PAYMENT_ORDERS = "payment_orders"
    JOURNAL_ENTRIES = "journal_entries"
    TRIAL_BALANCE = "trial_balance"
    PRODUCTS = "products"
    MERCHANTS = "merchants"
    LIST_ENTRIES = "list_entries"
    AUDIT_RECORDS = "audit_records"
    APPROVALS = "approvals"
    RECONCILIATION_BREAKS = "reconciliation_breaks"
    SETTLEMENT_DAYS = "settlement_days"
    REPORT = "report"
    REPORT_LOANS = "report_loans"
    WATCH_LIST = "watch_list"
    WARNING_TASKS = "warning_tasks"


LISTS: Final[Mapping[ExportList, ListSpec]] = {
    ExportList.CUSTOMERS: business.CUSTOMERS,
    ExportList.APPLICATIONS: business.APPLICATIONS,
    ExportList.LOANS: business.LOANS,
    ExportList.CONTRACTS: business.CONTRACTS,
    ExportList.CREDIT_LINES: business.CREDIT_LINES,
    ExportList.DISBURSEMENTS: business.DISBURSEMENTS,
    ExportList.PAYMENT_ORDERS: business.PAYMENTS,
    ExportList.JOURNAL_ENTRIES: books.JOURNAL,
    ExportList.TRIAL_BALANCE: books.TRIAL_BALANCE,
    ExportList.PRODUCTS: books.PRODUCTS,
    ExportList.MERCHANTS: books.MERCHANTS,
    ExportList.LIST_ENTRIES: books.LIST_ENTRIES,
    ExportList.AUDIT_RECORDS: books.AUDIT,
    ExportList.APPROVALS: books.APPROVALS,
    ExportList.RECONCILIATION_BREAKS: clearing.BREAKS,
    ExportList.SETTLEMENT_DAYS: clearing.SETTLEMENT_DAYS,
    ExportList.WATCH_LIST: business.WATCH_LIST,
    ExportList.WARNING_TASKS: business.WARNING_TASKS,
}
