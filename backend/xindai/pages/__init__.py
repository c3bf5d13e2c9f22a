"""The web pages as the browser gets them: built files out of frontend/, and their strict headers.

Owns no table and knows no domain. Every path below `/admin` and `/m` that is no built file is the
application's `index.html`, which finds its screen by itself.
"""
