"""Money, rates, dates, ids and refusals: the values every other package speaks in. Stdlib only."""
