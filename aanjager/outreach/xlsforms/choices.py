"""How kinds of questions are called in XLSForm."""

from aanjager.outreach.surveys.choices import Kind

DUTCH, ENGLISH = "Nederlands (nl)", "English (en)"
# Columns of our own: other programs pass them by.
SENSITIVE, GROUP = "aanjager_sensitive", "aanjager_group"
TRUE = {"yes", "true", "true()", "1"}
TYPES = {
    Kind.ONE: "select_one",
    Kind.SEVERAL: "select_multiple",
    Kind.RANK: "rank",
    Kind.NUMBER: "integer",
    Kind.AMOUNT: "decimal",
    Kind.TEXT: "text",
    Kind.DATE: "date",
}
KINDS = {name: kind for kind, name in TYPES.items()}
# What a program writes down about itself; nobody is asked it, and we do not want to know it.
SKIPPED = {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit", "note"}
