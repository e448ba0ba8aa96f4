"""What a centre may set itself, with the value that holds until it does."""

from django.utils.translation import gettext_lazy as _

from aanjager.kernel.colour import PARTS, TEXT

TERMS: dict[str, int] = {
    "answer_working_days": 5,  # within which an organisation answers (field.md 6.10 and S206)
    "ask_after_months_away": 4,  # without sign-in, then a question (S096)
    "remove_after_months": 24,  # without sign-in, then removal (S096)
    "ask_paper_after_months": 12,  # without any contact with somebody without an account
    "remove_paper_after_months": 24,  # as long as for who can sign in
    "opportunity_open_days": 182,  # then it closes, unless it is still open
    "still_open_every_days": 60,
    "conversation_months": 12,
    "letters_days": 90,
    "complaint_working_days": 20,  # within which the centre answers a complaint: our own promise
    "question_working_days": 5,  # within which the centre answers a question: our own promise
    "visit_hours": 8,  # how long association staff may be inside a centre at most
}

TERM_LIMITS: dict[str, tuple[int, int]] = {
    "answer_working_days": (1, 20),
    "ask_after_months_away": (2, 12),
    "remove_after_months": (6, 24),  # never longer than two years (S096)
    "ask_paper_after_months": (3, 18),
    "remove_paper_after_months": (6, 24),  # never longer than two years (S096)
    "opportunity_open_days": (14, 365),
    "still_open_every_days": (14, 180),
    "conversation_months": (3, 24),
    "letters_days": (30, 180),
    "complaint_working_days": (
        5,
        30,
    ),  # 30 is six weeks, what the Awb (article 9:11) asks of authorities
    "question_working_days": (1, 20),
    "visit_hours": (1, 24),
}
TERM_NAMES = {
    "answer_working_days": _("Binnen hoeveel werkdagen antwoordt een organisatie?"),
    "ask_after_months_away": _(
        "Na hoeveel maanden zonder inloggen vragen we of iemand wil blijven?"
    ),
    "remove_after_months": _("Na hoeveel maanden zonder inloggen wissen we de gegevens?"),
    "ask_paper_after_months": _(
        "Na hoeveel maanden zonder contact vragen we iemand zonder account of die wil blijven?"
    ),
    "remove_paper_after_months": _(
        "Na hoeveel maanden zonder contact wissen we de gegevens van iemand zonder account?"
    ),
    "opportunity_open_days": _("Hoeveel dagen blijft een vacature online?"),
    "still_open_every_days": _("Om de hoeveel dagen vragen we of een vacature nog klopt?"),
    "conversation_months": _("Hoeveel maanden na het einde bewaren we een gesprek?"),
    "letters_days": _("Hoeveel dagen bewaren we verstuurde brieven?"),
    "complaint_working_days": _("Binnen hoeveel werkdagen antwoorden jullie op een klacht?"),
    "question_working_days": _("Binnen hoeveel werkdagen antwoorden jullie op een vraag?"),
    "visit_hours": _(
        "Hoeveel uur mag een medewerker van de landelijke vereniging bij jullie meekijken?"
    ),
}

# The brand of a centre: eight colours, the corners and the font.
COLOURS: dict[str, str] = {
    "ink": "#16213a",
    "soft": "#4a5570",
    "paper": "#fffdf9",
    "sand": "#f7efe3",
    "spark": "#b93a14",
    "calm": "#1c6650",
    "link": "#1d4f91",
    "gold": "#f0b23c",
}
COLOUR_NAMES = {
    "ink": _("Tekst"),
    "soft": _("Tekst die minder opvalt"),
    "paper": _("Achtergrond"),
    "sand": _("Achtergrond van banen en vlakken"),
    "spark": _("De belangrijkste knop"),
    "calm": _("Wat geregeld is"),
    "link": _("Links"),
    "gold": _("De vonk in het beeldmerk"),
}
# Which colour is read on which ground, and how well it must stand out (WCAG 2.2: 1.4.3 and 1.4.11).
PAIRS: list[tuple[str, str, float]] = [
    *((text, ground, TEXT) for text in ("ink", "soft", "link", "spark") for ground in ("paper", "sand")),
    ("calm", "paper", TEXT),
    ("gold", "ink", PARTS),
]  # fmt: skip
CORNERS: dict[str, tuple[str, str]] = {
    "0": ("0", "0"),
    "9": ("5px", "9px"),
    "14": ("9px", "14px"),
    "22": ("14px", "22px"),
}
CORNER_NAMES = {"0": _("Recht"), "9": _("Een beetje rond"), "14": _("Rond"), "22": _("Heel rond")}
FONTS: dict[str, str] = {
    "atkinson": '"Atkinson Hyperlegible", "Atkinson stand-in", system-ui, sans-serif',
    "system": "system-ui, sans-serif",
    "serif": 'Georgia, "Liberation Serif", serif',
}
FONT_NAMES = {
    "atkinson": _("Atkinson Hyperlegible, gemaakt voor slechtzienden"),
    "system": _("Het lettertype van het toestel"),
    "serif": _("Een boekletter"),
}
DRESS: dict[str, str] = {**COLOURS, "corners": "14", "font": "atkinson"}

LEAST_REASON = 10  # characters: a word is not a reason
VISIT_HOURS = [1, 2, 4, 8]
