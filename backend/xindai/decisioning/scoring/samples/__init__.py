"""The published people that the standard scorecards were developed from, and how a score is
measured on them. `training` makes cards out of them; a version is measured when it is saved.
"""
