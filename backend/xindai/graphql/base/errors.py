"""Errors going out: each has a code; bugs are one masked text with the id of the request."""

from __future__ import annotations

import re
from typing import Any, Final

import structlog
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError
from strawberry.extensions import MaskErrors

from xindai.graphql.base.error_texts import text_of
from xindai.graphql.base.plain import without_values
from xindai.kernel.errors import Refusal
from xindai.kernel.names import camel

_TOKENS: Final = re.compile(r"more than \d+ tokens")
"""How the parser gives up behind the limit of tokens."""

log = structlog.get_logger("xindai.graphql")


def coded(code: str, message: str, **more: Any) -> GraphQLError:
    """An error with our code, of an operation that is not carried out."""
    return GraphQLError(message, extensions={"code": code, **more})


def refusal(no: Refusal, language: str) -> GraphQLError:
    """A refusal of an operation that is not carried out, in the language of who asks."""
    return GraphQLError(text_of(no.code, language) or no.message, extensions={"code": no.code})


class Coded(MaskErrors):
    """Gives every error `extensions.code`, hides what is inside of bugs, and logs those."""

    def _process_errors(self, errors: list[GraphQLError]) -> list[GraphQLError]:
        return [self._coded(error) for error in errors]

    def _coded(self, error: GraphQLError) -> GraphQLError:
        context = self.execution_context.context
        original = error.original_error
        if isinstance(original, Refusal):
            message = text_of(original.code, "zh") if context.language == "zh" else None
            field = original.field and camel(original.field)
            extensions: dict[str, Any] = {"code": original.code, "field": field}
            return _rebuilt(error, message or original.message, extensions)
        if (error.extensions or {}).get("code"):
            return error
        if isinstance(error, GraphQLSyntaxError):
            said = without_values(error.message)
            if _TOKENS.search(error.message):
                return _rebuilt(error, said, {"code": "QUERY_TOO_LARGE"})
            return _rebuilt(error, said, {"code": "GRAPHQL_SYNTAX"})
        if original is None or isinstance(original, GraphQLError):
            return _rebuilt(error, without_values(error.message), {"code": "GRAPHQL_INVALID"})
        # The field, neither its arguments nor its alias: no personal data in logs.
        log.error("bug", request_id=context.request_id, field=_field(error), exc_info=original)
        extensions = {"code": "INTERNAL", "requestId": context.request_id}
        return _rebuilt(error, "internal error", extensions)


def _field(error: GraphQLError) -> str | None:
    nodes = error.nodes or ()
    return next((node.name.value for node in nodes if isinstance(node, FieldNode)), None)


def _rebuilt(error: GraphQLError, message: str, extensions: dict[str, Any]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
