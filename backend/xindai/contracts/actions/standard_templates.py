"""The templates of a new installation, approved as they come with the program."""

from __future__ import annotations

from typing import Final

from xindai.contracts.standard import STANDARD, standard_text
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

MAKER: Final = system_actor("standard")
CHECKER: Final = system_actor("installation")
_ADD: Final = """
WITH added AS (
    INSERT INTO contract_template (id, code, kind, name_zh, name_en)
    VALUES ($1, $2, 'loan', '个人消费借款合同', 'Personal consumer loan contract')
    ON CONFLICT (code) DO NOTHING RETURNING id
)
INSERT INTO contract_template_version (id, template_id, version, status, body_zh, body_en, makers,
    checker, approved_at)
SELECT $3, id, 1, 'approved', $4, $5, ARRAY[$6::text], $7, now() FROM added
"""


async def ensure_standard_templates(tx: Tx) -> bool:
    """True if the template was new; what is there already is left as the lender made it."""
    template_id = new_id()
    texts = [standard_text(STANDARD, language) for language in ("zh", "en")]
    args = template_id, STANDARD, new_id(), *texts, MAKER.id, CHECKER.id
    if not await tx.execute(_ADD, *args):
        return False
    subject = f"contract_template/{template_id}"
    await audit.append(tx, CHECKER, "contract_template.approve", subject, {"code": STANDARD})
    return True
