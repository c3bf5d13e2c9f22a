"""Whose seal it is: the company's certificate and key, and the authorities that are believed.

In production an operator gives a PKCS #12 file (XINDAI_SEAL_PKCS12, its password in the file
XINDAI_SEAL_PASSWORD_FILE) with the certificates of its authority inside. In development the first
who seals makes an authority of our own, lets it issue one certificate and forgets its key.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner

from xindai.platform.settings import Settings, secret

KEY_BITS: Final = 3072
VALID: Final = timedelta(days=3650)
_FOLDER: Final = "seal"
_USAGES: Final = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True, slots=True, repr=False)
class Seal:
    """What seals, and the authorities whose certificates are believed when a seal is checked."""

    signer: SimpleSigner
    roots: tuple[asn1_x509.Certificate, ...]


def company_seal(settings: Settings, now: datetime) -> Seal:
    """The seal of the surroundings; LookupError in production without XINDAI_SEAL_PKCS12."""
    if settings.seal_pkcs12 is not None:
        path, password = settings.seal_pkcs12, b""
        if settings.seal_password_file is not None:
            password = settings.seal_password_file.read_bytes().strip()
        return _load(path.read_bytes(), password)
    if not settings.development:
        raise LookupError("XINDAI_SEAL_PKCS12 is not set: nothing can be sealed")
    folder = settings.keys / _FOLDER
    if not folder.exists():
        _make(folder, settings.lender, now)
    return _load((folder / "company.p12").read_bytes(), secret(folder / "password").encode())


def _load(data: bytes, password: bytes) -> Seal:
    signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=password or None)
    if signer.signing_cert is None:
        raise LookupError("the PKCS #12 file of the seal holds no certificate")
    others = [each for each in signer.cert_registry if each.ca]
    return Seal(signer, tuple(others) or (signer.signing_cert,))


def _make(folder: Path, lender: str, now: datetime) -> None:
    """All files at once, by a rename: of two processes the first one counts."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    password = secret(draft / "password").encode()
    _write(draft / "company.p12", _issue(lender, now, password))
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.exists():
            raise


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(data)


def _issue(lender: str, now: datetime, password: bytes) -> bytes:
    """An authority and one certificate of it as PKCS #12; the authority's key is not kept."""
    above, key = (rsa.generate_private_key(65537, KEY_BITS) for _ in range(2))
    issuer = _name(f"{lender} CA", lender)
    root = (
        _certificate(issuer, issuer, above, now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(above, hashes.SHA256())
    )
    company = (
        _certificate(_name(lender, lender), issuer, key, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), critical=False
        )
        .sign(above, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"company seal", key, company, [root], BestAvailableEncryption(password)
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, now: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )


def _usage(**on: bool) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: on.get(name, False) for name in _USAGES})
