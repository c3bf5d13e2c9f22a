"""How a call of an entry is written down: its text, its variables, what may come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLNonNull, get_named_type

from xindai.graphql.schema import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Global ids that the calls are about."""

    loan: str
    customer: str
    branch: str
    version: str
    contract: str
    event: str
    client: str
    client_secret: str
    endpoint: str
    delivery: str
    job: str
    approval: str
    """Of nobody: requests have stories of their own."""
    staff: str

    @classmethod
    def of(cls, make: Callable[[str], str], version: str) -> Ids:
        """Ids of things that are not there, but for the product's version."""
        return cls(
            loan=make("Loan"),
            customer=make("Customer"),
            branch=make("Branch"),
            version=version,
            contract=make("Contract"),
            event=make("Transaction"),
            client=make("ApiClient"),
            client_secret=make("ApiClientSecret"),
            endpoint=make("WebhookEndpoint"),
            delivery=make("WebhookDelivery"),
            job=make("Job"),
            approval=make("Approval"),
            staff=make("Staff"),
        )


@dataclass(frozen=True, slots=True)
class Call:
    """`may_answer`: refusals that come behind the gate; `once`: not to be called by everybody."""

    root: str
    name: str
    text: str
    variables: Callable[[Ids, str], dict[str, Any]]
    may_answer: frozenset[str] = frozenset()
    writes: bool = False
    once: bool = False
    for_borrowers: str | None = None
    """The operation with fields that borrowers may ask for, where `text` has others; "" where
    they are let in and nothing that the entry gives is listed for them."""


def type_of_input(name: str) -> str:
    """The type of the argument `input` of a mutation."""
    argument = schema._schema.type_map["Mutation"].fields[name].args["input"]  # type: ignore[attr-defined]
    assert isinstance(argument.type, GraphQLNonNull)
    return str(get_named_type(argument.type))


def query(
    name: str, arguments: str, selection: str, borrowers: str | None = None, **variables: Any
) -> Call:
    """`arguments` in GraphQL, "id: ID! = id": type and name in the entry are given together."""
    declared = ", ".join(f"${a.split(':')[0].strip()}:{a.split(':')[1]}" for a in _parts(arguments))
    passed = ", ".join(f"{n}: ${n}" for n in (a.split(":")[0].strip() for a in _parts(arguments)))
    head = f"query ({declared})" if declared else "query"
    call = f"{name}({passed})" if passed else name
    text = f"{head} {{ {call} {selection} }}"

    def fill(ids: Ids, _key: str) -> dict[str, Any]:
        return {n: v(ids) if callable(v) else v for n, v in variables.items()}

    theirs = borrowers and f"{head} {{ {call} {borrowers} }}"
    return Call("Query", name, text, fill, for_borrowers=theirs)


def _parts(arguments: str) -> list[str]:
    return [part.strip() for part in arguments.split(",") if part.strip()]


def mutation(
    name: str,
    make: Callable[[Ids], dict[str, Any]],
    payload: str = "loan { id }",
    *,
    keyed: bool = True,
    dry_run: bool = False,
    may_answer: tuple[str, ...] = (),
    writes: bool = False,
) -> Call:
    """A verb with one argument `input`; `dry_run`: whoever may do it only looks."""
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {payload} userErrors {{ code message field }} }} }}"
    )

    def fill(ids: Ids, key: str) -> dict[str, Any]:
        given = make(ids) | ({"idempotencyKey": key} if keyed else {})
        return {"input": given | ({"dryRun": True} if dry_run else {})}

    return Call("Mutation", name, text, fill, frozenset(may_answer), writes)
