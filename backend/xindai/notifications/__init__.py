"""Notices inside the house: what somebody should know, kept until he has read it.

A notice has a kind and parameters (ids and codes, never personal data); the words for both
languages stand beside the kind. It is written in the transaction that it tells of.
"""
