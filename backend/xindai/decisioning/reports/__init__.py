"""What outsiders say about a person: the credit bureau and the identity check.

Each is a port with an adapter over signed HTTP. Nobody is asked without the person's consent, and
never inside a transaction; an answer is kept sealed, is good for some days and is used again until
then. No answer, a late, broken or foreign one all mean the same to a decision: the report is
missing, and why.
"""
