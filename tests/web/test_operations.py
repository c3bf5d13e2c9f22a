"""What our pages ask: valid, within the limits, and nothing that borrowers may not ask for."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse, validate

from tests.actors import borrower
from tests.web.conftest import FRONTEND, missing
from xindai.graphql.base.field_access import forbidden_field
from xindai.graphql.base.limits import MOST_TOKENS, TooMuch, measure
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id

APPS = ("admin", "borrower")
SOMEBODY = borrower(new_id())


def listed(app: str, frontend: Path) -> dict[str, str]:
    file = frontend / "apps" / app / "dist" / "operations.json"
    if not file.exists():
        missing("the web pages are not built")
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


@pytest.mark.parametrize("app", APPS)
def test_what_the_build_listed_runs(app: str, node: Path) -> None:
    assert node == FRONTEND
    graph = schema._schema
    wrong = []
    for key, text in listed(app, node).items():
        assert sha256(text.encode()).hexdigest() == key, text
        document = parse(text, max_tokens=MOST_TOKENS)
        (operation,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        name = operation.name.value if operation.name else text
        if errors := validate(graph, document):
            wrong.append(f"{name}: {errors[0].message}")
            continue
        try:
            measure(operation, document, {"first": 100})
        except TooMuch as limit:
            wrong.append(f"{name}: passes the limit {limit.args}")
        if app == "borrower" and (no := forbidden_field(graph, document, operation, SOMEBODY)):
            wrong.append(f"{name}: borrowers may not ask for {no}")
    assert wrong == []
