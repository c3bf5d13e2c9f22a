"""Calls of reconciliation and suspense; of nothing: they have stories of their own."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_ACCOUNT = to_id("ClearingAccount", UUID(int=1))
NO_STATEMENT = to_id("BankStatement", UUID(int=1))
NO_RUN = to_id("ReconciliationRun", UUID(int=1))
NO_BREAK = to_id("ReconciliationBreak", UUID(int=1))
NO_ITEM = to_id("SuspenseItem", UUID(int=1))
NO_FILE = to_id("File", UUID(int=1))
_FOUND = "found { id state mine }"
_ITEM = "item { id state mine } preview { statusAfter }"
_NOTE = "银行已确认"

CALLS: list[Call] = [
    query("clearingAccounts", "",
          "{ id code number cutOffMinute payoutFee { amount } }"),
    query("bankStatement", "id: ID!", "{ id number on format lineCount booked { amount } }",
          id=lambda _: NO_STATEMENT),
    query("bankStatements", "accountId: ID",
          "{ edges { node { id number } } pageInfo { hasNextPage } }",
          accountId=lambda _: NO_ACCOUNT),
    query("bankStatementLines", "statementId: ID!",
          "{ edges { node { id lineNo kind amount { amount } partyName } } }",
          statementId=lambda _: NO_STATEMENT),
    query("reconciliationRun", "id: ID!",
          "{ id number status kinds { kind count waiting difference { amount } } }",
          id=lambda _: NO_RUN),
    query("reconciliationRuns", "accountId: ID, on: Date",
          "{ edges { node { id number } } }", accountId=lambda _: NO_ACCOUNT, on="2026-01-31"),
    query("reconciliationBreak", "id: ID!",
          "{ id kind state proposal { role amount { amount } } noEntry lineCount "
          "lines { id } order { id } }",
          id=lambda _: NO_BREAK),
    query("reconciliationBreaks", "where: ReconciliationBreakWhere",
          "{ edges { node { id number kind } } }", where={"state": "OPEN", "waiting": True}),
    replace(query("settlementReport", "accountId: ID!, firstDay: Date!, lastDay: Date!",
          "{ days { on bank { amount } rest { amount } } merchants { orders merchant { id } } }",
          accountId=lambda _: NO_ACCOUNT, firstDay="2026-01-01", lastDay="2026-01-31"),
            may_answer=frozenset({"SETTLEMENT_ACCOUNT_NOT_FOUND"})),
    query("suspenseItem", "id: ID!", "{ id number state amount { amount } }",
          id=lambda _: NO_ITEM),
    query("suspenseItems", "state: SuspenseState", "{ edges { node { id number } } }",
          state="WAITING"),
    replace(query("suspenseSuggestions", "itemId: ID!", "{ loanId score clues loan { id } }",
                  itemId=lambda _: NO_ITEM),
            may_answer=frozenset({"SUSPENSE_NOT_FOUND"})),
    mutation("clearingAccountAdd",
             lambda ids: {"code": "GRID-CNY", "nameZh": "清算账户", "nameEn": "Clearing",
                          "branchId": ids.branch, "number": "95588000000001"},
             "account { id code }", may_answer=("SETTLEMENT_ACCOUNT_EXISTS",), writes=True),
    mutation("bankStatementImport", lambda _: {"accountId": NO_ACCOUNT, "fileId": NO_FILE},
             "statement { id } isNew",
             may_answer=("FILE_NOT_FOUND", "SETTLEMENT_ACCOUNT_NOT_FOUND")),
    mutation("reconciliationRunStart", lambda _: {"accountId": NO_ACCOUNT, "on": "2026-01-31"},
             "run { id status }", may_answer=("SETTLEMENT_ACCOUNT_NOT_FOUND",)),
    mutation("reconciliationBreakPropose", lambda _: {"breakId": NO_BREAK, "note": _NOTE}, _FOUND,
             may_answer=("BREAK_NOT_FOUND",)),
    mutation("reconciliationBreakApprove", lambda _: {"breakId": NO_BREAK}, _FOUND,
             may_answer=("BREAK_NOT_FOUND",)),
    mutation("reconciliationBreakReject", lambda _: {"breakId": NO_BREAK, "note": _NOTE}, _FOUND,
             may_answer=("BREAK_NOT_FOUND",)),
    mutation("reconciliationBreakExplain", lambda _: {"breakId": NO_BREAK, "note": _NOTE}, _FOUND,
             may_answer=("BREAK_NOT_FOUND",)),
    mutation("reconciliationBreakReverse", lambda _: {"breakId": NO_BREAK, "note": _NOTE}, _FOUND,
             may_answer=("BREAK_NOT_FOUND",)),
    mutation("suspenseAssign",
             lambda ids: {"itemId": NO_ITEM, "loanId": ids.loan, "note": _NOTE}, _ITEM,
             may_answer=("SUSPENSE_NOT_FOUND",)),
    mutation("suspenseReturn", lambda _: {"itemId": NO_ITEM, "note": _NOTE}, _ITEM,
             may_answer=("SUSPENSE_NOT_FOUND",)),
    mutation("suspenseApprove", lambda _: {"itemId": NO_ITEM}, _ITEM,
             may_answer=("SUSPENSE_NOT_FOUND",)),
    mutation("suspenseReject", lambda _: {"itemId": NO_ITEM, "note": _NOTE}, _ITEM,
             may_answer=("SUSPENSE_NOT_FOUND",)),
]  # fmt: skip
