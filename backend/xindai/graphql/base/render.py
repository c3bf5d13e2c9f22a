"""An event is rendered once for all operations of one reader that ask for it in the same words.

Thousands of sockets may listen to one thing; what costs is not the sending but the walk through
the selection and the making of the text. Shared is only what cannot differ: the same event, the
same actor down to his session, the same parsed operation, the same switches (@include, @skip: the
variables that are true or false; all other variables are arguments of the entry, which decide
which event it is), the same language.
"""

from __future__ import annotations

import json
from typing import Any, cast

from graphql import ExecutionResult
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from xindai.graphql.base.feed import Shown


class Rendered(dict[str, Any]):
    """The data of an answer that many get; its JSON is written once."""

    _text: str | None = None

    @property
    def text(self) -> str:
        """The JSON."""
        if self._text is None:
            self._text = json.dumps(self, separators=(",", ":"))
        return self._text


class Words:
    """What somebody asks: the parsed operation (itself, not one like it) and its switches."""

    __slots__ = ("operation", "switches")

    def __init__(self, operation: object, variables: dict[str, Any]) -> None:
        self.operation = operation
        self.switches = frozenset(
            (name, value) for name, value in variables.items() if isinstance(value, bool)
        )

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Words)
            and self.operation is other.operation
            and self.switches == other.switches
        )

    def __hash__(self) -> int:
        return hash((id(self.operation), self.switches))


class Executor(StrawberryGraphQLCoreExecutionContext):
    """The library's; it knows events that are shown to many."""

    @classmethod
    def build(cls, *args: Any, **kwargs: Any) -> Any:
        """The context learns what is asked, and how an event of it is rendered."""
        made: Any = super().build(*args, **kwargs)
        if isinstance(made, Executor) and hasattr(made.context_value, "words"):
            made.context_value.words = Words(made.operation, made.variable_values.coerced)
            made.context_value.render = made.write
        return made

    async def write(self, shown: Shown) -> bytes | None:
        """The text of an event; None where it has errors, which each reader gets by himself."""
        result: Any = self.build_per_event_executor(shown).execute_operation(False)
        data = (await result).data
        return b'{"data":%b}' % data.text.encode() if isinstance(data, Rendered) else None

    def execute_operation(self, serially: bool | None = None) -> Any:
        """The answer, or that of somebody who asked the same of the same event."""
        shown = self.root_value
        if not isinstance(shown, Shown):
            return super().execute_operation(serially)
        self.root_value = shown.event
        context = self.context_value
        key = ("rendered", shown.share, context.known, context.words, context.language)
        return context.services.once.get(key, self._render)

    async def _render(self) -> ExecutionResult:
        result: Any = super().execute_operation(False)
        if self.is_awaitable(result):
            result = await result
        if result.errors or result.data is None:
            return cast(ExecutionResult, result)
        return ExecutionResult(data=Rendered(result.data))
