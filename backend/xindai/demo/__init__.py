"""The demo portfolio: real loans of strangers, invented people, and books closed day by day.

Each of 10,000 published loans becomes a customer (synthetic, and marked so), a contract and a loan
of the real amount, rate, term, month and grade. What its borrower paid comes out as in the data
on the data's own date; from there on each lives a life drawn by a fixed seed. The months before
`Calendar.cutover` are taken over as a portfolio; every day after it is booked and closed as a
lender would. A load that was killed goes on where it stopped and ends in the same portfolio.
"""
