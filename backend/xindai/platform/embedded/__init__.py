"""A real PostgreSQL 18 and a real Valkey (Redis protocol) out of Python wheels, run by ourselves.

Each server is a direct child of the process that hosts it, listens on 127.0.0.1 only, asks for a
password, and dies with its host. Whoever comes second is a guest of the servers that already run.
"""
