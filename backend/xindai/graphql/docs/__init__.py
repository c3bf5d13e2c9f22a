"""The page for integrators, made from the schema: /docs in Chinese, /docs/en in English."""
