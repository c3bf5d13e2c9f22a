"""Second factors of staff: an authenticator app, passkeys, and codes for the day both are lost.

Each is one module that stores and checks its own kind; `check` asks the right one. What is tried
counts before it is looked at, so that many tries at once are still many tries.
"""
