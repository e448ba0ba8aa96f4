"""What the numbers of the law are called on screen, and how their units are said."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy, ngettext

NAMES: Mapping[str, Any] = {
    "volunteer_allowance_per_hour": gettext_lazy("Vrijwilligersvergoeding per uur"),
    "volunteer_allowance_per_hour_young": gettext_lazy(
        "Vrijwilligersvergoeding per uur voor jongeren"
    ),
    "volunteer_allowance_per_month": gettext_lazy("Vrijwilligersvergoeding per maand"),
    "volunteer_allowance_per_year": gettext_lazy("Vrijwilligersvergoeding per jaar"),
    "volunteer_allowance_young_under_age": gettext_lazy(
        "Vrijwilligersvergoeding: jonger dan deze leeftijd geldt het bedrag voor jongeren"
    ),
    "opportunity_hours_per_week_max": gettext_lazy("Meeste uren per week in een vacature"),
    "consent_age": gettext_lazy("Vanaf deze leeftijd geef je zelf toestemming voor je gegevens"),
    "answer_to_rights_days": gettext_lazy("Antwoord op een vraag over je gegevens"),
    "breach_report_hours": gettext_lazy("Een datalek melden"),
    "conduct_certificate_renew_years": gettext_lazy("Een VOG opnieuw vragen"),
    "free_conduct_certificate_admission_weeks": gettext_lazy("Toelating tot de gratis VOG"),
    "uwv_declaration_years": gettext_lazy("Zo lang geldt een vrijwilligersverklaring van UWV"),
    "uwv_declaration_answer_weeks": gettext_lazy(
        "Antwoord van UWV op een aanvraag voor een vrijwilligersverklaring"
    ),
    "wia_report_weeks": gettext_lazy("Vrijwilligerswerk melden bij een WIA-uitkering"),
    "ww_unpaid_year": gettext_lazy("WW: zo lang deed niemand dit werk betaald"),
    "ww_hours_per_week_max": gettext_lazy("WW: meeste uren vrijwilligerswerk per week"),
    "assistance_young_under_age": gettext_lazy(
        "Bijstand: jonger dan deze leeftijd golden andere regels voor een vergoeding"
    ),
    "initiative_submit_weeks": gettext_lazy("Een initiatief vooraf indienen bij de gemeente"),
    "initiative_answer_weeks": gettext_lazy("Antwoord van de gemeente op een initiatief"),
    "initiative_receipts_years": gettext_lazy("Bonnen van een initiatief bewaren"),
    "money_records_years": gettext_lazy("De boekhouding bewaren"),
    "social_internship_min_age": gettext_lazy("Maatschappelijke stage: jongste leeftijd"),
    "social_internship_hours_max": gettext_lazy("Maatschappelijke stage: meeste uren als les"),
    "hours_on_school_day_13_14": gettext_lazy("13 en 14 jaar: uren op een schooldag"),
    "hours_in_school_week_13_14": gettext_lazy("13 en 14 jaar: uren in een schoolweek"),
    "hours_on_free_day_13_14": gettext_lazy("13 en 14 jaar: uren op een vrije dag"),
    "hours_in_free_week_13_14": gettext_lazy("13 en 14 jaar: uren in een vrije week"),
    "latest_hour_13_14": gettext_lazy("13 en 14 jaar: niet na dit uur"),
    "earliest_hour_13_14": gettext_lazy("13 en 14 jaar: niet voor dit uur"),
    "rest_hours_13_14": gettext_lazy("13 en 14 jaar: rust tussen twee dagen"),
    "sundays_13_14": gettext_lazy("13 en 14 jaar: zondagen"),
    "break_minutes_13_14": gettext_lazy("13 en 14 jaar: pauze"),
    "break_above_hours_13_14": gettext_lazy("13 en 14 jaar: pauze bij meer dan zoveel uren"),
    "youngest_table_until_age": gettext_lazy(
        "De regels van 13 en 14 jaar gelden tot deze leeftijd"
    ),
    "older_table_until_age": gettext_lazy("De regels van 16 en 17 jaar gelden tot deze leeftijd"),
    "internship_inside_school_age": gettext_lazy(
        "Maatschappelijke stage binnen de school: jongste leeftijd"
    ),
    "earliest_hour_16_17": gettext_lazy("16 en 17 jaar: niet voor dit uur"),
    "latest_hour_16_17": gettext_lazy("16 en 17 jaar: niet na dit uur"),
    "break_minutes_16_17": gettext_lazy("16 en 17 jaar: pauze"),
    "break_above_hours_16_17": gettext_lazy("16 en 17 jaar: pauze bij meer dan zoveel uren"),
    "hours_per_shift_16_17": gettext_lazy("16 en 17 jaar: uren per dienst"),
    "hours_per_week_16_17": gettext_lazy("16 en 17 jaar: uren per week"),
    "hours_per_week_average_16_17": gettext_lazy("16 en 17 jaar: uren per week, gemiddeld"),
    "rest_hours_16_17": gettext_lazy("16 en 17 jaar: rust tussen twee diensten"),
    "weekly_rest_hours_16_17": gettext_lazy("16 en 17 jaar: rust aan één stuk in zeven dagen"),
    "volunteer_file_years": gettext_lazy("Het dossier van een vrijwilliger bewaren na vertrek"),
    "quality_mark_years": gettext_lazy("Zo lang geldt Goed Geregeld"),
    "quality_small_volunteers_below": gettext_lazy(
        "Goed Geregeld: klein bij minder vrijwilligers dan dit"
    ),
    "quality_small_fte_below": gettext_lazy(
        "Goed Geregeld: klein bij minder beroepskrachten dan dit"
    ),
    "mdt_age_min": gettext_lazy("Maatschappelijke diensttijd: jongste leeftijd"),
    "mdt_age_max": gettext_lazy("Maatschappelijke diensttijd: oudste leeftijd"),
    "mdt_hours_min": gettext_lazy("Maatschappelijke diensttijd: minste uren"),
    "alcohol_guest_age_min": gettext_lazy("Alcohol: jonger krijgt niets"),
    "alcohol_bar_age_min": gettext_lazy("Alcohol: jongste leeftijd achter de bar"),
    "alcohol_managers_min": gettext_lazy("Alcohol: minste leidinggevenden van een vereniging"),
    "alcohol_manager_age": gettext_lazy("Alcohol: jongste leeftijd van een leidinggevende"),
    "alcohol_exemption_days_max": gettext_lazy("Alcohol: langste ontheffing voor een evenement"),
    "alcohol_spirits_percent": gettext_lazy("Alcohol: vanaf zoveel is het sterke drank"),
    "food_allergens": gettext_lazy("Eten: allergenen waarvan je zegt dat ze erin zitten"),
    "food_heat_degrees": gettext_lazy("Eten: kip en gehakt verhitten tot boven"),
    "vat_high": gettext_lazy("Btw, hoog tarief"),
    "vat_low": gettext_lazy("Btw, laag tarief"),
    "figures_hidden_below": gettext_lazy("Cijfers over minder mensen dan dit tonen we niet"),
}
PER = {
    "EUR/hour": gettext_lazy("per uur"),
    "EUR/month": gettext_lazy("per maand"),
    "EUR/year": gettext_lazy("per jaar"),
    "hours/day": gettext_lazy("uur per dag"),
    "hours/week": gettext_lazy("uur per week"),
    "hours": gettext_lazy("uur"),
    "years": gettext_lazy("jaar"),
    "percent": gettext_lazy("procent"),
    "hour of the day": gettext_lazy("uur"),
    "minutes": gettext_lazy("minuten"),
    "fte": gettext_lazy("fte"),
    "degrees": gettext_lazy("graden Celsius"),
}
OLD_AFTER_DAYS = 366  # a number that nobody checked for a year is looked up again


def amount(value: Decimal, unit: str) -> str:
    """Say only the number: a whole one without decimals, euros with their sign."""
    decimals = 0 if value == int(value) else 2
    plain = number_format(value, decimals, use_l10n=True, force_grouping=True)
    return f"€\N{NO-BREAK SPACE}{plain}" if unit.startswith("EUR") else plain


def with_unit(value: Decimal, unit: str) -> str:
    """Say the number with what it counts: € 5,75 per uur, 3 jaar, 8 weken."""
    said, many = amount(value, unit), int(value)
    if unit in PER:
        return f"{said} {PER[unit]}"
    counted = {
        "kinds": ngettext("%(said)s soort", "%(said)s soorten", many),
        "weeks": ngettext("%(said)s week", "%(said)s weken", many),
        "days": ngettext("%(said)s dag", "%(said)s dagen", many),
        "persons": ngettext("%(said)s mens", "%(said)s mensen", many),
    }
    return counted[unit] % {"said": said} if unit in counted else f"{said} {unit}"
