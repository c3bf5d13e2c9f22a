"""Reminders of payments: a policy of steps, in versions under four eyes, and the job that plans.

Steps are days before (-3), on (0) or after (1) the due date. The job runs once a business day,
after the end of the day before; a step reminds once a loan and due date, however often it runs.
"""
