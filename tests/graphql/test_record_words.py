"""What code writes into records has words for people: acts, journal kinds, jobs, subjects."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from tests.architecture.source import modules, where
from xindai.background import KINDS
from xindai.engine.events import EventType
from xindai.graphql.codes import CODES
from xindai.loans.permissions import operation
from xindai.origination.types import ApplicationVerb

ACTS: Final = CODES["AuditAction"]
_ACT: Final = re.compile(r"[a-z_]+\.[a-z_]+")
_SUBJECT: Final = re.compile(r"([a-z_]+)/")


def calls(name: str, base: str | None = None) -> Iterator[tuple[Any, ast.Call, dict[str, str]]]:
    """Every call of a function, with its file and the texts of the file's names."""
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {}
        for node in tree.body:
            target = node.target if isinstance(node, ast.AnnAssign) else None
            value = node.value if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
                named[target.id] = value.value
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Attribute) and called.attr == name:
                    of = called.value.id if isinstance(called.value, ast.Name) else None
                    if base is None or of == base:
                        yield path, node, named
                elif isinstance(called, ast.Name) and called.id == name and base is None:
                    yield path, node, named


def text_of(node: ast.expr, named: dict[str, str]) -> str | None:
    """A literal, or a constant of the file; None for what only runs tell."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return named.get(node.id) if isinstance(node, ast.Name) else None


def test_every_act_of_the_trail_has_words() -> None:
    silent, seen = [], 0
    for path, call, named in calls("append", "audit"):
        act = text_of(call.args[2], named)
        seen += act is not None
        if act is not None and act not in ACTS:
            silent.append(f"{where(path, call.lineno)}: {act}")
    assert seen > 80
    assert not silent, f"give them words in graphql/audit/code_texts.py: {silent}"


def test_acts_that_are_handed_on_have_words() -> None:
    """Constants of actions that are named as acts are: "customer.contact_add"."""
    families = {act.partition(".")[0] for act in ACTS}
    silent = []
    for path in modules():
        if "actions" not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if not isinstance(text, str) or not _ACT.fullmatch(text) or text in ACTS:
                continue
            if text.partition(".")[0] in families and text not in KNOWN_OTHERWISE:
                silent.append(f"{where(path, node.lineno)}: {text}")
    assert not silent, f"give them words in graphql/audit/code_texts.py: {silent}"


KNOWN_OTHERWISE: Final = frozenset({
    "application.approved", "application.overdue", "application.rejected", "application.returned",
    "application.expired", "loan.booked", "loan.disbursement", "loan.events", "loan.overdue",
    "loan.payment", "loan.refold", "merchant.id", "customer.id", "decision.id",
    "credit_line.proposal_",
})  # fmt: skip
"""Kinds of notices, of journal entries and of payments; columns."""


def test_every_move_of_an_application_and_every_event_of_a_loan_has_words() -> None:
    assert {f"application.{verb.value}" for verb in ApplicationVerb} <= ACTS.keys()
    assert {operation(kind) for kind in EventType} <= ACTS.keys()


def test_every_journal_kind_has_words() -> None:
    """What `post` and its like are given, and what they make of it."""
    kinds = {operation(kind) for kind in EventType}
    for name, prefix in (
        ("post_many", ""),
        ("post_groups", "end_of_day."),
        ("post_roles", "end_of_day."),
    ):
        for _, call, named in calls(name):
            text = text_of(call.args[2], named) if len(call.args) > 2 else None
            if text is not None:
                kinds.add(prefix + text)
    assert {"loan.booked", "loan.refold", "end_of_day.accrual", "end_of_day.provision"} <= kinds
    assert kinds <= CODES["JournalKind"].keys()


def test_every_job_has_words() -> None:
    assert {kind.name for kind in KINDS} == CODES["JobKind"].keys()


def test_every_subject_of_the_trail_has_words() -> None:
    silent = []
    for path, call, _ in calls("append", "audit"):
        subject = call.args[3]
        first = subject.values[0] if isinstance(subject, ast.JoinedStr) else subject
        found = _SUBJECT.match(str(first.value)) if isinstance(first, ast.Constant) else None
        if found and found[1] not in CODES["Subject"]:
            silent.append(f"{where(path, call.lineno)}: {found[1]}")
    assert not silent, f"give them words in graphql/audit/code_texts.py: {silent}"
