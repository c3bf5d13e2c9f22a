"""Calls of collections; of no case: they have stories of their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_CASE = to_id("CollectionCase", UUID(int=1))
_GONE = ("COLLECTION_CASE_NOT_FOUND",)
_CASE = "case { id number status stage version }"
_RULE: dict[str, Any] = {
    "daysFrom": 1, "queue": "soft", "stage": "SOFT", "priority": 20, "cadenceDays": 3,
    "channels": ["CALL", "SMS"], "amountFrom": None, "daysTo": None,
}  # fmt: skip
_STRATEGY: dict[str, Any] = {
    "rules": [_RULE], "continuityDays": 90, "graceDays": 1, "longestPromiseDays": 30,
    "note": "试行",
}  # fmt: skip
_MONEY = "{ amount currency }"
_WHO = "{ id kind name }"


def _id(kind: str) -> str:
    return to_id(kind, UUID(int=1))


def _of_case(name: str, shown: str = _CASE, **given: Any) -> Call:
    return mutation(name, lambda _: {"caseId": NO_CASE, **given}, shown, may_answer=_GONE)


CALLS: list[Call] = [
    query("collectionCase", "id: ID!",
          f"{{ id number status stage queue priority cadenceDays channels daysPastDue overdue "
          f"{_MONEY} outstanding {_MONEY} grade strategyNumber openedOn closedOn closeReason "
          f"previousId assignedId assigned {_WHO} isMine isDisputed isPlaced agencyName "
          "nextActionOn lastContactAt promiseStatus version customer { id } loans { loanId "
          f"daysPastDue overdue {_MONEY} outstanding {_MONEY} addedOn curedOn loan {{ id }} }} "
          f"actions {{ id kind channel party result note amount {_MONEY} received {_MONEY} "
          f"cost {_MONEY} detail staff {_WHO} by {_WHO} at nextActionOn }} "
          "promises { id amount { amount } "
          "status customer { id } } legals { id number steps { stage on cost { amount } note "
          "by { name } } } writeOffs { id number reason note } script { opening points never } }",
          id=lambda _: NO_CASE),
    query("collectionCases", "where: CollectionCaseWhere, first: Int!",
          "{ totalCount edges { cursor node { id number } } pageInfo { hasNextPage } }",
          where={"status": "OPEN", "isMine": True}, first=5),
    query("collectionQueues", "", "{ code name cases unassigned due overdue { amount } }"),
    query("collectionPromises", "status: CollectionPromiseStatus, mine: Boolean!, first: Int!",
          f"{{ edges {{ cursor node {{ id caseId caseNumber amount {_MONEY} received {_MONEY} "
          "dueOn lastOn status madeBy { id kind name } madeAt settledOn } } }",
          status="OPEN", mine=False, first=5),
    query("collectionLegals", "stage: CollectionLegalStage, first: Int!",
          f"{{ edges {{ cursor node {{ id number caseId caseNumber stage court courtNumber claimed "
          f"{_MONEY} cost {_MONEY} openedOn endedOn }} }} }}", stage="FILED", first=5),
    query("collectionWriteOffs", "status: CollectionWriteOffStatus, first: Int!",
          "{ edges { cursor node { id number caseId caseNumber loanId reason "
          f"outstanding {_MONEY} status proposedBy {_WHO} proposedAt decidedBy {_WHO} decidedAt "
          "isMine } } }",
          status="PROPOSED", first=5),
    query("collectionStrategies", "",
          "{ id number status continuityDays graceDays longestPromiseDays note "
          f"proposedBy {_WHO} proposedAt decidedBy {_WHO} decidedAt isMine "
          "rules { daysFrom daysTo amountFrom "
          f"{_MONEY} amountTo {_MONEY} grades queue stage priority cadenceDays channels }} }}"),
    query("collectionForecast", "strategy: CollectionStrategyInput!",
          "{ queue cases overdue { amount } }", strategy=_STRATEGY),
    query("collectors", "",
          f"{{ staffId staff {_WHO} queues mostCases most {_MONEY} isActive cases overdue {_MONEY} "
          "absences { id fromOn toOn } }"),
    query("collectionStatistics", "fromOn: Date!, toOn: Date!",
          f"{{ openCases overdue {_MONEY} opened cured writtenOff placed disputed cureRate "
          f"collectors {{ staffId staff {_WHO} contacts reached promises kept broken "
          "promised { amount } received { amount } closed cases overdue { amount } } }",
          fromOn="2024-01-01", toOn="2024-01-31"),
    query("collectionAgencies", "",
          f"{{ id code name feeRate recallDays dataFields isActive cases placed {_MONEY} received "
          f"{_MONEY} fee {_MONEY} }}"),
    query("collectionBatches", "",
          f"{{ id number agencyName feeRate dataFields handedOn recallOn handedBy {_WHO} cases "
          f"openCases placed {_MONEY} received {_MONEY} fee {_MONEY} }}"),
    _of_case("collectionCaseClaim"),
    mutation("collectionCaseClaimNext", lambda _: {"queue": "soft"}, _CASE,
             may_answer=("COLLECTION_QUEUE_EMPTY", "COLLECTOR_NOT_FOUND")),
    _of_case("collectionCaseRelease", reason="工作调整"),
    _of_case("collectionCaseTransfer", staffId=_id("Staff"), reason="工作调整"),
    _of_case("collectionContactPermit", f"permitId phone validUntil {_CASE}", channel="CALL"),
    _of_case("collectionContactLog", permitId=_id("ContactPermit"), result="NO_ANSWER"),
    _of_case("collectionMessageSend", channel="SMS"),
    _of_case("collectionNoteAdd", note="客户出差", nextActionOn="2024-02-05"),
    _of_case("collectionPromiseMake", amount="100.00", dueOn="2024-02-05"),
    mutation("collectionPromiseCancel", lambda _: {"promiseId": _id("CollectionPromise"),
             "reason": "重新约定"}, _CASE, may_answer=("PROMISE_NOT_FOUND",)),
    _of_case("collectionDisputeOpen", reason="称未收到借款"),
    _of_case("collectionDisputeEnd", reason="已核实"),
    _of_case("collectionBlacklist", reason="EVADES", note="多次失联", validUntil="2027-01-01"),
    _of_case("collectionLegalOpen", court="上海市静安区人民法院", claimed="1000.00"),
    mutation("collectionLegalStep", lambda _: {"legalId": _id("CollectionLegal"),
             "stage": "FILED", "on": "2024-01-31", "cost": "50.00"}, _CASE,
             may_answer=("LEGAL_NOT_FOUND",)),
    mutation("collectionWriteOffPropose", lambda ids: {"caseId": NO_CASE, "loanId": ids.loan,
             "reason": "UNCOLLECTABLE", "note": "确认无法收回"}, _CASE, may_answer=_GONE),
    mutation("collectionWriteOffDecide", lambda _: {"writeOffId": _id("CollectionWriteOff"),
             "agrees": False}, "writeOff { id status } preview { statusAfter }",
             may_answer=("WRITE_OFF_NOT_FOUND",)),
    mutation("collectionStrategyPropose", lambda _: _STRATEGY,
             "strategy { id number status }", writes=True),
    mutation("collectionStrategyDecide", lambda _: {"strategyId": _id("CollectionStrategy"),
             "agrees": True}, "strategy { id status }", may_answer=("STRATEGY_NOT_FOUND",)),
    mutation("collectorSet", lambda _: {"staffId": _id("Staff"), "queues": ["soft"],
             "mostCases": 50, "mostAmount": "100000.00"}, "collector { staffId queues }",
             may_answer=("COLLECTOR_NOT_FOUND",)),
    mutation("collectorAbsenceAdd", lambda _: {"staffId": _id("Staff"), "fromOn": "2024-02-01",
             "toOn": "2024-02-03"}, "collector { staffId absences { id } }",
             may_answer=("COLLECTOR_NOT_FOUND",)),
    mutation("collectorAbsenceRemove", lambda _: {"absenceId": _id("CollectorAbsence")},
             "collector { staffId }", may_answer=("ABSENCE_NOT_FOUND",)),
    mutation("collectionAgencySet", lambda _: {"code": "A1", "name": "诚信催收", "feeRate": "0.2",
             "recallDays": 60, "dataFields": ["NAME", "PHONE"]}, "agency { id code feeRate }",
             writes=True),
    mutation("collectionHandOver", lambda _: {"agencyId": _id("CollectionAgency"),
             "caseIds": [NO_CASE], "reason": "长期逾期"}, "batch { id number recallOn }",
             may_answer=("AGENCY_NOT_FOUND",)),
    mutation("collectionRecall", lambda _: {"caseIds": [NO_CASE], "reason": "自行处理"}, "cases",
             may_answer=_GONE),
    mutation("collectionBatchPeople", lambda _: {"batchId": _id("CollectionBatch"),
             "reason": "移交机构"}, "people { caseNumber overdue { amount } name phone idNumber }",
             may_answer=("BATCH_NOT_FOUND",)),
    Call("Subscription", "collectionCaseChanged",
         "subscription ($id: ID!) { collectionCaseChanged(caseId: $id) "
         "{ cursor verb version case { id } } }",
         lambda _ids, _: {"id": NO_CASE}, frozenset(_GONE)),
]  # fmt: skip
