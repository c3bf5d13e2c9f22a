"""What a policy's model can be made of, for those who write one: kinds of nodes, and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xindai.decisioning.facts import Kind
from xindai.decisioning.model_check import ANSWERS, FINDING
from xindai.decisioning.model_shape import MOST_EDGES, MOST_NODES, NODES

_ENDS: Final = frozenset({"inputNode", "outputNode"})
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "outcome": ("结论", "Outcome"),
    "reason": ("原因代码", "Reason"),
    "grade": ("等级", "Grade"),
    "limit_minor": ("额度上限", "Limit"),
    "annual_rate_bps_added": ("利率加点", "Added to the list price"),
    "review_levels": ("审批层级", "Levels of review"),
    "needs_phone_check": ("需要电核", "Phone check needed"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A name with a meaning when a model computes it. `is_finding`: a column of tables only, a
    plain text."""

    name: str
    kind: Kind
    zh: str
    en: str
    is_finding: bool


@dataclass(frozen=True, slots=True)
class PolicyFormat:
    """`node_kinds` are those that can be added; a model has one input and one output besides."""

    node_kinds: tuple[str, ...]
    answers: tuple[Answer, ...]
    most_nodes: int
    most_edges: int


def policy_format() -> PolicyFormat:
    """The same on every day of a release."""
    kinds = {**dict.fromkeys(FINDING, Kind.TEXT), **ANSWERS}
    answers = (
        Answer(name, kind, *_WORDS[name], is_finding=name in FINDING)
        for name, kind in kinds.items()
    )
    return PolicyFormat(
        node_kinds=tuple(sorted(NODES - _ENDS)),
        answers=tuple(answers),
        most_nodes=MOST_NODES,
        most_edges=MOST_EDGES,
    )
