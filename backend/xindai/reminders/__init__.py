"""Reminders of payments: which steps there are (policy data), and the job that plans them.

Steps are days before (-3), on (0) or after (1) the due date. The job runs once a business day,
after the end of the day before; a step reminds once a loan and due date, however often it runs.
"""
