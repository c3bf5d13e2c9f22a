"""What a drawing of a decision must keep besides: every node leads on, and names name one thing.

A version that is in force was checked when it was written; only what is written anew is held to
this, so that no stored policy stops deciding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xindai.decisioning.model_shape import PATH, fits_id
from xindai.kernel.errors import Refusal

LONGEST_NAME = 100


def check_graph(model: Mapping[str, Any]) -> None:
    """Of a model that `check_model` took.

    Refuses RULE_EDGE_INVALID, RULE_NODE_LEADS_NOWHERE, RULE_NAME_TAKEN, RULE_NAME_INVALID, each at
    its node.
    """
    nodes = {node["id"]: node for node in model["nodes"]}
    _check_names(nodes)
    for node in nodes.values():
        _check_fields(node)
    _check_edges(nodes, model["edges"])


def _check_names(nodes: Mapping[str, Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for key, node in nodes.items():
        name = node.get("name", key)
        if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
            raise Refusal("RULE_NAME_INVALID", "a node has a name", f"{PATH}.{key}")
        if name.strip().casefold() in seen:
            raise Refusal("RULE_NAME_TAKEN", "another node has this name", f"{PATH}.{key}")
        seen.add(name.strip().casefold())


def _check_fields(node: Mapping[str, Any]) -> None:
    where, content = f"{PATH}.{node['id']}", node.get("content") or {}
    match node["type"]:
        case "decisionTableNode":
            columns = [*content["inputs"], *content["outputs"]]
            _once((column["id"] for column in columns), where)
            _once((column["field"] for column in content["outputs"]), where)
        case "expressionNode":
            _once((item["key"] for item in content["expressions"]), where)
        case "switchNode":
            _once(_branches(node), where)


def _once(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise Refusal("RULE_NAME_TAKEN", f"{name[:60]} is there twice", where)
        seen.add(name)


def _branches(node: Mapping[str, Any]) -> list[str]:
    """The ids of a switch's conditions: edges leave it by one of them."""
    ids = [statement.get("id") for statement in node["content"]["statements"]]
    if not all(fits_id(key) for key in ids):
        raise Refusal("RULE_EDGE_INVALID", "a condition has an id", f"{PATH}.{node['id']}")
    return ids


def _check_edges(
    nodes: Mapping[str, Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]
) -> None:
    seen: set[tuple[str, str, str]] = set()
    for edge in edges:
        source, target = edge["sourceId"], edge["targetId"]
        branch = edge.get("sourceHandle") or ""
        if nodes[source]["type"] == "outputNode":
            _no_edge("nothing follows the output", source)
        if nodes[target]["type"] == "inputNode":
            _no_edge("nothing leads to the input", target)
        if nodes[source]["type"] == "switchNode" and branch not in _branches(nodes[source]):
            _no_edge("an edge leaves a switch by one of its conditions", source)
        if (source, target, branch) in seen:
            _no_edge("an edge is there twice", target)
        seen.add((source, target, branch))
    leading = {source for source, _target, _branch in seen}
    for key, node in nodes.items():
        if key not in leading and node["type"] != "outputNode":
            raise Refusal("RULE_NODE_LEADS_NOWHERE", "nothing follows the node", f"{PATH}.{key}")


def _no_edge(why: str, node: str) -> None:
    raise Refusal("RULE_EDGE_INVALID", why, f"{PATH}.{node}")
