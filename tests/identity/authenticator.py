"""A passkey device in software: makes ES256 keys and signs challenges as WebAuthn says."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Key:
    """One resident credential."""

    rp_id: str
    user: bytes
    private: ec.EllipticCurvePrivateKey
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    count: int = 0

    def cose(self) -> bytes:
        """The public key as COSE: EC2, ES256, P-256."""
        numbers = self.private.public_key().public_numbers()
        x, y = (n.to_bytes(32, "big") for n in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})


@dataclass
class Device:
    """Holds keys; `origin` is the page on which its person is."""

    origin: str
    keys: list[Key] = field(default_factory=list)
    verifies: bool = True
    """Whether it asks for a finger or a PIN."""

    def create(self, options: dict[str, Any], **wrong: Any) -> dict[str, Any]:
        """The answer of navigator.credentials.create."""
        user = base64url_to_bytes(options["user"]["id"])
        key = Key(options["rp"]["id"], user, ec.generate_private_key(ec.SECP256R1()))
        self.keys.append(key)
        held = bytes(16) + len(key.id).to_bytes(2, "big") + key.id + key.cose()
        data = self._data(key, ATTESTED) + held
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options, **wrong)
        response = {"clientDataJSON": b64(client), "attestationObject": b64(attestation)}
        return self._answer(key, response)

    def get(self, options: dict[str, Any], **wrong: Any) -> dict[str, Any]:
        """The answer of navigator.credentials.get, by the last key that fits."""
        allowed = {c["id"] for c in options.get("allowCredentials") or ()}
        key = next(
            k
            for k in reversed(self.keys)
            if k.rp_id == options["rpId"] and (not allowed or b64(k.id) in allowed)
        )
        return self.sign(key, options, **wrong)

    def sign(self, key: Key, options: dict[str, Any], **wrong: Any) -> dict[str, Any]:
        """The same by this key, whether it is asked for or not."""
        key.count += 1
        data = self._data(key, 0)
        client = self._client("webauthn.get", options, **wrong)
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": b64(client),
            "authenticatorData": b64(data),
            "signature": b64(key.private.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": b64(wrong.get("user", key.user)),
        }
        return self._answer(key, response)

    def _data(self, key: Key, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        place = hashlib.sha256(key.rp_id.encode()).digest()
        return place + bytes([flags]) + key.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any], **wrong: Any) -> bytes:
        told = {
            "type": kind,
            "challenge": wrong.get("challenge", options["challenge"]),
            "origin": wrong.get("origin", self.origin),
            "crossOrigin": False,
        }
        return json.dumps(told).encode()

    def _answer(self, key: Key, response: dict[str, str]) -> dict[str, Any]:
        name = b64(key.id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return bytes_to_base64url(data)
