"""Money in suspense that is a loan's: who it may be of, and booking it when two people say so.

payments keeps the money and knows no loans; the repayment and the clearing of suspense are one
commit here.
"""
