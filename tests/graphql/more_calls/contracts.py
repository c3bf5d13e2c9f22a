"""Calls of contracts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.graphql.call import Call, Ids, mutation, query
from xindai.graphql.base.node import to_id

NO_TEMPLATE = to_id("ContractTemplate", UUID(int=1))
NO_VERSION = to_id("ContractTemplateVersion", UUID(int=1))
NO_FILE = to_id("File", UUID(int=1))
SHA = "0" * 64
TERMS = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-31",
    "method": "equal_instalment",
}
_DOCUMENTS = "documents { id version kind sha256 sizeBytes reason createdAt downloadPath }"
_OWN = (
    "id number signedOn status version annualRate instalmentCount cancelledAt cancelReason "
    f"principal {{ amount currency }} {_DOCUMENTS} "
    "signatures { documentId party method documentSha256 signedAt }"
)
_ALL = _OWN.replace("signatures {", "source signatures { id signer")
_THIS = f"contract {{ {_OWN} }}"
_TEMPLATE = (
    "{ id code kind nameZh nameEn versions { id version status bodyZh bodyEn "
    "makers { name } checker { name } reason createdAt approvedAt retiredAt } }"
)
_CHECK = (
    "{ version sha256 isValid isArchivedUnchanged holdsSignedText isSealIntact sealCoversAll "
    "isSealerTrusted sealer }"
)


def _page(node: str) -> str:
    edges = f"edges {{ cursor node {{ {node} }} }}"
    return f"{{ totalCount pageInfo {{ hasNextPage endCursor }} {edges} }}"


def _about(**more: Any) -> Callable[[Ids], dict[str, Any]]:
    return lambda ids: {"contractId": ids.contract} | more


CALLS: list[Call] = [
    query("contract", "id: ID!", f"{{ {_ALL} }}", f"{{ {_OWN} }}", id=lambda ids: ids.contract),
    query("contracts", "where: ContractWhere", _page(_ALL), _page(_OWN),
          where=lambda ids: {"customerId": ids.customer, "status": "RECORDED"}),
    replace(query("contractVerify", "id: ID!", _CHECK, id=lambda ids: ids.contract),
            may_answer=frozenset({"CONTRACT_NOT_SEALED"})),
    query("contractTemplates", "", _TEMPLATE),
    query("contractTemplatePlaceholders", "", "{ name zh en isBlock }"),
    mutation("contractPrepare", lambda ids: {"customerId": ids.customer,
             "productVersionId": ids.version, "terms": TERMS}, _THIS, writes=True,
             may_answer=("PREPARATION_UNCLEAR",)),
    mutation("contractSignCodeRequest", _about(documentSha256=SHA), "", keyed=False,
             may_answer=("WRONG_CONTRACT_STATUS", "CONTRACT_NOT_FOUND")),
    mutation("contractSignWithCode", _about(documentSha256=SHA, code="000000"), _THIS,
             may_answer=("WRONG_CONTRACT_STATUS", "CONTRACT_NOT_FOUND")),
    mutation("contractInPersonRecord", _about(documentSha256=SHA, place="网点", photos=[NO_FILE]),
             _THIS, may_answer=("WRONG_CONTRACT_STATUS",)),
    mutation("contractInPersonWitness", _about(documentSha256=SHA), _THIS,
             may_answer=("WRONG_CONTRACT_STATUS",)),
    mutation("contractChange", _about(reason="改金额", amount="1000.00"), _THIS,
             may_answer=("WRONG_CONTRACT_STATUS",)),
    mutation("contractCancel", _about(reason="误录"), _THIS,
             may_answer=("WRONG_CONTRACT_STATUS",)),
    mutation("contractSeal", _about(), _THIS, may_answer=("CONTRACT_NOT_SIGNED",)),
    mutation("contractTemplateCreate", lambda ids: {"code": "grid", "kind": "LOAN",
             "nameZh": "网格", "nameEn": "Grid", "bodyZh": "{{amount}}"},
             f"template {_TEMPLATE}", writes=True, may_answer=("TEMPLATE_EXISTS",)),
    mutation("contractTemplateDraft", lambda ids: {"templateId": NO_TEMPLATE, "bodyZh": "文本"},
             f"template {_TEMPLATE}", may_answer=("TEMPLATE_NOT_FOUND",)),
    mutation("contractTemplateReturn", lambda ids: {"versionId": NO_VERSION, "reason": "补充"},
             f"template {_TEMPLATE}", may_answer=("TEMPLATE_NOT_FOUND",)),
    *(
        mutation(name, lambda ids: {"versionId": NO_VERSION}, f"template {_TEMPLATE}",
                 may_answer=("TEMPLATE_NOT_FOUND",))
        for name in ("contractTemplateSubmit", "contractTemplateApprove", "contractTemplateRetire")
    ),
]  # fmt: skip
