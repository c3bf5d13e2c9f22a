"""Ways from the entries to every field of every type, found in the schema.

A way begins with a call of tests/graphql/calls.py and goes on through fields without arguments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
    parse,
    print_ast,
)

from tests.graphql.calls import CALLS, Call
from xindai.graphql.base.limits import MOST_DEPTH
from xindai.graphql.schema import schema

CORE: Any = schema._schema
MOST_WAYS = 3
"""How many entries lead to a type in the tests: the shortest ones of different kinds."""


@dataclass(frozen=True, slots=True)
class Way:
    """`steps` are the types and fields on the way, `kind` the type at its end."""

    call: Call
    kind: str
    steps: tuple[tuple[str, str], ...]
    opens: str
    closes: str

    def ask(self, selection: str) -> str:
        """The operation that selects this of the type at the end."""
        return f"{self.opens} {selection} {self.closes}"


def fields_of(kind: str) -> list[str]:
    """The fields of an object type or interface."""
    return sorted(CORE.type_map[kind].fields)


def selection(kind: str, names: list[str]) -> str:
    """These fields; of an object only its name, so that nothing else is asked for."""
    parts = []
    for name in names:
        leaf = is_leaf_type(get_named_type(CORE.type_map[kind].fields[name].type))
        parts.append(name if leaf else f"{name} {{ __typename }}")
    return f"{{ {' '.join(parts)} }}"


def ways() -> dict[str, list[Way]]:
    """By type: a query, a subscription, a mutation and a second query that lead to it, if any."""
    found: dict[str, list[Way]] = defaultdict(list)
    for call in sorted(CALLS.values(), key=lambda c: (c.root != "Query", c.root, c.name)):
        for way in _from(call):
            have = [other.call.root for other in found[way.kind]]
            if call.root not in have or (len(have) < MOST_WAYS and way.call.name == "node"):
                found[way.kind].append(way)
    return found


def _from(call: Call) -> Iterator[Way]:
    """The shortest way from a call to each type behind it."""
    (operation,) = [
        d for d in parse(call.text).definitions if isinstance(d, OperationDefinitionNode)
    ]
    entry: Any = operation.selection_set.selections[0]
    variables = ", ".join(print_ast(one) for one in operation.variable_definitions or ())
    arguments = ", ".join(print_ast(one) for one in entry.arguments or ())
    head = f"{operation.operation.value} ({variables})" if variables else operation.operation.value
    name = f"{entry.name.value}({arguments})" if arguments else entry.name.value
    root: Any = CORE.type_map[call.root]
    first = get_named_type(root.fields[entry.name.value].type)
    waiting = [Way(call, first.name, (), f"{head} {{ {name}", "}")]
    seen = {first.name}
    while waiting:
        way = waiting.pop(0)
        kind = CORE.type_map[way.kind]
        if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            continue
        yield way
        if isinstance(kind, GraphQLInterfaceType):
            below = [
                (made.name, way.steps, f"{way.opens} {{ ... on {made.name}", f"}} {way.closes}")
                for made in CORE.get_possible_types(kind)
            ]
        else:
            below = [
                (
                    get_named_type(field.type).name,
                    (*way.steps, (way.kind, step)),
                    f"{way.opens} {{ {step}",
                    f"}} {way.closes}",
                )
                for step, field in kind.fields.items()
            ]
        for name, steps, opens, closes in below:
            if name not in seen and len(steps) < MOST_DEPTH - 1:
                seen.add(name)
                waiting.append(Way(call, name, steps, opens, closes))
