"""Contracts: what was agreed with a customer, in full. A signed one never changes.

What is changed later is an event of the loan; the contract keeps the terms of the first day.
"""
