"""Beyond the desk: strategy, collectors, agencies, courts, write-offs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import strawberry

from xindai.collections import api as collections
from xindai.collections.permissions import (
    AGENCY,
    AGENCY_DATA,
    ASSIGN,
    LEGAL,
    READ,
    STRATEGY_DECIDE,
    STRATEGY_PROPOSE,
    WRITE_OFF_DECIDE,
    WRITE_OFF_PROPOSE,
)
from xindai.engine.events import EventType
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.collections.case_verbs import payload
from xindai.graphql.collections.court_types import (
    CollectionWriteOff,
    CollectionWriteOffPayload,
)
from xindai.graphql.collections.desk_types import (
    CollectionStrategy,
    CollectionStrategyPayload,
    Collector,
    CollectorPayload,
)
from xindai.graphql.collections.inputs import (
    case_key,
    staff_key,
)
from xindai.graphql.collections.outside_inputs import (
    CollectionAgencyInput,
    CollectionBatchPeopleInput,
    CollectionHandOverInput,
    CollectionLegalOpenInput,
    CollectionLegalStepInput,
    CollectionRecallInput,
    CollectionStrategyDecideInput,
    CollectionStrategyInput,
    CollectionWriteOffDecideInput,
    CollectionWriteOffProposeInput,
    CollectorAbsenceInput,
    CollectorAbsenceRemoveInput,
    CollectorSetInput,
)
from xindai.graphql.collections.outside_types import (
    CollectionAgency,
    CollectionAgencyPayload,
    CollectionBatch,
    CollectionBatchPayload,
    CollectionBatchPeoplePayload,
    CollectionBatchPerson,
    CollectionDonePayload,
)
from xindai.graphql.collections.types import CollectionCasePayload
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import loan_key
from xindai.kernel.dates import parse_date
from xindai.loans.api import VERBS
from xindai.platform.permission import Permission


def _carried_out(given: Any) -> Permission | None:
    """Agreeing to a write-off is the write-off: its policies hold here too."""
    return VERBS[EventType.WRITE_OFF].permission if given.get("agrees") is True else None


@strawberry.type
class CollectionOutsideMutation:
    """Part of Mutation."""

    @verb(
        may(STRATEGY_PROPOSE),
        Rows.LENDER,
        "提交催收策略: it waits for a second person.",
        CollectionStrategyPayload,
    )
    async def collection_strategy_propose(
        self, info: Info, input: CollectionStrategyInput
    ) -> CollectionStrategyPayload:
        actor = await info.context.actor()
        wanted = input.to_strategy()
        key = await collections.propose_strategy(actor, wanted, input.idempotency_key)
        return await _strategy(info, key)

    @verb(
        may(STRATEGY_DECIDE),
        Rows.LENDER,
        "复核催收策略: cases follow at the next end of a day.",
        CollectionStrategyPayload,
    )
    async def collection_strategy_decide(
        self, info: Info, input: CollectionStrategyDecideInput
    ) -> CollectionStrategyPayload:
        actor = await info.context.actor()
        wanted = from_id(
            "CollectionStrategy", input.strategy_id, "strategyId", "STRATEGY_NOT_FOUND"
        )
        key = await collections.decide_strategy(actor, wanted, input.agrees, input.idempotency_key)
        return await _strategy(info, key)

    @verb(may(ASSIGN), Rows.BRANCH, "设置催收员: what he gets from now on.", CollectorPayload)
    async def collector_set(self, info: Info, input: CollectorSetInput) -> CollectorPayload:
        actor, staff = await info.context.actor(), staff_key(input.staff_id)
        await collections.set_collector(
            actor,
            staff,
            input.queues,
            input.most_cases,
            input.most_amount,
            input.is_active,
            input.idempotency_key,
        )
        return await _collector(info, staff)

    @verb(may(ASSIGN), Rows.BRANCH, "登记催收员缺勤.", CollectorPayload)
    async def collector_absence_add(
        self, info: Info, input: CollectorAbsenceInput
    ) -> CollectorPayload:
        actor, staff = await info.context.actor(), staff_key(input.staff_id)
        first, last = parse_date(input.from_on, "fromOn"), parse_date(input.to_on, "toOn")
        await collections.add_absence(actor, staff, first, last, input.idempotency_key)
        return await _collector(info, staff)

    @verb(may(ASSIGN), Rows.BRANCH, "取消催收员缺勤.", CollectorPayload)
    async def collector_absence_remove(
        self, info: Info, input: CollectorAbsenceRemoveInput
    ) -> CollectorPayload:
        actor = await info.context.actor()
        key = from_id("CollectorAbsence", input.absence_id, "absenceId", "ABSENCE_NOT_FOUND")
        staff = await collections.remove_absence(actor, key, input.idempotency_key)
        return await _collector(info, staff)

    @verb(may(AGENCY), Rows.LENDER, "设置委外机构.", CollectionAgencyPayload)
    async def collection_agency_set(
        self, info: Info, input: CollectionAgencyInput
    ) -> CollectionAgencyPayload:
        actor, terms = await info.context.actor(), input.to_terms()
        key = await collections.set_agency(actor, terms, input.idempotency_key)
        view = await load(info.context, collections.agencies_by_id, key)
        agency = CollectionAgency.of(view) if view else None
        return CollectionAgencyPayload(agency=agency, user_errors=[])

    @verb(
        may(AGENCY),
        Rows.BRANCH,
        "移交委外: a batch of cases, all or none.",
        CollectionBatchPayload,
    )
    async def collection_hand_over(
        self, info: Info, input: CollectionHandOverInput
    ) -> CollectionBatchPayload:
        actor = await info.context.actor()
        agency = from_id("CollectionAgency", input.agency_id, "agencyId", "AGENCY_NOT_FOUND")
        cases = [case_key(each, "caseIds") for each in input.case_ids]
        key = await collections.hand_over(actor, agency, cases, input.reason, input.idempotency_key)
        view = await load(info.context, collections.batches_by_id, key)
        batch = CollectionBatch.of(view) if view else None
        return CollectionBatchPayload(batch=batch, user_errors=[])

    @verb(may(AGENCY), Rows.BRANCH, "委外收回, all or none.", CollectionDonePayload)
    async def collection_recall(
        self, info: Info, input: CollectionRecallInput
    ) -> CollectionDonePayload:
        cases = [case_key(each, "caseIds") for each in input.case_ids]
        actor = await info.context.actor()
        await collections.recall(actor, cases, input.reason, input.idempotency_key)
        return CollectionDonePayload(cases=len(set(cases)), user_errors=[])

    @verb(
        may(AGENCY_DATA),
        Rows.BRANCH,
        "导出委外资料: the fields that the batch allows, audited.",
        CollectionBatchPeoplePayload,
    )
    async def collection_batch_people(
        self, info: Info, input: CollectionBatchPeopleInput
    ) -> CollectionBatchPeoplePayload:
        actor = await info.context.actor()
        key = from_id("CollectionBatch", input.batch_id, "batchId", "BATCH_NOT_FOUND")
        found = await collections.batch_people(actor, key, input.reason, input.idempotency_key)
        people = [CollectionBatchPerson.of(each) for each in found]
        return CollectionBatchPeoplePayload(people=people, user_errors=[])

    @verb(may(LEGAL), Rows.BRANCH, "启动诉讼.", CollectionCasePayload)
    async def collection_legal_open(
        self, info: Info, input: CollectionLegalOpenInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.open_legal(
            actor, key, input.court, input.claimed, input.note, input.idempotency_key
        )
        return await payload(info, key)

    @verb(may(LEGAL), Rows.BRANCH, "登记诉讼进展 and its cost.", CollectionCasePayload)
    async def collection_legal_step(
        self, info: Info, input: CollectionLegalStepInput
    ) -> CollectionCasePayload:
        actor = await info.context.actor()
        legal = from_id("CollectionLegal", input.legal_id, "legalId", "LEGAL_NOT_FOUND")
        key = await collections.legal_step(
            actor,
            legal,
            input.stage,
            parse_date(input.on, "on"),
            input.cost,
            input.court_number,
            input.note,
            input.idempotency_key,
        )
        return await payload(info, key)

    @verb(may(WRITE_OFF_PROPOSE), Rows.BRANCH, "申请核销.", CollectionCasePayload)
    async def collection_write_off_propose(
        self, info: Info, input: CollectionWriteOffProposeInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        loan = loan_key(input.loan_id)
        await collections.propose_write_off(
            actor, key, loan, input.reason, input.note, input.idempotency_key
        )
        return await payload(info, key)

    @verb(
        may(WRITE_OFF_DECIDE),
        Rows.BRANCH,
        "审批核销: agreeing writes the loan off, with the right and the policies of that verb.",
        CollectionWriteOffPayload,
        also=_carried_out,
    )
    async def collection_write_off_decide(
        self, info: Info, input: CollectionWriteOffDecideInput
    ) -> CollectionWriteOffPayload:
        actor = await info.context.actor()
        key = from_id("CollectionWriteOff", input.write_off_id, "writeOffId", "WRITE_OFF_NOT_FOUND")
        shown = await collections.decide_write_off(
            actor, key, input.agrees, input.idempotency_key, dry_run=input.dry_run
        )
        forget(info.context)
        view = None
        if actor.may(READ):
            view = await load(info.context, collections.write_offs_by_id, key)
        currency = view.currency if view else "CNY"
        return CollectionWriteOffPayload(
            write_off=CollectionWriteOff.of(view) if view else None,
            preview=LoanPreview.of(shown, currency) if shown else None,
            user_errors=[],
        )


async def _strategy(info: Info, key: UUID) -> CollectionStrategyPayload:
    forget(info.context)
    view = None
    if (await info.context.actor()).may(READ):
        view = await load(info.context, collections.strategies_by_id, key)
    strategy = CollectionStrategy.of(view) if view else None
    return CollectionStrategyPayload(strategy=strategy, user_errors=[])


async def _collector(info: Info, staff: UUID) -> CollectorPayload:
    found = await collections.collectors(await info.context.actor())
    view = next((each for each in found if each.staff_id == staff), None)
    return CollectorPayload(collector=Collector.of(view) if view else None, user_errors=[])
