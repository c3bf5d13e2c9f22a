"""What collections bring into the schema: entries, types, and what a global id can load."""

from __future__ import annotations

from typing import Any, Final

from xindai.collections import api as collections
from xindai.graphql.collections.case_verbs import CollectionCaseMutation as CaseMutation
from xindai.graphql.collections.court_types import CollectionLegal, CollectionWriteOff
from xindai.graphql.collections.desk_types import CollectionStrategy
from xindai.graphql.collections.outside_types import CollectionAgency, CollectionBatch
from xindai.graphql.collections.outside_verbs import CollectionOutsideMutation as OutsideMutation
from xindai.graphql.collections.queries import CollectionQuery as Query
from xindai.graphql.collections.subscriptions import CollectionSubscription as Subscription
from xindai.graphql.collections.types import CollectionCase, CollectionPromise

__all__ = ["NODES", "TYPES", "CaseMutation", "OutsideMutation", "Query", "Subscription"]

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "CollectionAgency": (collections.agencies_by_id, CollectionAgency.of),
    "CollectionBatch": (collections.batches_by_id, CollectionBatch.of),
    "CollectionCase": (collections.cases_by_id, CollectionCase.of),
    "CollectionLegal": (collections.legals_by_id, CollectionLegal.of),
    "CollectionPromise": (collections.promises_by_id, CollectionPromise.of),
    "CollectionStrategy": (collections.strategies_by_id, CollectionStrategy.of),
    "CollectionWriteOff": (collections.write_offs_by_id, CollectionWriteOff.of),
}
TYPES: Final = (
    CollectionAgency,
    CollectionBatch,
    CollectionCase,
    CollectionLegal,
    CollectionPromise,
    CollectionStrategy,
    CollectionWriteOff,
)
