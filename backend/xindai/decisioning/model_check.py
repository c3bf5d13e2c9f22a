"""What a decision model may be made of. Checked when it is saved and again when it is published.

Five kinds of nodes, no functions, no calls, no loops, no cycles; names that are declared or were
computed before; texts and numbers of bounded size. What passes costs at most what its rules cost
once, whatever the facts are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from xindai.decisioning import grammar
from xindai.decisioning.facts import AGE, FACTS, LEGAL_AGES, Kind, refuse_forbidden
from xindai.decisioning.grammar import Type
from xindai.decisioning.model_shape import (
    MOST_EDGES,
    MOST_NODES,
    PATH,
    check_json,
    fits_id,
    in_order,
    invalid,
    nodes_by_id,
    too_large,
)
from xindai.decisioning.zen_engine import check_compiles
from xindai.kernel.errors import Refusal

MOST_RULES, MOST_COLUMNS = 1000, 30
MOST_EXPRESSIONS: Final = 100
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
_LITERAL: Final = re.compile(r"""\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*""")
_ALWAYS: Final = frozenset({
    "amount_minor", "instalments", "annual_rate_bps", "product_code", "channel", "currency",
    "instalment_minor",
})  # fmt: skip
"""Facts that every application has."""
GIVEN: Final[Mapping[str, Type]] = {
    fact.name: Type(fact.kind, fact.name not in _ALWAYS) for fact in FACTS.values()
}
FINDING: Final = ("outcome", "reason")
"""What a rule says of an application: these two columns hold plain texts."""
ANSWERS: Final[Mapping[str, Kind]] = {
    "grade": Kind.TEXT,
    "limit_minor": Kind.NUMBER,
    "annual_rate_bps_added": Kind.NUMBER,
    "review_levels": Kind.NUMBER,
    "needs_phone_check": Kind.TRUTH,
}
"""What the model may answer besides; the price is the list price with so many hundredths of a
percent added."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule means when it fires: "decline", "refer" or "" with the code of a reason."""

    outcome: str
    reason: str


@dataclass(slots=True)
class ModelFacts:
    """What a checked model uses and says."""

    uses: set[str] = field(default_factory=set)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)


def check_model(model: object) -> ModelFacts:
    """What the model uses and what its rules mean.

    Refuses RULE_MODEL_TOO_LARGE, RULE_MODEL_INVALID, RULE_NODE_FORBIDDEN, RULE_MODEL_CYCLE,
    RULE_FACT_FORBIDDEN, RULE_FACT_UNKNOWN, RULE_NUMBER_INVALID and what `grammar.check` refuses.
    """
    check_json(model, PATH)
    if not isinstance(model, Mapping):
        invalid("a model is an object")
    nodes, edges = model.get("nodes"), model.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        invalid("a model has nodes and edges")
    if len(nodes) > MOST_NODES or len(edges) > MOST_EDGES:
        too_large(f"at most {MOST_NODES} nodes and {MOST_EDGES} edges")
    by_id = nodes_by_id(nodes)
    return _Checker(by_id, in_order(by_id, edges)).checked()


class _Checker:
    def __init__(
        self, nodes: Mapping[str, Mapping[str, Any]], before: Mapping[str, list[str]]
    ) -> None:
        self.nodes, self.before = nodes, before
        self.found = ModelFacts()
        self.known: dict[str, dict[str, Type]] = {}
        self.has_switch = any(node["type"] == "switchNode" for node in nodes.values())
        self.rules = 0

    def checked(self) -> ModelFacts:
        for name, before in self.before.items():
            node = self.nodes[name]
            names = dict(GIVEN)
            for earlier in before:
                names |= self.known[earlier]
            if not before and node["type"] not in ("inputNode",):
                raise Refusal("RULE_NODE_UNREACHED", "nothing leads to the node", f"{PATH}.{name}")
            self.known[name] = names | self._node(name, node, names)
        return self.found

    def _node(
        self, name: str, node: Mapping[str, Any], names: Mapping[str, Type]
    ) -> dict[str, Type]:
        where = f"{PATH}.{name}"
        match node["type"]:
            case "decisionTableNode":
                return self._table(name, self._content(node, where), names, where)
            case "expressionNode":
                return self._expressions(self._content(node, where), names, where)
            case "switchNode":
                self._switch(node.get("content"), names, where)
            case "inputNode" | "outputNode":
                content = node.get("content")
                if isinstance(content, Mapping) and content.get("schema"):
                    invalid("input and output have no schema of their own", where)
        return {}

    def _content(self, node: Mapping[str, Any], where: str) -> Mapping[str, Any]:
        content = node.get("content")
        if not isinstance(content, Mapping):
            invalid("the node has content", where)
        if content.get("passThrough") is not True:
            invalid("passThrough is on: later nodes see the facts too", where)
        if content.get("inputField") or content.get("executionMode", "single") != "single":
            invalid("a node runs once, over the whole application", where)
        return content

    # -- tables ----------------------------------------------------------------------------

    def _table(
        self, node: str, content: Mapping[str, Any], names: Mapping[str, Type], where: str
    ) -> dict[str, Type]:
        inputs, outputs = (
            self._columns(content, "inputs", where),
            self._columns(content, "outputs", where),
        )
        rules, hit, path = content.get("rules"), content.get("hitPolicy"), content.get("outputPath")
        if hit not in ("first", "collect") or not isinstance(rules, list):
            invalid("a table has rules and the hitPolicy first or collect", where)
        if (hit == "collect") != bool(path):
            invalid("a table that collects, and no other, has an outputPath", where)
        self.rules += len(rules)
        if self.rules > MOST_RULES:
            too_large(f"at most {MOST_RULES} rules")
        columns = {c["id"]: self._column(c, names, where) for c in inputs}
        fields = {c["id"]: self._field(c, where) for c in outputs}
        made: dict[str, Type] = {}
        seen: set[str] = set()
        for n, rule in enumerate(rules):
            here = f"{where}.rules[{n}]"
            if not isinstance(rule, Mapping) or not fits_id(rule.get("_id")):
                invalid("a rule is an object with an _id", here)
            if rule["_id"] in seen:
                invalid("a rule has an _id of its own", here)
            seen.add(rule["_id"])
            self._cells(rule, columns, set(fields.values()), names, here)
            for name, kind in self._says(node, rule, fields, names, here).items():
                if name in made and made[name].kind is not kind.kind:
                    invalid(f"{name} is of one kind in all rules", here)
                made[name] = kind
        if path is None:
            return made
        return {self._own_name(path, where): Type(None)}

    def _columns(
        self, content: Mapping[str, Any], side: str, where: str
    ) -> list[Mapping[str, Any]]:
        columns = content.get(side)
        if not columns and side == "inputs":
            raise Refusal("RULE_CONDITION_MISSING", "a table has conditions", where)
        if not columns:
            raise Refusal("RULE_OUTPUT_MISSING", "a table has conclusions", where)
        if not isinstance(columns, list) or len(columns) > MOST_COLUMNS:
            invalid(f"a table has 1 to {MOST_COLUMNS} {side}", where)
        for column in columns:
            if not isinstance(column, Mapping) or not fits_id(column.get("id")):
                invalid("a column is an object with an id", where)
        return columns

    def _column(
        self, column: Mapping[str, Any], names: Mapping[str, Type], where: str
    ) -> Type | None:
        """The type that its cells are compared with; None: each cell is a condition by itself."""
        if not column.get("field"):
            return None
        found = grammar.check(column["field"], names, where)
        self.found.uses |= found.names
        if AGE in found.names and column["field"] != AGE:
            _age(where)
        return Type(found.type.kind, True) if column["field"] != AGE else _AGE

    def _field(self, column: Mapping[str, Any], where: str) -> str:
        return self._own_name(column.get("field"), where)

    def _own_name(self, name: object, where: str) -> str:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise Refusal("RULE_NAME_INVALID", "a name is made of a-z, 0-9 and _", where)
        refuse_forbidden(name, where)
        if name in FACTS:
            raise Refusal("RULE_NAME_TAKEN", f"{name} is a given fact", where)
        return name

    def _cells(
        self,
        rule: Mapping[str, Any],
        columns: Mapping[str, Type | None],
        fields: set[str],
        names: Mapping[str, Type],
        where: str,
    ) -> None:
        for column, kind in columns.items():
            cell = rule.get(column, "")
            if isinstance(cell, str) and not cell.strip():
                continue
            if kind is None:
                found = grammar.check(cell, names, where)
                if found.type.kind is not Kind.TRUTH:
                    _no_condition(where)
                check_compiles(str(cell), where, unary=False)
                if AGE in found.names:
                    _age(where)
            else:
                found = grammar.check_cell(cell, kind, names, where)
                check_compiles(str(cell), where, unary=True)
                if AGE in found.names or (kind is _AGE and not _is_legal(cell, fields)):
                    _age(where)
            self.found.uses |= found.names

    def _says(
        self,
        node: str,
        rule: Mapping[str, Any],
        fields: Mapping[str, str],
        names: Mapping[str, Type],
        where: str,
    ) -> dict[str, Type]:
        """What a rule puts out, and what it means."""
        made: dict[str, Type] = {}
        words = dict.fromkeys(FINDING, "")
        for column, name in fields.items():
            cell = rule.get(column, "")
            if isinstance(cell, str) and not cell.strip():
                continue
            found = self._expression(cell, names, where)
            if name in words:
                literal = _LITERAL.fullmatch(cell)
                if literal is None:
                    _no_finding(f"{name} is a plain text", where)
                words[name] = literal[1] or literal[2] or ""
            made[name] = Type(self._answer(name, found.type, where), True)
        if any(name in words for name in fields.values()):
            self.found.findings[node, rule["_id"]] = self._finding(words, where)
        return made

    def _finding(self, words: Mapping[str, str], where: str) -> Finding:
        finding = Finding(words["outcome"], words["reason"])
        if finding.outcome not in ("", "decline", "refer"):
            _no_finding("an outcome is decline, refer or empty", where)
        if finding.outcome and not finding.reason:
            _no_finding("whoever declines or refers gives a reason", where)
        return finding

    # -- expressions and switches ----------------------------------------------------------

    def _expressions(
        self, content: Mapping[str, Any], names: Mapping[str, Type], where: str
    ) -> dict[str, Type]:
        items = content.get("expressions")
        if not items:
            raise Refusal("RULE_OUTPUT_MISSING", "there are no expressions", where)
        if not isinstance(items, list) or len(items) > MOST_EXPRESSIONS:
            invalid(f"1 to {MOST_EXPRESSIONS} expressions", where)
        made: dict[str, Type] = {}
        for n, item in enumerate(items):
            here = f"{where}.expressions[{n}]"
            if not isinstance(item, Mapping):
                invalid("an expression is an object with key and value", here)
            name = self._own_name(item.get("key"), here)
            if name in FINDING:
                invalid("outcome and reason are columns of tables", here)
            found = self._expression(item.get("value"), names, here)
            kind = self._answer(name, found.type, here)
            made[name] = Type(kind, found.type.may_miss or self.has_switch)
        return made

    def _switch(self, content: object, names: Mapping[str, Type], where: str) -> None:
        statements = content.get("statements") if isinstance(content, Mapping) else None
        if not isinstance(statements, list) or len(statements) > MOST_COLUMNS:
            invalid(f"a switch has at most {MOST_COLUMNS} statements", where)
        for statement in statements:
            condition = statement.get("condition") if isinstance(statement, Mapping) else None
            if not isinstance(condition, str):
                invalid("a statement has a condition", where)
            if condition.strip():
                found = self._expression(condition, names, where)
                if found.type.kind is not Kind.TRUTH:
                    _no_condition(where)

    def _expression(self, text: object, names: Mapping[str, Type], where: str) -> grammar.Checked:
        found = grammar.check(text, names, where)
        if AGE in found.names:
            _age(where)
        check_compiles(str(text), where, unary=False)
        self.found.uses |= found.names
        return found

    def _answer(self, name: str, found: Type, where: str) -> Kind | None:
        wanted = ANSWERS.get(name)
        if wanted is not None and found.kind not in (wanted, None):
            raise Refusal("RULE_ANSWER_KIND", f"{name} is a {wanted}", where)
        return found.kind


_AGE: Final = Type(Kind.NUMBER, True)
"""The one column of its kind, told from others by identity."""
_LEGAL: Final = re.compile(
    rf"\s*(?:<\s*{LEGAL_AGES[0]}|>\s*{LEGAL_AGES[1]}"
    rf"|<\s*{LEGAL_AGES[0]}\s*(?:or|,)\s*>\s*{LEGAL_AGES[1]})\s*",
    re.ASCII,
)


def _is_legal(cell: object, fields: set[str]) -> bool:
    """Below or above the legal bounds, in a table that does nothing but decline."""
    return fields == set(FINDING) and _LEGAL.fullmatch(str(cell)) is not None


def _no_condition(where: str) -> NoReturn:
    raise Refusal("RULE_CONDITION_INVALID", "a condition is true or false", where)


def _no_finding(why: str, where: str) -> NoReturn:
    raise Refusal("RULE_FINDING_INVALID", why, where)


def _age(where: str) -> NoReturn:
    low, high = LEGAL_AGES
    raise Refusal(
        "RULE_FACT_FORBIDDEN", f"age only says who may borrow: < {low} or > {high}", where
    )
