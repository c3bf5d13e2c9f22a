"""What the surroundings decide: where data lies, which servers are used. Read once a process."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from xindai.platform.addresses import Network, networks

APP_ROLE: Final = "xindai_app"
"""The application's database role: it may not change the journal, events or audit."""
PROJECT: Final = Path(__file__).resolve().parents[3]
"""The folder of README.md."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`None` for a server's address means: the embedded one.

    `database_url` connects as the application (it may not change the journal, events or audit),
    `database_owner_url` as the owner of the tables (migrations only).
    """

    var: Path
    """Everything that is made at run time: data of the embedded servers, logs, keys."""
    database_url: str | None
    database_owner_url: str | None
    redis_url: str | None
    development: bool
    """GraphiQL, readable logs and demo logins; off where XINDAI_ENV=production."""
    public_url: str = "http://127.0.0.1:8000"
    """How the outside reaches this house; access tokens name it as their issuer."""
    trusted_proxies: tuple[Network, ...] = ()
    """Whose X-Forwarded-For is believed."""
    outbound_allow: tuple[Network, ...] = ()
    """Networks of the lender's own that may be called, by webhooks and for text messages."""
    online_branch: str | None = None
    """Code of the branch whose customers come by themselves; None: the head office."""
    sms_url: str | None = None
    """Where text messages go (platform/sms_gateway.py); in development, the sandbox."""
    sms_sandbox_url: str | None = None
    """Development: the sandbox's gateway, which gets reminders and the like besides the page."""
    smtp_url: str | None = None
    """Where e-mail goes (notifications/messages/smtp.py); in development, the sandbox."""
    mail_from: str = "no-reply@localhost.localdomain"
    """The address that e-mails come from."""
    push_contact: str | None = None
    """"mailto:…" or an address of ours, for push services; None: the sandbox in development."""
    bureau_url: str | None = None
    identity_url: str | None = None
    """The credit bureau and the identity check; None: their reports are missing."""
    bank_url: str | None = None
    """Where payments go (payments/http_bank.py); None: payment orders stay planned."""
    bank_files: Path | None = None
    """A folder shared with a bank that takes files instead (payments/file_bank.py)."""
    bank_own: str = ""
    """The lender's side of such files: name, account and bank, with | between them."""
    bank_valid_seconds: float = 900.0
    """How long after it was sent the bank may take a payment request. Not received by then is
    never received."""
    bank_query_seconds: float = 5.0
    """How long an order is open before the bank is asked the first time; doubled from there."""
    origins: str = ""
    """Where browsers find our pages, parted by spaces ("https://loans.example.cn"), besides the
    host they ask; passkeys belong to the host of the first, and none: to none outside of
    development."""
    sockets_per_session: int = 20
    sockets_per_address: int = 1000
    """Websockets of one process at a time; behind a proxy that hides addresses, raise it."""
    files_folder: Path | None = None
    """Where uploaded files lie, sealed; None: below `var`. All processes must see the same one."""
    clamd: str | None = None
    """host:port of a virus scanner, or "off"; production without either takes no uploads."""

    pages_folder: Path | None = None
    """Where the built web pages lie, `<application>/dist`; None: frontend/apps."""
    operations_listed: bool = False
    """Browsers may send only what the build of their pages listed; else anything."""

    lender: str = "信贷消费金融有限公司"
    """Our own name as contracts and their seal bear it."""
    seal_pkcs12: Path | None = None
    """Certificate and key of the company's seal; None: an authority of our own, in development."""
    seal_password_file: Path | None = None

    @property
    def files(self) -> Path:
        """The folder of sealed files."""
        return self.files_folder or self.var / "files"

    @property
    def pages(self) -> Path:
        """The folder of the web applications."""
        return self.pages_folder or PROJECT / "frontend" / "apps"

    @property
    def keys(self) -> Path:
        """Secrets that must lie outside the database; lose them and sealed fields stay sealed."""
        return self.var / "keys"


def load_settings() -> Settings:
    """The settings of the environment.

    DATABASE_URL alone names the owner, and the application logs in as xindai_app with a password
    of our own; where roles are managed by others, DATABASE_OWNER_URL names the owner and
    DATABASE_URL the application. XINDAI_PUBLIC_URL is the address that clients use;
    XINDAI_TRUSTED_PROXIES names proxies or networks, with commas between (ValueError for others).
    """
    var = Path(os.environ.get("XINDAI_VAR") or PROJECT / ".var")
    application = os.environ.get("DATABASE_URL") or None
    owner = os.environ.get("DATABASE_OWNER_URL") or None
    development = os.environ.get("XINDAI_ENV", "development") != "production"
    if application and not owner and (urlsplit(application).username or "") != APP_ROLE:
        owner, application = application, as_app_role(application, secret(var / "keys" / "app"))
    return Settings(
        var=var,
        database_url=application,
        database_owner_url=owner,
        redis_url=os.environ.get("REDIS_URL") or None,
        development=development,
        public_url=(os.environ.get("XINDAI_PUBLIC_URL") or "http://127.0.0.1:8000").rstrip("/"),
        trusted_proxies=networks(os.environ.get("XINDAI_TRUSTED_PROXIES", "")),
        outbound_allow=networks(os.environ.get("XINDAI_OUTBOUND_ALLOW", "")),
        online_branch=os.environ.get("XINDAI_ONLINE_BRANCH") or None,
        origins=os.environ.get("XINDAI_ORIGINS", ""),
        bank_url=os.environ.get("XINDAI_BANK_URL") or None,
        bank_files=_path(os.environ.get("XINDAI_BANK_FILES")),
        bank_own=os.environ.get("XINDAI_BANK_OWN") or "",
        bank_valid_seconds=float(os.environ.get("XINDAI_BANK_VALID_SECONDS") or 900),
        bank_query_seconds=float(os.environ.get("XINDAI_BANK_QUERY_SECONDS") or 5),
        bureau_url=os.environ.get("XINDAI_BUREAU_URL") or None,
        identity_url=os.environ.get("XINDAI_IDENTITY_URL") or None,
        sms_url=os.environ.get("XINDAI_SMS_URL") or None,
        sms_sandbox_url=os.environ.get("XINDAI_SMS_SANDBOX_URL") or None,
        smtp_url=os.environ.get("XINDAI_SMTP_URL") or None,
        mail_from=os.environ.get("XINDAI_MAIL_FROM") or "no-reply@localhost.localdomain",
        push_contact=os.environ.get("XINDAI_PUSH_CONTACT") or None,
        sockets_per_session=int(os.environ.get("XINDAI_SOCKETS_PER_SESSION") or 20),
        sockets_per_address=int(os.environ.get("XINDAI_SOCKETS_PER_ADDRESS") or 1000),
        lender=os.environ.get("XINDAI_LENDER") or "信贷消费金融有限公司",
        seal_pkcs12=_path(os.environ.get("XINDAI_SEAL_PKCS12")),
        seal_password_file=_path(os.environ.get("XINDAI_SEAL_PASSWORD_FILE")),
        files_folder=_path(os.environ.get("XINDAI_FILES")),
        clamd=os.environ.get("XINDAI_CLAMD") or None,
        pages_folder=_path(os.environ.get("XINDAI_PAGES")),
        operations_listed=_listed(os.environ.get("XINDAI_OPERATIONS"), development=development),
    )


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None


def _listed(given: str | None, *, development: bool) -> bool:
    """ "listed" or "any"; where nothing is said, production takes only what is listed."""
    if given not in (None, "", "listed", "any"):
        raise ValueError(f'XINDAI_OPERATIONS is "listed" or "any", not {given!r}')
    return given == "listed" if given else not development


def as_app_role(url: str, password: str) -> str:
    """The same database, entered as xindai_app."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{APP_ROLE}:{quote(password, safe='')}@{host}"))


def password_of(url: str) -> str:
    """The password inside a URL, or ""."""
    return urlsplit(url).password or ""


def secret(path: Path) -> str:
    """A random password that is made once and kept in a file that only its owner reads."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24))
        with suppress(FileExistsError):  # somebody else was faster: theirs counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")
