"""Statistics in the schema: the catalogue, reports, the loans behind them, kept definitions."""
