"""What a model text is for, what is filled in by itself, and which numbers of the law it may name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_LETTERS = 20_000  # of one text: some ten pages


class Kind(models.TextChoices):
    AGREEMENT = "agreement", _("overeenkomst")
    TASK = "task", _("taakomschrijving")
    CONDUCT = "conduct", _("gedragscode")
    EXPENSES = "expenses", _("onkosten")
    PRIVACY = "privacy", _("privacy")
    SAFETY = "safety", _("veiligheid")
    OTHER = "other", _("iets anders")


class Role(models.TextChoices):
    """As what somebody signs; of one role several may sign."""

    VOLUNTEER = "volunteer", _("vrijwilliger")
    ORGANISATION = "organisation", _("organisatie")
    CENTRE = "centre", _("vrijwilligerscentrale")
    PUPIL = "pupil", _("leerling")
    GUARDIAN = "guardian", _("ouder of verzorger")
    SCHOOL = "school", _("school")
    PROVIDER = "provider", _("organisatie van de stage")
    EXPERT = "expert", _("deskundige")
    OTHER = "other", _("iemand anders")


class Keeps(models.TextChoices):
    """How long a signed paper is kept after it ended: a number in the dated table of the law."""

    FILE = "volunteer_file_years", _("zoals een vrijwilligersdossier")
    MONEY = "money_records_years", _("zoals de administratie van geld")


# What is filled in by itself when it is known; any other word between square brackets is asked.
KNOWN = {
    "vrijwilliger": _("naam van de vrijwilliger"),
    "organisatie": _("naam van de organisatie"),
    "adres organisatie": _("adres van de organisatie"),
    "e-mail organisatie": _("e-mailadres van de organisatie"),
    "contactpersoon": _("vaste contactpersoon"),
    "taak": _("de taak"),
    "begindatum": _("eerste dag"),
    "einddatum": _("laatste dag"),
    "plek": _("waar het gebeurt"),
    "tijd": _("wanneer en hoeveel"),
    "begeleiding": _("begeleiding"),
    "onkosten": _("welke kosten worden vergoed"),
    "centrale": _("naam van de vrijwilligerscentrale"),
    "vandaag": _("de dag van vandaag"),
}
DAYS = {"begindatum", "einddatum", "vandaag"}  # and whatever ends in -datum
OPEN_DAYS = {
    "einddatum": "een dag die we nog afspreken"
}  # what a text says where no day was chosen
LANGUAGE = "nl"  # in which the texts are written
LAW_MARK = "wet: "
LAW = {
    "vergoeding per uur": "volunteer_allowance_per_hour",
    "vergoeding per uur jongeren": "volunteer_allowance_per_hour_young",
    "leeftijd jongeren": "volunteer_allowance_young_under_age",
    "vergoeding per maand": "volunteer_allowance_per_month",
    "vergoeding per jaar": "volunteer_allowance_per_year",
    "uren per week": "opportunity_hours_per_week_max",
    "leeftijd toestemming": "consent_age",
    "antwoord op een verzoek": "answer_to_rights_days",
    "datalek melden": "breach_report_hours",
    "vog vernieuwen": "conduct_certificate_renew_years",
    "dossier bewaren": Keeps.FILE.value,
    "geld bewaren": Keeps.MONEY.value,
}
UNITS = {
    "years": _("%(number)s jaar"),
    "days": _("%(number)s dagen"),
    "hours": _("%(number)s uur"),
    "hours/week": _("%(number)s uur per week"),
}
