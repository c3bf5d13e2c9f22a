"""The arithmetic of a loan: pure functions of terms, events and dates. No clock, no float."""
