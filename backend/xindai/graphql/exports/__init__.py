"""Exports of lists: what a list has for columns, how it is read page by page, how it is written."""
