"""Logs: a line of JSON each, in Elastic Common Schema; coloured lines on a developer's terminal.

Never log personal data: name things by their ids. An exception is told by its class and the places
that it came through, never by its text: that quotes what was sent, or a row (PostgreSQL's DETAIL).
"""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Any, TextIO, cast

import ecs_logging
import structlog

from xindai.platform.reason import stack


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
                exception_formatter=_write_stack,
            )
        ]
        if on_terminal
        else [
            structlog.processors.ExceptionRenderer(cast(Any, _stack)),
            ecs_logging.StructlogFormatter(),
        ]
    )
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    foreign: list[Any] = [*shared, structlog.stdlib.add_logger_name, _first_line]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=foreign,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    sys.excepthook = _last_words


def _write_stack(stream: TextIO, info: Any) -> None:
    stream.write(_stack(info))


def _stack(info: Any) -> str:
    return stack(info[1]) if info and info[1] else ""


def _first_line(_logger: object, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """asyncio writes the task, its exception and so its text below the sentence."""
    event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _last_words(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """What ends the process goes the way of all logs."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, None)
    else:
        structlog.get_logger("xindai").critical("the process ends", exc_info=error)


def _named(process: str) -> Any:
    def add(_logger: object, _method: str, event: dict[str, Any]) -> dict[str, Any]:
        event.setdefault("service.name", f"xindai-{process}")
        return event

    return add
