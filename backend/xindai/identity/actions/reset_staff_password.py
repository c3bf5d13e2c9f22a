"""A forgotten password: a code to the person's own telephone sets a new one."""

from __future__ import annotations

from typing import Final

from redis.asyncio import Redis

from xindai.identity.codes import Purpose, issue_code, use_code
from xindai.identity.errors import code_wrong
from xindai.identity.passwords import check_new_password, new_hash, set_password
from xindai.identity.session_ends import end_sessions
from xindai.identity.throttle import Throttle
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.sms import SmsQueue

_USER: Final = "SELECT id, login, phone_sealed FROM staff_user WHERE login = $1 AND is_active"
TEXT: Final = "验证码 {code}, 用于重置员工密码, 5 分钟内有效。非本人操作请联系管理员。"


async def request_staff_reset(redis: Redis, sms: SmsQueue, login: str, address: str) -> None:
    """A code goes to the person's telephone, if there are such a person and a telephone.

    Nobody learns which: the answer, its time and the limits (TOO_MANY_CODES) are those of the
    login as it was typed.
    """
    name = login.lower()[:100]
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        user = await tx.row(_USER, name)
        sealed = user["phone_sealed"] if user else None
        phone = (
            keys.open(sealed, "staff_user", str(user["id"]), "phone") if user and sealed else None
        )
    code = await issue_code(redis, keys, Purpose.STAFF_RESET, f"staff:{name}", address)
    if phone is not None:
        sms.offer(phone, TEXT.format(code=code))


async def reset_staff_password(redis: Redis, login: str, code: str, new: str, address: str) -> None:
    """The new password counts, all sessions end, a lock opens; refuses CODE_WRONG.

    A second factor is asked for afterwards as ever.
    """
    name = login.lower()[:100]
    check_new_password(name, new)  # before the code is used up
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        user = await tx.row(_USER, name)
    await use_code(redis, keys, Purpose.STAFF_RESET, f"staff:{name}", code, address)
    if user is None:
        raise code_wrong()
    async with db.transaction() as tx:
        await set_password(tx, user["id"], await new_hash(tx, name, user["id"], new))
        ended = await end_sessions(tx, user["id"])
        actor = Actor(f"staff:{user['id']}", ActorKind.STAFF)
        about = {"by": "code", "sessionsEnded": ended}
        await audit.append(tx, actor, "identity.reset_password", f"staff/{user['id']}", about)
    await Throttle(redis, keys, name, address).forget()
