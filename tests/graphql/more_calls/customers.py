"""Calls of customers and files."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NOBODYS = UUID(int=19)
FILE, CONTACT, AMOUNT, PAPER, RELATION, OTHER, ENTRY, IMPORT = (
    to_id(kind, NOBODYS)
    for kind in (
        "File", "CustomerContact", "CustomerMonthlyAmount", "CustomerDocument", "CustomerRelation",
        "Customer", "ListEntry", "ListImport",
    )
)  # fmt: skip
"""Of nobody: what is done to real ones is told in tests/graphql/test_customer_verbs.py."""
HOME = {"maritalStatus": "MARRIED", "address": "上海市浦东新区某路 1 号"}
SOMEBODY = {"relation": "SPOUSE", "name": "王芳", "phone": "13700137009"}
WORK = {"kind": "EMPLOYED", "employer": "某某科技公司", "since": "2020-05-01"}
SALARY = {"side": "INCOME", "kind": "SALARY", "amount": "8000.00"}
FRONT = {"category": "ID_CARD_FRONT", "fileId": FILE}
_CUSTOMER = "customer { id }"


def _his(name: str, more: dict[str, object], *may_answer: str) -> Call:
    return mutation(name, lambda ids: {"customerId": ids.customer} | more, _CUSTOMER, writes=True,
                    may_answer=may_answer)  # fmt: skip


def _own(name: str, given: dict[str, object], *may_answer: str) -> Call:
    payload = "document { id }" if name == "ownDocumentAdd" else _CUSTOMER
    return mutation(name, lambda ids: given, payload, writes=True, may_answer=may_answer)


CALLS: list[Call] = [
    query("upload", "fileId: ID!", "{ id status refusal purpose }", fileId=FILE),
    mutation("uploadBegin", lambda ids: {"name": "身份证.jpg", "sizeBytes": 1000,
             "purpose": "CUSTOMER_DOCUMENT"}, "fileId expiresAt", writes=True),
    query("listEntries", "where: ListEntryWhere, first: Int!",
          "{ edges { cursor node { id list status idNumber amount { amount } } } }",
          where={"list": "BLACKLIST"}, first=5),
    query("listImports", "first: Int!", "{ edges { cursor node { id list status } } }", first=5),
    query("listImportRows", "importId: ID!, first: Int!",
          "{ edges { cursor node { id n verdict amount { amount } } } }", importId=IMPORT,
          first=5),
    query("customerTimeline", "customerId: ID!, first: Int!",
          "{ edges { cursor node { at actor { name } action subject detail } } }",
          customerId=lambda ids: ids.customer, first=5),
    _his("customerProfileChange", HOME),
    _his("customerContactAdd", SOMEBODY, "CONTACT_EXISTS"),
    mutation("customerContactRemove", lambda ids: {"contactId": CONTACT}, _CUSTOMER, writes=True,
             may_answer=("CONTACT_NOT_FOUND",)),
    _his("customerEmploymentSet", WORK),
    _his("customerMonthlyAmountAdd", SALARY),
    mutation("customerMonthlyAmountRemove", lambda ids: {"amountId": AMOUNT}, _CUSTOMER,
             writes=True, may_answer=("CUSTOMER_AMOUNT_NOT_FOUND",)),
    mutation("customerDocumentAdd", lambda ids: {"customerId": ids.customer} | FRONT,
             "document { id }", writes=True, may_answer=("FILE_NOT_FOUND",)),
    mutation("customerDocumentVerify", lambda ids: {"documentId": PAPER, "isGood": True},
             "document { id }", writes=True, may_answer=("CUSTOMER_DOCUMENT_NOT_FOUND",)),
    mutation("customerDocumentOpen", lambda ids: {"documentId": PAPER, "reason": "核对"}, "path",
             writes=True, may_answer=("CUSTOMER_DOCUMENT_NOT_FOUND",)),
    _his("customerTagSet", {"segments": ["salaried"], "tags": ["vip"]}),
    _his("customerRelationAdd", {"otherId": OTHER, "kind": "SPOUSE"}, "CUSTOMER_NOT_FOUND"),
    mutation("customerRelationEnd", lambda ids: {"relationId": RELATION}, _CUSTOMER, writes=True,
             may_answer=("CUSTOMER_RELATION_NOT_FOUND",)),
    _his("customerRate", {"grade": "B", "reason": "还款良好"}),
    mutation("listEntryAdd", lambda ids: {"list": "BLACKLIST", "idNumber": "110105197701010047",
             "reason": "欺诈", "source": "internal"}, "entry { id }", writes=True,
             may_answer=("LIST_ENTRY_EXISTS",)),
    mutation("listEntryRemove", lambda ids: {"entryId": ENTRY, "reason": "误报"}, "entry { id }",
             writes=True, may_answer=("LIST_ENTRY_NOT_FOUND",)),
    mutation("listEntryDecide", lambda ids: {"entryId": ENTRY, "agrees": True}, "entry { id }",
             writes=True, may_answer=("LIST_ENTRY_NOT_FOUND",)),
    mutation("listImportStart", lambda ids: {"fileId": FILE, "list": "WHITELIST"},
             "listImport { id }", writes=True, may_answer=("FILE_NOT_FOUND",)),
    mutation("listImportApply", lambda ids: {"importId": IMPORT}, "listImport { id }",
             writes=True, may_answer=("LIST_IMPORT_NOT_FOUND",)),
    _own("ownProfileChange", HOME),
    _own("ownContactsChange", {"contacts": [SOMEBODY]}, "CONTACT_EXISTS"),
    _own("ownEmploymentChange", WORK),
    _own("ownMonthlyAmountsChange", {"amounts": [SALARY]}),
    _own("ownDocumentAdd", FRONT, "FILE_NOT_FOUND"),
]  # fmt: skip
KEYED = frozenset(call.name for call in CALLS if call.root == "Mutation")
"""Verbs with a key; tests/graphql/test_customer_verbs.py repeats them."""
