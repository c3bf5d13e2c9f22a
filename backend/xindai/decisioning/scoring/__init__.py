"""Scorecards: tables of points, versioned and approved by a second person, and the points of facts.

A version is a draft of its maker, submitted, then active or sent back by another person, and
retired when the next one of its code becomes active. Its content never changes once it was
submitted; one version of a code is active. Cards that come with the program (`standard/`) serve
codes of which the lender has no active version. Evaluation is pure, in whole points.
"""
