"""The texts of the enums of the officers' desk."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "SearchKind": {
        "CUSTOMER": ("客户", "Customer"),
        "LOAN": ("借据", "Loan"),
        "CONTRACT": ("合同", "Contract"),
        "APPLICATION": ("进件", "Application"),
        "CREDIT_LINE": ("额度", "Credit line"),
        "MERCHANT": ("商户", "Merchant"),
        "PRODUCT": ("产品", "Product"),
    },
}
