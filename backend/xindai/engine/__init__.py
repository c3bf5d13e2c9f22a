"""The arithmetic of a loan: pure functions of terms, events and dates. No I/O, no clock, no float."""
