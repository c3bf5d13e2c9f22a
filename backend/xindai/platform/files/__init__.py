"""Files that people hand in and that we make: named by id, sealed on disk, checked before.

A file waits for its content behind a one-time path, is then looked at in a process of its own
(type by content, images drawn anew, nothing active, no archive bombs), scanned, sealed under a key
of its own, and from then on never changes. Its key and the name that people gave it are sealed in
the row; the folder holds only ciphertext under ids, outside of everything that is served.
"""
