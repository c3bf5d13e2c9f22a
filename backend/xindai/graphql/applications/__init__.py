"""Applications in the schema."""

from xindai.graphql.applications import enums as _named_first  # noqa: F401
