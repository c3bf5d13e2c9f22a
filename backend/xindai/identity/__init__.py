"""Branches, staff, sessions and keys: who may enter and which rows he sees.

A branch path such as "/HO/E/" contains the paths of its descendants; a user sees his subtree.
"""
