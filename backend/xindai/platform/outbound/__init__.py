"""HTTP that leaves the house: one client, for addresses that a stranger may have written.

`targets` reads a URL, `addresses` says which networks may be reached, `client` resolves the name
once, checks every answer and connects to exactly what it checked. Nobody else opens connections
(tests/architecture/test_outbound.py).
"""
