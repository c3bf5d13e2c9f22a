"""E-mail through a real SMTP server, pushes through a real push service, and a key of our own."""

from __future__ import annotations

import base64
import email
import json
import socket
from collections.abc import Iterator
from email.policy import default
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import http_ece
import pytest
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.notifications.conftest import ACTOR, LI
from xindai.notifications import api
from xindai.notifications.messages.channel import Envelope, Outcome
from xindai.notifications.messages.preferences import browsers_of
from xindai.notifications.messages.push import WebPush, public_text, push_key
from xindai.notifications.messages.smtp import SmtpMail
from xindai.platform import db as database
from xindai.platform.outbound.client import Outbound


def envelope(**changes: Any) -> Envelope:
    given: dict[str, Any] = {
        "request_id": UUID(int=5),
        "attempt_id": uuid4(),
        "to": "li.lei@example.com",
        "browsers": (),
        "subject": "今日还款提醒",
        "body": "您好,\n\n今天应还1,234.50元。",
        "language": "zh",
    }
    return Envelope(**(given | changes))


class Box:
    """A mail server's inbox; it refuses who it does not know."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.answers: list[str] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, to: Any, address: str, _options: Any
    ) -> str:
        if self.answers:
            return self.answers.pop(0)
        to.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, sent: Any) -> str:  # noqa: N802
        self.mails.append((sent.rcpt_tos, email.message_from_bytes(sent.content, policy=default)))
        return "250 taken"


@pytest.fixture
def smtp() -> Iterator[tuple[Box, str]]:
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, f"smtp+plain://127.0.0.1:{port}"
    server.stop()


async def test_a_mail_arrives_as_it_was_written(smtp: tuple[Box, str]) -> None:
    box, url = smtp
    mail = SmtpMail(url, "no-reply@lender.example", "信贷消费金融")
    assert (await mail.deliver(envelope())).outcome is Outcome.ACCEPTED
    ((to, seen),) = box.mails
    assert to == ["li.lei@example.com"]
    assert (seen["Subject"], seen["From"]) == (
        "今日还款提醒",
        "信贷消费金融 <no-reply@lender.example>",
    )
    assert seen["Message-ID"] == f"<{UUID(int=5).hex}@lender.example>"
    text = seen.get_content().replace("\r\n", "\n")
    assert text.strip() == "您好,\n\n今天应还1,234.50元。"


async def test_no_for_good_and_no_for_now(smtp: tuple[Box, str]) -> None:
    box, url = smtp
    mail = SmtpMail(url, "no-reply@lender.example", "x")
    box.answers = ["550 no such mailbox", "451 later"]
    refused, later = await mail.deliver(envelope()), await mail.deliver(envelope())
    assert (refused.outcome, refused.detail) == (Outcome.REFUSED, "smtp_550")
    assert (later.outcome, later.detail) == (Outcome.TROUBLE, "smtp_451")
    nobody = SmtpMail("smtp+plain://127.0.0.1:9", "a@b.example", "x")
    assert (await nobody.deliver(envelope())).outcome is Outcome.TROUBLE


async def test_a_mail_takes_no_second_recipient_or_header(smtp: tuple[Box, str]) -> None:
    mail = SmtpMail(smtp[1], "no-reply@lender.example", "x")
    with pytest.raises(Exception, match=r"(?i)invalid|addr|header|newline|linefeed|CR"):
        await mail.deliver(envelope(to="a@example.com\r\nBcc: b@example.com"))
    assert smtp[0].mails == []


class Answer:
    def __init__(self, status: int) -> None:
        self.status = status


class Service(Outbound):
    """The client of the house, which here notes what it would send."""

    def __init__(self, *statuses: int) -> None:
        super().__init__(allowed=(ip_network("127.0.0.0/8"),))
        self.statuses, self.seen = list(statuses), list[tuple[str, Any, bytes]]()

    async def send(self, method: str, url: str, **given: Any) -> Any:
        self.seen.append((url, given["headers"], given["body"]))
        return Answer(self.statuses.pop(0))


def a_browser() -> tuple[ec.EllipticCurvePrivateKey, bytes, api.PushSubscription]:
    key, auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def text(raw: bytes) -> str:
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    where = f"https://push.example.net/{uuid4().hex}"
    return key, auth, api.PushSubscription(where, text(point), text(auth))


async def test_only_the_browser_reads_a_push(tmp_path: Path) -> None:
    key, auth, subscription = a_browser()
    service = Service(201)
    push = WebPush(tmp_path / "push.pem", "mailto:ops@lender.example", service)
    browser = UUID(int=9)
    result = await push.deliver(envelope(to="", browsers=((browser, subscription),)))
    assert (result.outcome, result.gone) == (Outcome.ACCEPTED, ())
    ((url, headers, body),) = service.seen
    assert url == subscription.endpoint
    assert "今日" not in body.decode("latin-1")
    plain = http_ece.decrypt(body, private_key=key, auth_secret=auth, version="aes128gcm")
    assert json.loads(plain)["title"] == "今日还款提醒"
    token, _, ours = headers["Authorization"].removeprefix("vapid t=").partition(", k=")
    assert ours == public_text(push_key(tmp_path / "push.pem"))
    pem = (
        push_key(tmp_path / "push.pem")
        .public_key()
        .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    claims = jwt.decode(token, ECKey.import_key(pem)).claims
    assert (claims["aud"], claims["sub"]) == (
        "https://push.example.net",
        "mailto:ops@lender.example",
    )


async def test_browsers_that_are_gone_are_named(tmp_path: Path) -> None:
    gone, alive = UUID(int=1), UUID(int=2)
    browsers = ((gone, a_browser()[2]), (alive, a_browser()[2]))
    push = WebPush(tmp_path / "push.pem", "mailto:x@example.com", Service(410, 201, 410, 503))
    first = await push.deliver(envelope(browsers=browsers))
    assert (first.outcome, first.gone) == (Outcome.ACCEPTED, (gone,))
    second = await push.deliver(envelope(browsers=browsers))
    assert (second.outcome, second.detail) == (Outcome.TROUBLE, "push_503")
    alone = WebPush(tmp_path / "push.pem", "mailto:x@example.com", Service(404))
    last = await alone.deliver(envelope(browsers=browsers[:1]))
    assert (last.outcome, last.gone) == (Outcome.REFUSED, (gone,))


async def test_a_browser_comes_once_and_goes(db: Any) -> None:
    _, _, subscription = a_browser()
    await api.subscribe(ACTOR, LI, subscription, "k")
    await api.subscribe(ACTOR, LI, subscription, "k2")
    async with database.transaction() as tx:
        ((_, kept),) = await browsers_of(tx, LI)
    assert kept == subscription
    assert (await api.preference_of(LI)).has_push
    await api.unsubscribe(ACTOR, LI, subscription.endpoint, "u")
    assert not (await api.preference_of(LI)).has_push
