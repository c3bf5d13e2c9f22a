"""OAuth 2.1 for third parties over HTTP: the token endpoint, our public keys, our metadata.

Only client credentials; identity decides, this package speaks the protocol (RFC 6749, 8414, 7517).
"""
