"""ISO 20022: files for a bank and files of a bank, checked against the published schemas.

schemas/ holds the XSD files of ISO 20022 as they were published, unchanged.
"""
