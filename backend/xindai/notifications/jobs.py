"""Background work of notifications: messages go out, and none is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from redis.asyncio import from_url

from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.messages.ask import JOB as ASK
from xindai.notifications.messages.ask import ask
from xindai.notifications.messages.channel import Channel, Directory
from xindai.notifications.messages.confirm import JOB as EMAIL_CODE
from xindai.notifications.messages.confirm import send_code
from xindai.notifications.messages.deliver import deliver
from xindai.notifications.messages.mail import Mailer, SandboxMailer
from xindai.notifications.messages.plan import JOB
from xindai.notifications.messages.push import WebPush
from xindai.notifications.messages.sandbox import GatewayChannel, SandboxChannel, SmsChannel
from xindai.notifications.messages.smtp import SmtpMail
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work, enqueue, in_one
from xindai.platform.settings import Settings, load_settings, secret
from xindai.platform.sms_gateway import GatewaySms
from xindai.platform.sms_sandbox import SandboxSms

_FORGOTTEN: Final = """
SELECT id FROM message WHERE status = 'planned' AND due_at < now() - interval '5 minutes' LIMIT 500
"""


_UNHEARD: Final = "SELECT id FROM message WHERE ask_at < now() ORDER BY ask_at LIMIT 500"


@cache
def channels() -> Mapping[ContactChannel, Channel]:
    """What this installation has: real ones as the settings name them, else the sandbox in
    development. A channel that is missing makes its messages fail with `no_channel`.
    """
    settings = load_settings()
    found: dict[ContactChannel, Channel] = {}
    if settings.sms_url:
        gateway = GatewaySms(settings.sms_url, secret(settings.keys / "sms"))
        found[ContactChannel.SMS] = GatewayChannel(gateway)
    if settings.smtp_url:
        mail = SmtpMail(settings.smtp_url, settings.mail_from, settings.lender)
        found[ContactChannel.EMAIL] = mail
    if settings.push_contact:
        key = settings.keys / "push.pem"
        found[ContactChannel.PUSH] = WebPush(key, settings.push_contact)
    if settings.development and settings.redis_url:
        redis = from_url(settings.redis_url, decode_responses=True)
        found.setdefault(ContactChannel.SMS, _sandbox_sms(settings, SandboxSms(redis)))
        for channel in (ContactChannel.EMAIL, ContactChannel.PUSH):
            found.setdefault(channel, SandboxChannel(SandboxSms(redis, channel.value)))
    return found


@cache
def mailer() -> Mailer | None:
    """Who posts mails of the lender's own; None where no mail is set up."""
    settings = load_settings()
    if settings.smtp_url:
        return SmtpMail(settings.smtp_url, settings.mail_from, settings.lender)
    if settings.development and settings.redis_url:
        redis = from_url(settings.redis_url, decode_responses=True)
        return SandboxMailer(SandboxSms(redis, ContactChannel.EMAIL.value))
    return None


def _sandbox_sms(settings: Settings, page: SandboxSms) -> Channel:
    if settings.sms_sandbox_url is None:
        return SmsChannel(page)
    gateway = GatewaySms(settings.sms_sandbox_url, secret(settings.keys / "sms"))
    return GatewayChannel(gateway, page)


async def watch(tx: Tx, _work: Work | None = None) -> None:
    """Takes up messages whose job is a dead letter, and asks about those not heard of."""
    for row in await tx.rows(_FORGOTTEN):
        await enqueue(tx, JOB, {"message": str(row["id"])}, key=f"{row['id']}:watch")
    for row in await tx.rows(_UNHEARD):
        await enqueue(tx, ASK, {"message": str(row["id"])}, key=str(row["id"]))


def kinds(directory: Directory) -> tuple[Kind, ...]:
    """The kinds of jobs; the directory finds the telephone of a customer."""

    async def does(work: Work) -> None:
        await deliver(work, directory, channels())

    async def asks(work: Work) -> None:
        await ask(work, channels())

    async def codes(work: Work) -> None:
        await send_code(work, mailer)

    return (
        Kind(JOB, does, most_at_once=8, longest_wait_seconds=300),
        Kind(ASK, asks, most_at_once=4, most_attempts=5, longest_wait_seconds=300),
        Kind(EMAIL_CODE, codes, most_at_once=4, most_attempts=5, longest_wait_seconds=60),
        Kind("message_watch", in_one(watch), most_at_once=1),
    )


SCHEDULES: Final = (Schedule("message_watch", "* * * * *", "message_watch"),)
