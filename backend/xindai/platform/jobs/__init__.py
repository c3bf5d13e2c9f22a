"""Background work: jobs that survive whoever runs them, and schedules that start them.

A job is a row of `job`: queued, running, done or dead (a dead letter that waits for a person). It
is written by the transaction that wants it, so a rollback leaves none. Any number of workers claim
due jobs with SKIP LOCKED; a claim is a lease (a killed worker's jobs are due again when it runs
out) and raises the job's fence, so that whoever lost a job cannot commit anything for it any more.
A handler's last transaction carries the mark "done" beside the effect: one commit, one effect.
Nothing here needs a session (no LISTEN, no session lock): workers ask the table.
Payloads hold ids, days and codes only, never personal data. Domains name their kinds and schedules
in their `jobs.py`; `background.py` puts them together for the worker. Enter by `jobs.api`.
"""
