"""Papers of a loan: the settlement certificate, and the statement of a period.

Owns `loan_paper`, append-only. A paper is folded from the loan's events like everything that is
shown of it, bears a number and a verification code (kept as a hash), and as a PDF the company's
seal; it is made outside of transactions and kept only if nothing happened to the loan meanwhile.
"""
