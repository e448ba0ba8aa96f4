"""The parts of the look: when to use each, what it needs and what it can take."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = Promise | str


@dataclass(frozen=True)
class Component:
    """One part; its example is the template `components/examples/<code>.html`, shown and shown as source."""

    code: str
    name: Text
    when: Text
    required: Text
    optional: Text = ""


COMPONENTS = [
    Component(
        "buttons",
        _("Knop"),
        _("Voor iets dat gebeurt. Elke pagina heeft één belangrijkste knop; de rest is rustiger."),
        _("De class nl-button, een soort (--primary, --secondary of --subtle) en een werkwoord."),
        _("nl-button--small, nl-button--danger, disabled met de reden ernaast (aria-describedby)."),
    ),
    Component(
        "fields",
        _("Veld"),
        _("Om iets te vragen. Vraag alleen wat nodig is en zeg waarvoor."),
        _("Een Django-formulier: {{ form }}. Label, uitleg, fout en toetsenbord gaan vanzelf."),
        _("help_text voor een voorbeeld; required=False toont “(mag leeg)”."),
    ),
    Component(
        "error",
        _("Veld met een fout"),
        _("Als er iets niet klopt: bij het veld, en boven het formulier in een samenvatting."),
        _("Een ingevuld formulier met fouten; de pagina antwoordt met status 422."),
    ),
    Component(
        "chips",
        _("Kiesknoppen"),
        _("Voor meer keuzes uit een korte lijst, op het plein."),
        _("De class chips, met per keuze een option met input en label."),
    ),
    Component(
        "card",
        _("Kaart"),
        _("Voor keuzes van mensen. De hele kaart is de link; de kop zegt waarheen."),
        _("De class card in een lijst cards, met een kop waarin één link staat."),
        _("facts voor wie, waar en wanneer; why voor de reden; badge bovenaan."),
    ),
    Component(
        "badge",
        _("Label"),
        _("Voor een stand in één of twee woorden. De kleur zegt niets wat het woord niet zegt."),
        _("De class badge en een woord."),
        _("good voor geregeld, late voor te lang, stop voor gestopt."),
    ),
    Component(
        "table",
        _("Tabel"),
        _("Voor werk van medewerkers. Op een telefoon wordt elke rij een kaartje."),
        _("thead met th scope=col."),
        _("num voor getallen; caption; grid als de tabel altijd een tabel moet blijven."),
    ),
    Component(
        "notice",
        _("Melding"),
        _("Om te zeggen wat er gebeurde of wat iemand moet weten, met de volgende stap."),
        _("De class notice en een hele zin."),
        _("notice--success, notice--warning, notice--error; role=status of role=alert."),
    ),
    Component(
        "empty",
        _("Lege lijst"),
        _("Als er niets is: zeg het, en wijs de volgende stap."),
        _("text"),
        _("href en action, de volgende stap."),
    ),
    Component(
        "pager",
        _("Bladeren"),
        _("Onder een lijst die langer is dan een bladzijde."),
        _("page, een bladzijde van kernel.pages.page_of."),
    ),
    Component(
        "steps",
        _("Stappen"),
        _("Om te laten zien waar iemand is in iets dat uit stappen bestaat."),
        _("ol met de class steps; de stap van nu heeft aria-current=step."),
        _("done voor wat klaar is."),
    ),
    Component(
        "figures",
        _("Cijfers"),
        _("Een paar getallen die ertoe doen, met erbij wat ze betekenen."),
        _("De class figures met een figure per getal; het getal staat in b."),
    ),
    Component(
        "bars",
        _("Balken"),
        _("Getallen naast elkaar, met dezelfde getallen in een tabel. Ook goed op papier."),
        _("Een titel en rijen van (naam, getal)."),
        _("unit, zoals “%”; goal=True voor rijen van (naam, getal, doel)."),
    ),
    Component(
        "signs",
        _("Plaatje bij een vraag"),
        _(
            "Naast de zeven dingen die iedereen wil weten van vrijwilligerswerk. Nooit zonder het woord."
        ),
        _("of: where, when, long, whom, do, get of helps."),
    ),
    Component(
        "progress",
        _("Voortgang"),
        _("Voor werk dat lang duurt. De bezoeker kan weggaan en later terugkomen."),
        _("value, total en label."),
        _("id, als er meer op een pagina staan."),
    ),
    Component(
        "details",
        _("Uitklap"),
        _("Voor wat maar een deel van de mensen nodig heeft."),
        _("details met summary, een hele vraag of een zelfstandig naamwoord."),
    ),
    Component(
        "facts",
        _("Feiten"),
        _("Voor een rijtje namen met waarden."),
        _("dl met de class facts."),
    ),
    Component(
        "filters",
        _("Filters"),
        _("Boven een lijst van medewerkers. Werkt met GET, dus de link is te delen."),
        _("form met de class filters en method=get."),
    ),
    Component(
        "bookmarks",
        _("Bewaarde weergave"),
        _("Boven een lijst, voor wie er vaak op dezelfde manier naar kijkt."),
        _("@keeps_bookmarks om de pagina en bookmarks/row.html boven de lijst."),
        _("without, voor vragen die nooit bewaard worden, zoals een naam."),
    ),
    Component(
        "draft",
        _("Vorige tekst"),
        _("In een lang formulier: wat iemand typte staat nog op het eigen apparaat."),
        _("parts/draft.html in het formulier, en een melding als het gelukt is."),
        _("stays_in_house in het formulier: velden die nooit op het apparaat blijven."),
    ),
    Component(
        "read_along",
        _("Zo leest je tekst"),
        _(
            "Onder een formulier waarin iemand schrijft wat iedereen leest: wat lang en moeilijk is."
        ),
        _("read_along met de teksten. Lege teksten tonen niets; Nederlands moet het zijn."),
    ),
    Component(
        "talk",
        _("Gesprek"),
        _("Berichten onder elkaar; die van jezelf staan rechts."),
        _("De class says met wie, wanneer en wat."),
        _("says--own."),
    ),
]
