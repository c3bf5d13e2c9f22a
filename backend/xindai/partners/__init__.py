"""Partners: merchants who sell on instalments, their stores and the people who sell there.

A merchant is applied for, active, suspended or ended. Nobody activates what he himself entered, and
a changed settlement account is paid only after another person has confirmed it; the database
refuses both. Account and people are sealed per field and shown masked.
"""
