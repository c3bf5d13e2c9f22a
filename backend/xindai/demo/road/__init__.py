"""The road of the demo: people who may sign in, and applications in every state of the queue.

Everybody acts through the public API, in this process and by name, so what is there afterwards is
what borrowers and staff could have done. Every step has an idempotency key of its own: a load that
was killed goes through them again and ends where the first one would have.
"""
