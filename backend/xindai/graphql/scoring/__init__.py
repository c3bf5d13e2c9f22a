"""Scorecards and reports."""
