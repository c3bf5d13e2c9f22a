"""Customers: the people who borrow.

What identifies a person (name, phone, ID number) is sealed per field, found by a keyed index and
shown masked; seeing it in full is a right, needs a reason, and is audited. Rows belong to a branch.
"""
