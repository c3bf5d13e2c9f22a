"""Requests of borrowers about a loan: relief, another way to repay, anything else.

Owns `service_request` and `service_request_document`. submitted -> under_review (claimed) ->
approved | declined; withdrawn from either of the first two. A loan has one open request (a partial
unique index). Approving relief carries out a verb of the loan in the same transaction, which the
approver must be allowed; whoever handed a request in does not decide it. What people wrote is
sealed.
"""
