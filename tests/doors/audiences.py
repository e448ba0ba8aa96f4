"""Who gets in, by the name of an audience; everybody else must not."""

ROLES = ("visitor", "daan", "finn", "cora", "anna", "bram", "els", "gerda")
AUDIENCES: dict[str, set[str]] = {
    "everybody": set(ROLES),
    "signed in": set(ROLES) - {"visitor"},
    "volunteer": {"daan"},  # the one whom the thing is about
    "coordinator": {"cora"},  # of the organisation that owns the thing
    "coordinator or staff": {"cora", "anna"},
    "volunteer or coordinator": {"daan", "cora"},
    "volunteer or staff": {"daan", "anna"},
    "volunteer, coordinator or staff": {"daan", "cora", "anna"},
    "staff": {"anna"},  # of the centre that owns the thing, at its own address
    "manager": {"bram"},  # at the address of Zuid
    "staff or association": {"anna", "bram", "els"},
    "any staff": {"anna", "bram"},
    "staff here or association": {"anna", "els"},
    "association": {"els"},
    "visitor or visited": {"els", "bram"},  # of a visit to Zuid
    "holder of the link": set(),  # the link here is a wrong one
    "pupil": {"finn"},
    "volunteer or pupil": {"daan", "finn"},  # who is known at the centre
    "coordinator or mentor": {"cora", "daan"},
    "pupil, coordinator or mentor": {"finn", "cora", "daan"},
    "nobody": set(),  # outside the demonstration
}
EVERYBODY = "everybody"
# These ask for a step before them: a file is opened, a proposal chosen, a sheet read.
NOT_AT_ONCE = {"desk:edit_person", "desk:introduce", "imports:detail", "ties:code"}
OF_LIBRARIES = ("account_", "mfa", "usersessions", "socialaccount")
