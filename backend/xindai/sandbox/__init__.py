"""Outsiders for development: services behind HTTP that answer as the real ones would, or fail.

They know nothing of the lender's database, and only the wiring starts them. What they answer
follows from what they are asked, so that invented people have the same report every day; `faults`
makes them slow, down or wrong on request.
"""
