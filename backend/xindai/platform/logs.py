"""Logs: a line of JSON each, in Elastic Common Schema; coloured lines on a developer's terminal.

Never log personal data: name things by their ids.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import ecs_logging
import structlog


def configure(process: str) -> None:
    """Send structlog and the standard library's logging to standard error, in one form."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="@timestamp"),
        _named(process),
    ]
    on_terminal = sys.stderr.isatty()
    last: list[Any] = (
        [
            structlog.dev.ConsoleRenderer(
                timestamp_key="@timestamp",
                # Not the fancy one: it shows local variables, personal data among them.
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
        if on_terminal
        else [structlog.processors.format_exc_info, ecs_logging.StructlogFormatter()]
    )
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _named(process: str) -> Any:
    def add(_logger: object, _method: str, event: dict[str, Any]) -> dict[str, Any]:
        event.setdefault("service.name", f"xindai-{process}")
        return event

    return add
