"""Refunds of a borrower's credit (客户溢缴款) to his own bound card.

Owns `loan_refund`. Starting one orders a payout and changes nothing on the loan; in the one
transaction that hears that it has arrived, the loan's `refund` event is booked with the day of the
order as its value date, when the credit was there. Between the two nothing that could use the
credit up may be done to the loan. A loan has one open refund at most (a partial unique index), and
none beside an open payment.
"""
