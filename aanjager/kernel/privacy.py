"""How a table says what it holds about people: for every field a purpose, a term and an end.

A model declares::

    privacy = Classified(
        subject="person",                      # lookup from the row to the person's primary key
        nothing="id centre created_at",        # says nothing about a person
        kept=[Kept("email phone", Purpose.CONTACT, Term.MEMBERSHIP, End.ERASE)],
    )

One test asks it of every field of every table; export, erasure and the printed register read it.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Purpose(StrEnum):
    """Why a field is kept."""

    SIGN_IN = "sign_in"
    CONTACT = "contact"
    MATCHING = "matching"
    CONVERSATION = "conversation"
    FIGURES = "figures"
    ACCOUNTABILITY = "accountability"
    GUIDANCE = "guidance"
    MEETING = "meeting"
    LISTENING = "listening"
    INITIATIVE = "initiative"
    NETWORK = "network"
    PARTNERS = "partners"
    LEARNING = "learning"
    AGREEING = "agreeing"
    RECOGNITION = "recognition"


class Term(StrEnum):
    """How long; the number of days or months of each is a setting of the centre."""

    MEMBERSHIP = "membership"  # until the person leaves, or after the years without sign-in
    CONVERSATION = "conversation"  # a year after the placement ended
    LETTERS = "letters"  # ninety days after sending
    AUDIT = "audit"  # seven years
    SESSION = "session"  # until the session ends
    ORGANISATION = "organisation"  # as long as the role at the organisation lasts
    MEETING = "meeting"  # until thirty days after the meeting
    ATTENDANCE = "attendance"  # until a year after the meeting
    SITTING = "sitting"  # until a day after the live part closed
    REPORT = "report"  # until thirty days after the report was published
    SUPPORT = "support"  # until ninety days after the list of signatures closed
    RECEIPTS = "receipts"  # five years after the year of the receipt
    LAST_CONTACT = "last_contact"  # until a year after the last contact
    SIGNED = "signed"  # the years of its kind in the table of the law, after a signed paper ended
    RESULT = "result"  # until the school has the result of the track
    ARCHIVE = "archive"  # as long as the text or the report itself is kept


class End(StrEnum):
    """What happens at the end of the term or when the person leaves."""

    ERASE_ROW = "erase_row"  # the whole row goes
    BLANK = "blank"  # the field becomes empty, the row stays for the figures
    UNLINK = "unlink"  # the link to the person is cut, the row stays for the figures
    KEEP = "keep"  # stays, with the reason in the register


@dataclass(frozen=True)
class Kept:
    """Fields with one purpose, term and end. `special` marks what article 9 GDPR protects."""

    fields: str
    purpose: Purpose
    term: Term
    end: End
    special: bool = False


@dataclass(frozen=True)
class Classified:
    """What one table holds about people. `subject` leads from a row to the person it is about.

    Where a row names an account only by its number, `subject_is` says "user"; `address` names the
    field with an e-mail address that also tells whose row it is.
    """

    subject: str = ""
    subject_is: str = "person"
    address: str = ""
    nothing: str = ""
    kept: list[Kept] = field(default_factory=list)

    def names(self) -> set[str]:
        """Return the names of all fields that are classified."""
        return {
            name for part in [self.nothing, *(k.fields for k in self.kept)] for name in part.split()
        }

    def personal(self) -> dict[str, Kept]:
        """Return the fields that say something about a person."""
        return {name: kept for kept in self.kept for name in kept.fields.split()}
