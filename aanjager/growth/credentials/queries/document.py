"""The words of a proof as an Open Badges 3.0 credential, before it is signed."""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.growth.credentials.choices import SCHEMA
from aanjager.growth.credentials.models import Achievement, Proof, StatusList
from aanjager.growth.frameworks.models import Concept
from aanjager.kernel.proofs.canonical import BADGES, CREDENTIALS, EXTENSIONS
from aanjager.kernel.proofs.integrity import stamp

KINDS = {
    Achievement.Kind.PARTICIPATION: "CommunityService",
    Achievement.Kind.COMPETENCY: "Competency",
}


@dataclass(frozen=True)
class Granted:
    """What a proof says of this person: the name on it, where, what they did, when and how much.

    `aligned` is what was found, in the words of a framework of others.
    """

    name: str
    where: str = ""
    story: str = ""
    since: date | None = None
    until: date | None = None
    hours: int | None = None
    aligned: tuple[Concept, ...] = ()


def did_of(centre: Centre) -> str:
    """Return who signs: the main address of the centre, as did:web."""
    return did_at(urlsplit(centres.link(centre, "/")).hostname or "")


def did_at(host: str) -> str:
    """Return who signs at a host; the port is the one that stands in our letters."""
    port = f":{settings.LINK_PORT}" if settings.LINK_PORT else ""
    return f"did:web:{quote(host.partition(':')[0].lower() + port, safe='')}"


def address_of(did: str, path: str) -> str:
    """Return a page at the address that a signer had."""
    scheme = urlsplit(centres.link(None, "/")).scheme
    return f"{scheme}://{did.removeprefix('did:web:').replace('%3A', ':')}{path}"


def address_of_list(it: StatusList) -> str:
    """Return where a list of what was taken back is published."""
    return address_of(it.did, f"/bewijs/lijst/{it.number}/")


def document(proof: Proof, granted: Granted, *, email: str = "") -> dict[str, Any]:
    """Return the words that are signed; what is empty stays away.

    The e-mail address stands in it as a salted hash alone: who has the address can see that it is the
    holder's, and who has not learns nothing.
    """
    where = address_of_list(proof.status_list)
    found: dict[str, Any] = {
        "@context": [CREDENTIALS, BADGES, EXTENSIONS],
        "id": f"urn:uuid:{proof.mark}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": proof.achievement.title,
        "issuer": {
            "id": proof.status_list.did,
            "type": ["Profile"],
            "name": proof.centre.name,
            "url": address_of(proof.status_list.did, "/"),
        },
        "validFrom": stamp(proof.issued_at),
        "credentialSubject": _subject(proof, granted, email),
        "credentialStatus": {
            "id": f"{where}#{proof.place}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(proof.place),
            "statusListCredential": where,
        },
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }
    if proof.valid_until:
        found["validUntil"] = stamp(proof.valid_until)
    evidence = _evidence(granted)
    return {**found, **({"evidence": [evidence]} if evidence else {})}


def _subject(proof: Proof, granted: Granted, email: str) -> dict[str, Any]:
    known = [
        {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": granted.name,
            "identityType": "name",
        }
    ]
    if email:
        salt = secrets.token_hex(16)
        known.append(
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": f"sha256${sha256(f'{email.lower()}{salt}'.encode()).hexdigest()}",
                "salt": salt,
                "identityType": "emailAddress",
            }
        )
    days = {"activityStartDate": granted.since, "activityEndDate": granted.until}
    return {
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["AchievementSubject"],
        "identifier": known,
        **{name: _moment(day) for name, day in days.items() if day},
        "achievement": _achievement(proof.achievement, granted.aligned),
    }


def _achievement(it: Achievement, aligned: Sequence[Concept]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"urn:uuid:{it.mark}",
        "type": ["Achievement"],
        "achievementType": KINDS[Achievement.Kind(it.kind)],
        "name": it.title,
        "description": it.description,
        "criteria": {"narrative": it.criteria},
        "inLanguage": "nl",
    }
    alignments = [
        _alignment(one.name, one.uri, one.source, one.code)
        for one in aligned
        if one.uri != it.alignment_url
    ]
    if it.alignment_url:
        own = _alignment(it.alignment_name, it.alignment_url, it.alignment_framework)
        alignments.insert(0, own)
    return {**found, **({"alignment": alignments} if alignments else {})}


def _alignment(name: str, url: str, framework: str, code: str = "") -> dict[str, Any]:
    told = {"targetName": name, "targetUrl": url, "targetFramework": framework, "targetCode": code}
    return {"type": ["Alignment"], **{key: value for key, value in told.items() if value}}


def _evidence(granted: Granted) -> dict[str, Any]:
    hours = _("%(hours)d uur vrijwilligerswerk") % {"hours": granted.hours} if granted.hours else ""
    told = {"name": granted.where, "description": hours, "narrative": granted.story}
    told = {name: text for name, text in told.items() if text}
    return {"type": ["Evidence"], **told} if told else {}


def _moment(day: date) -> str:
    return stamp(datetime.combine(day, time(0), UTC))
