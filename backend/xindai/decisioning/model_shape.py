"""The outside of a decision model: how large and how deep it is, its kinds of nodes, its graph."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from xindai.kernel.errors import Refusal

LARGEST_BYTES: Final = 256 * 1024
MOST_NODES, MOST_EDGES, MOST_ITEMS = 40, 120, 4000
DEEPEST_JSON: Final = 12
MOST_NUMBER: Final = 10**15
PATH: Final = "content.model"
NODES: Final = frozenset(
    {"inputNode", "outputNode", "decisionTableNode", "expressionNode", "switchNode"}
)
_ID: Final = re.compile(r"[A-Za-z0-9_.:-]{1,60}", re.ASCII)


def check_json(value: object, path: str, depth: int = 0) -> None:
    """Refuses RULE_MODEL_TOO_LARGE, RULE_MODEL_TOO_DEEP, RULE_NUMBER_INVALID (NaN, huge)."""
    if depth > DEEPEST_JSON:
        raise Refusal("RULE_MODEL_TOO_DEEP", f"at most {DEEPEST_JSON} levels", path)
    if isinstance(value, float) and not (math.isfinite(value) and abs(value) <= MOST_NUMBER):
        raise Refusal("RULE_NUMBER_INVALID", "a number of at most 15 digits is wanted", path)
    if isinstance(value, int) and abs(value) > MOST_NUMBER:
        raise Refusal("RULE_NUMBER_INVALID", "a number of at most 15 digits is wanted", path)
    if isinstance(value, str) and len(value) > LARGEST_BYTES:
        too_large("a text is too long")
    inner: Sequence[object] = ()
    if isinstance(value, Mapping):
        inner = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple):
        inner = value
    if len(inner) > MOST_ITEMS:
        too_large("a list is too long")
    for part in inner:
        check_json(part, path, depth + 1)
    if depth == 0 and len(json.dumps(value, ensure_ascii=False).encode()) > LARGEST_BYTES:
        too_large(f"at most {LARGEST_BYTES // 1024} kB")


def too_large(why: str) -> NoReturn:
    """More than anybody reads."""
    raise Refusal("RULE_MODEL_TOO_LARGE", why, PATH)


def invalid(why: str, where: str = PATH) -> NoReturn:
    """Not what a model looks like."""
    raise Refusal("RULE_MODEL_INVALID", why, where)


def nodes_by_id(nodes: Sequence[object]) -> dict[str, Mapping[str, Any]]:
    """Refuses RULE_NODE_FORBIDDEN, RULE_MODEL_INVALID."""
    found: dict[str, Mapping[str, Any]] = {}
    for n, node in enumerate(nodes):
        where = f"{PATH}.nodes[{n}]"
        if not isinstance(node, Mapping):
            invalid("a node is an object", where)
        kind, name = node.get("type"), node.get("id")
        if kind not in NODES:
            raise Refusal("RULE_NODE_FORBIDDEN", f"nodes are: {', '.join(sorted(NODES))}", where)
        if not isinstance(name, str) or not fits_id(name) or name in found:
            invalid("a node has an id of its own", where)
        found[name] = node
    kinds = [node["type"] for node in found.values()]
    if kinds.count("inputNode") != 1 or kinds.count("outputNode") != 1:
        raise Refusal("RULE_ENDS_MISSING", "a model has one inputNode and one outputNode", PATH)
    return found


def in_order(nodes: Mapping[str, Any], edges: Sequence[object]) -> dict[str, list[str]]:
    """Each node's predecessors, in an order in which they come first; refuses RULE_MODEL_CYCLE."""
    before: dict[str, list[str]] = {name: [] for name in nodes}
    known = nodes.keys()
    for n, edge in enumerate(edges):
        source, target = (
            (edge.get("sourceId"), edge.get("targetId")) if isinstance(edge, Mapping) else ("", "")
        )
        if not (isinstance(source, str) and isinstance(target, str) and {source, target} <= known):
            invalid("an edge joins two nodes", f"{PATH}.edges[{n}]")
        before[target].append(source)
    ordered: dict[str, list[str]] = {}
    while len(ordered) < len(before):
        ready = [name for name, from_ in before.items()
                 if name not in ordered and all(f in ordered for f in from_)]  # fmt: skip
        if not ready:
            culprit = _in_circle({name: from_ for name, from_ in before.items()
                                  if name not in ordered})  # fmt: skip
            raise Refusal("RULE_MODEL_CYCLE", "a node leads back to itself", f"{PATH}.{culprit}")
        ordered |= {name: before[name] for name in ready}
    return ordered


def _in_circle(left: Mapping[str, Sequence[str]]) -> str:
    """A node that leads back to itself, of nodes each of which waits for another of them."""
    here, seen = next(iter(left)), set[str]()
    while here not in seen:
        seen.add(here)
        here = next(name for name in left[here] if name in left)
    return here


def fits_id(value: object) -> bool:
    """Whether it may be the id of a node, a column or a rule."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None
