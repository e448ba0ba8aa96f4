"""Ready questionnaires to begin with, as data, each with where its ideas came from.

The questions are our own; the sources say why these things are worth asking.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Two = tuple[str, str]  # Dutch, English


@dataclass(frozen=True)
class ReadyQuestion:
    """A question of a ready questionnaire; `after` is the code and the place of the choice it needs."""

    code: str
    kind: str
    text: Two
    choices: tuple[Two, ...] = ()
    is_group: bool = False
    is_sensitive: bool = False
    after: tuple[str, int] | None = None


@dataclass(frozen=True)
class Ready:
    """A ready questionnaire, for whom it is, and its sources as name and address."""

    name: str | Promise
    unit: str
    sources: tuple[Two, ...]
    sections: tuple[tuple[Two, tuple[ReadyQuestion, ...]], ...] = field(default=())


YES_NO: tuple[Two, ...] = (("Ja", "Yes"), ("Nee", "No"))
CBS = (
    "CBS, Vrijwilligerswerk 2023",
    "https://www.cbs.nl/nl-nl/longread/rapportages/2024/vrijwilligerswerk-2023?onepage=true",
)
GILST = ("Van Gilst e.a. (2015)", "https://journalsi.org/articles/10.18352/jsi.430")
NOVI = (
    "Verslag NOVi-bijeenkomst, 29 juni 2015",
    "https://www.nov.nl/netwerken/centrales/verslag-novi-bijeenkomst-toekomstvisie",
)
KATALYS = (
    "Katalys, Boeien en binden van vrijwilligers",
    "https://katalys.nl/boeien-en-binden-van-vrijwilligers/",
)

VOLUNTEERS = Ready(
    _("een vragenlijst voor vrijwilligers"),
    "person",
    (CBS, KATALYS, NOVI),
    (
        (
            ("Wat je doet", "What you do"),
            (
                ReadyQuestion(
                    "doet", "one",
                    ("Doe je nu vrijwilligerswerk?", "Do you volunteer at the moment?"),
                    YES_NO, is_group=True,
                ),
                ReadyQuestion(
                    "hoe-vaak", "one",
                    ("Hoe vaak?", "How often?"),
                    (
                        ("Elke week", "Every week"),
                        ("Elke maand", "Every month"),
                        ("Af en toe", "Now and then"),
                    ),
                    after=("doet", 0),
                ),
                ReadyQuestion(
                    "uren", "number",
                    ("Hoeveel uur in een gewone week?", "How many hours in an ordinary week?"),
                    after=("doet", 0),
                ),
                ReadyQuestion(
                    "waarom", "rank",
                    ("Waarom doe je het?", "Why do you do it?"),
                    (
                        ("Iets goeds doen voor een ander", "To do good for somebody else"),
                        ("Ik vind het leuk", "I enjoy it"),
                        ("Mensen ontmoeten", "To meet people"),
                        ("Iets leren", "To learn something"),
                        ("Een stap naar werk", "A step towards paid work"),
                        ("Iemand vroeg mij", "Somebody asked me"),
                    ),
                    after=("doet", 0),
                ),
            ),
        ),
        (
            ("Wat je nodig hebt", "What you need"),
            (
                ReadyQuestion(
                    "helpt", "several",
                    ("Wat zou je helpen?", "What would help you?"),
                    (
                        ("Iemand die met mij meedenkt", "Somebody to think along with me"),
                        ("Een cursus", "A course"),
                        ("Korte klussen", "Short tasks"),
                        ("Een vergoeding van kosten", "My costs paid back"),
                        ("Een bedankje", "A thank-you"),
                        ("Hulp in mijn eigen taal", "Help in my own language"),
                    ),
                ),
                ReadyQuestion(
                    "drempel", "one",
                    (
                        "Is er iets waardoor meedoen voor jou moeilijk is?",
                        "Is there something that makes it hard for you to take part?",
                    ),
                    YES_NO, is_sensitive=True,
                ),
                ReadyQuestion(
                    "wat-anders", "text",
                    (
                        "Wat moet er in jouw gemeente anders voor vrijwilligers?",
                        "What should change for volunteers where you live?",
                    ),
                ),
            ),
        ),
        (
            ("Over jou", "About you"),
            (
                ReadyQuestion(
                    "leeftijd", "one",
                    ("Hoe oud ben je?", "How old are you?"),
                    (
                        ("Jonger dan 30", "Younger than 30"),
                        ("30 tot en met 64", "30 to 64"),
                        ("65 of ouder", "65 or older"),
                    ),
                    is_group=True,
                ),
            ),
        ),
    ),
)  # fmt: skip
ORGANISATIONS = Ready(
    _("een vragenlijst voor organisaties"),
    "organisation",
    (GILST, NOVI),
    (
        (
            ("Jullie vrijwilligers", "Your volunteers"),
            (
                ReadyQuestion(
                    "aantal", "number",
                    ("Hoeveel vrijwilligers hebben jullie?", "How many volunteers do you have?"),
                ),
                ReadyQuestion(
                    "tekort", "one",
                    ("Komen jullie vrijwilligers tekort?", "Are you short of volunteers?"),
                    YES_NO, is_group=True,
                ),
                ReadyQuestion(
                    "welke", "text",
                    ("Voor welke taken?", "For which tasks?"),
                    after=("tekort", 0),
                ),
                ReadyQuestion(
                    "budget", "amount",
                    (
                        "Hoeveel geven jullie per jaar uit aan vrijwilligers?",
                        "How much do you spend on volunteers in a year?",
                    ),
                ),
            ),
        ),
        (
            ("Wat jullie nodig hebben", "What you need"),
            (
                ReadyQuestion(
                    "steun", "rank",
                    ("Waarmee kunnen wij helpen?", "What can we help with?"),
                    (
                        ("Mensen vinden", "Finding people"),
                        ("Korte klussen bedenken", "Thinking of short tasks"),
                        ("Begeleiden en behouden", "Guiding and keeping people"),
                        ("Regels en verzekeringen", "Rules and insurance"),
                        ("Geld vinden", "Finding money"),
                        ("Samenwerken met anderen", "Working together with others"),
                    ),
                ),
                ReadyQuestion(
                    "cijfer", "number",
                    (
                        "Welk cijfer van 1 tot en met 10 geven jullie de centrale?",
                        "How do you rate the volunteer centre, from 1 to 10?",
                    ),
                ),
                ReadyQuestion(
                    "gemeente", "text",
                    (
                        "Wat moet de gemeente weten?",
                        "What should the municipality know?",
                    ),
                ),
            ),
        ),
        (
            ("Over jullie", "About you"),
            (
                ReadyQuestion(
                    "soort", "one",
                    ("Wat voor organisatie zijn jullie?", "What kind of organisation are you?"),
                    (
                        ("Zorg en welzijn", "Care and welfare"),
                        ("Sport en cultuur", "Sports and culture"),
                        ("Buurt en natuur", "Neighbourhood and nature"),
                        ("Iets anders", "Something else"),
                    ),
                    is_group=True,
                ),
            ),
        ),
    ),
)  # fmt: skip
READY = {"volunteers": VOLUNTEERS, "organisations": ORGANISATIONS}
