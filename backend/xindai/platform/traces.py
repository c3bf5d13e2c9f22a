"""Traces for OpenTelemetry: which operation, which job, how many transactions, how long.

Names come from the schema and from the code, never from a request: no argument, address, header
or text of an operation is in a span. Without OTEL_EXPORTER_OTLP_ENDPOINT nothing is collected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

TRACER: Final = trace.get_tracer("xindai")
_PROPAGATOR: Final = TraceContextTextMapPropagator()


def configure(process: str) -> None:
    """Send spans to the collector that the environment names; the standard OTEL_* apply."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": f"xindai-{process}"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


@contextmanager
def span(name: str, within: Context | None = None, **attributes: str | int) -> Iterator[Span]:
    """A span; a failure is noted by its class alone, for its text may hold what was asked."""
    with TRACER.start_as_current_span(
        name,
        context=within,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as made:
        try:
            yield made
        except BaseException as error:
            made.set_status(StatusCode.ERROR, type(error).__name__)
            raise


def parent_of(given: str | None) -> Context:
    """The caller's trace, if he sent a `traceparent`."""
    return _PROPAGATOR.extract({"traceparent": given} if given else {})
