"""The tables of this room."""

from aanjager.governance.documents.models.amendments import Advice, Amendment, Decision, Support
from aanjager.governance.documents.models.merging import BlockChange, MergeRun
from aanjager.governance.documents.models.texts import Block, Body, Document, Seat, Version
