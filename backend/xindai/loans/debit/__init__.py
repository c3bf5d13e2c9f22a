"""Direct debits on the due day (自动扣款): the borrower's mandate, and what is drawn under it.

Owns `debit_mandate` and `loan_debit`. Once the end of day has opened a day, one statement plans a
debit for every loan with something due and a mandate that covers it: (loan, due date, try) is a
unique key, so a plan that was cut off is planned again without harm. Each planned debit becomes a
payment by card (loans/payment) in one transaction, or fails with a code; what the bank says moves
it on in the transaction that settles the payment. When to try again is data of the product.
"""
