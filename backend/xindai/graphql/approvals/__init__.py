"""Requests that wait for a checker, and the policies that hold them back."""
