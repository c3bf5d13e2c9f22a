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
MOST_QUERIES = 4
OF_COMMANDS = "Payload"
"""No field has this type: every payload of a command is one."""


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
    """By type: the shortest queries, one of them by a node id, a subscription and a mutation."""
    found: dict[str, list[Way]] = defaultdict(list)
    for call in CALLS.values():
        for way in _from(call):
            found[way.kind].append(way)
    return {kind: _chosen(every) for kind, every in found.items()}


def _chosen(every: list[Way]) -> list[Way]:
    every = sorted(every, key=lambda way: (len(way.steps), way.call.name))
    queries = [way for way in every if way.call.root == "Query" and way.call.name != "node"]
    others = [
        next((way for way in every if wanted(way)), None)
        for wanted in (
            lambda way: way.call.name == "node",
            lambda way: way.call.root == "Subscription",
            lambda way: way.call.root == "Mutation",
        )
    ]
    return [*queries[:MOST_QUERIES], *(way for way in others if way is not None)]


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
        if way.kind == OF_COMMANDS:
            continue
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
            below += [
                (made.name, way.steps, f"{way.opens} {{ ... on {made.name}", f"}} {way.closes}")
                for made in kind.interfaces
                if made.name == OF_COMMANDS
            ]
        for name, steps, opens, closes in below:
            if name not in seen and len(steps) < MOST_DEPTH - 1:
                seen.add(name)
                waiting.append(Way(call, name, steps, opens, closes))
