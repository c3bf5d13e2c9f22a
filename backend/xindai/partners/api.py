"""The door of partners."""

from __future__ import annotations

from xindai.partners.payee import merchant, merchant_payee

__all__ = ["merchant", "merchant_payee"]
