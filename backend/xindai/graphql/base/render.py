"""An event is rendered once for all operations of one reader that ask for it in the same words.

Thousands of sockets may listen to one thing; what costs is not the sending but the walk through
the selection and the making of the text. Shared is only what cannot differ: the same event, the
same actor down to his session, the same parsed operation, the same switches (@include, @skip: the
variables that are true or false; all other variables are arguments of the entry, which decide
which event it is), the same language.
"""

from __future__ import annotations

from typing import Any, cast

from graphql import ExecutionResult
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from xindai.graphql.base.feed import Shown


class Rendered(dict[str, Any]):
    """The data of an answer that many get; `text` is its JSON once somebody wrote it."""

    text: str | None = None


class _Same:
    """Equal to itself only; keeps the object, so that its place in memory is not used again."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


class Executor(StrawberryGraphQLCoreExecutionContext):
    """The library's; it knows events that are shown to many."""

    def execute_operation(self, serially: bool | None = None) -> Any:
        """The answer, or that of somebody who asked the same of the same event."""
        shown = self.root_value
        if not isinstance(shown, Shown):
            return super().execute_operation(serially)
        self.root_value = shown.event
        context = self.context_value
        switches = {n: v for n, v in self.variable_values.coerced.items() if isinstance(v, bool)}
        key = (
            shown.share,
            context.known,
            _Same(self.operation),
            tuple(sorted(switches.items())),
            context.language,
        )
        return context.services.once.get(("rendered", key), self._render)

    async def _render(self) -> ExecutionResult:
        result: Any = super().execute_operation(False)
        if self.is_awaitable(result):
            result = await result
        if result.errors or result.data is None:
            return cast(ExecutionResult, result)
        return ExecutionResult(data=Rendered(result.data))
