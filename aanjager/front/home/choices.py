"""The words of the general pages."""

from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Purpose, Term

PURPOSES = {
    Purpose.SIGN_IN: _("Om je te laten inloggen: je e-mailadres en je toestellen."),
    Purpose.CONTACT: _("Om je te kunnen bereiken: je naam, je e-mailadres en je telefoonnummer."),
    Purpose.MATCHING: _(
        "Om te zoeken wat bij je past: wat je leuk vindt en kunt, wanneer je kunt en ongeveer waar je woont."
    ),
    Purpose.CONVERSATION: _("Om met een organisatie af te spreken: je reacties en berichten."),
    Purpose.FIGURES: _("Om te tellen hoeveel mensen meedoen: cijfers zonder namen."),
    Purpose.ACCOUNTABILITY: _(
        "Om na te kunnen gaan wie wat besliste: wat medewerkers en organisaties deden, en wanneer."
    ),
    Purpose.GUIDANCE: _("Om je te helpen aan de balie: wat je met een medewerker besprak."),
    Purpose.MEETING: _("Om samen te vergaderen: je aanmelding, je briefjes en je voorstellen."),
    Purpose.LISTENING: _("Om te horen wat er leeft: signalen die je gaf."),
    Purpose.INITIATIVE: _(
        "Om samen iets te beginnen in de buurt: waar je bij hoort en wat je aanbood."
    ),
    Purpose.NETWORK: _("Om te weten wie elkaar kent: alleen als jullie allebei ja zeiden."),
    Purpose.PARTNERS: _("Om samen te werken: als je een dienst aanvraagt of met ons overlegt."),
    Purpose.LEARNING: _("Om te leren: je cursussen, je stage en je certificaten."),
    Purpose.AGREEING: _("Om vast te leggen wat je met anderen afsprak en tekende."),
    Purpose.RECOGNITION: _("Om te laten zien wat je deed en kunt: de bewijzen die je kreeg."),
}
TERMS = {
    Term.MEMBERSHIP: _(
        "Zolang je meedoet. Log je %(remove_after_months)d maanden niet in, dan wissen we het. "
        "Heb je geen account, dan tellen we vanaf het laatste contact: na "
        "%(remove_paper_after_months)d maanden wissen we het."
    ),
    Term.CONVERSATION: _("Tot %(conversation_months)d maanden na het einde van wat je deed."),
    Term.LETTERS: _("Tot %(letters_days)d dagen na het versturen."),
    Term.AUDIT: _("Zeven jaar."),
    Term.SESSION: _("Tot je uitlogt."),
    Term.ORGANISATION: _("Zolang je bij de organisatie hoort."),
    Term.MEETING: _("Tot dertig dagen na de bijeenkomst."),
    Term.ATTENDANCE: _("Tot een jaar na de bijeenkomst."),
    Term.SITTING: _("Tot een dag nadat de zaal sloot."),
    Term.REPORT: _("Tot dertig dagen nadat het verslag verscheen."),
    Term.SUPPORT: _("Tot negentig dagen na de laatste dag van de lijst met handtekeningen."),
    Term.RECEIPTS: _("Tot vijf jaar na het jaar van de bon."),
    Term.LAST_CONTACT: _("Tot een jaar na het laatste contact."),
    Term.SIGNED: _(
        "Tot twee jaar nadat een afspraak afliep, of zeven jaar als zij over geld gaat."
    ),
    Term.RESULT: _("Tot de school het resultaat heeft."),
    Term.ARCHIVE: _("Zolang de tekst of het verslag bewaard blijft."),
}
NEWEST = 6  # on the first page
ADDRESSES = 20_000  # in the map for search engines; the protocol stops at 50,000
CLOSED_TO_ROBOTS = ("/balie/", "/mijn/", "/organisatie/", "/inloggen/")
EXPIRES_DAYS = 180  # of security.txt; RFC 9116 asks for less than a year
NEW_YEAR_DAYS = 90  # so long the figures of last year stay: the new year has too few
REMEMBER_SECONDS = 600
