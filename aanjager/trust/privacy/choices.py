"""The words for what we keep: purposes, terms, ends, and the names of tables and fields on screen."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


@dataclass(frozen=True)
class Subject:
    """Somebody as the tables know them: a person, an account, or both, and their addresses."""

    person_id: int | None = None
    user_id: int | None = None
    addresses: frozenset[str] = frozenset()


PURPOSES = {
    Purpose.SIGN_IN: _("om in te loggen"),
    Purpose.CONTACT: _("om je te bereiken"),
    Purpose.MATCHING: _("om iets te vinden dat past"),
    Purpose.CONVERSATION: _("voor het gesprek over een plek"),
    Purpose.FIGURES: _("voor de cijfers, zonder naam"),
    Purpose.ACCOUNTABILITY: _("om te laten zien wie wat besloot"),
    Purpose.GUIDANCE: _("om je te helpen bij het zoeken"),
    Purpose.MEETING: _("om samen te vergaderen"),
    Purpose.LISTENING: _("om te horen wat er leeft"),
    Purpose.INITIATIVE: _("om samen iets te beginnen"),
    Purpose.NETWORK: _("om te weten wie elkaar kent, met ja van allebei"),
}
TERMS = {
    Term.MEMBERSHIP: _(
        "zolang je bij ons bent, of twee jaar nadat je voor het laatst inlogde of we je spraken"
    ),
    Term.CONVERSATION: _("tot een jaar na het einde van de plek, of van de hulp bij het zoeken"),
    Term.LETTERS: _("negentig dagen"),
    Term.AUDIT: _("zeven jaar"),
    Term.SESSION: _("tot je uitlogt"),
    Term.ORGANISATION: _("zolang je rol bij de organisatie duurt"),
    Term.MEETING: _("tot dertig dagen na de bijeenkomst"),
    Term.ATTENDANCE: _("tot een jaar na de bijeenkomst"),
    Term.SITTING: _("tot een dag na het sluiten van de zaal"),
    Term.REPORT: _("tot dertig dagen nadat het verslag verscheen"),
    Term.SUPPORT: _("tot negentig dagen na de laatste dag van de lijst"),
    Term.RECEIPTS: _("vijf jaar na het jaar van de bon"),
    Term.ARCHIVE: _("zolang de tekst of het verslag bewaard blijft"),
}
ENDS = {
    End.ERASE_ROW: _("wordt gewist"),
    End.BLANK: _("wordt leeggemaakt; wat overblijft telt mee in de cijfers"),
    End.UNLINK: _("je naam gaat eraf; wat overblijft telt mee in de cijfers"),
    End.KEEP: _("blijft, zonder dat het jou nog noemt, of omdat we verantwoording afleggen"),
}

# Tables of the sign-in library, which cannot say for themselves what they hold.
BORROWED = {
    "usersessions.UserSession": Classified(
        subject="user__person",
        nothing="id session_key data",
        kept=[
            Kept(
                "user created_at ip last_seen_at user_agent",
                Purpose.SIGN_IN,
                Term.SESSION,
                End.ERASE_ROW,
            )
        ],
    ),
    "mfa.Authenticator": Classified(
        subject="user__person",
        nothing="id data",
        kept=[
            Kept(
                "user type created_at last_used_at", Purpose.SIGN_IN, Term.MEMBERSHIP, End.ERASE_ROW
            )
        ],
    ),
    "account.EmailAddress": Classified(
        subject="user__person",
        nothing="id verified primary",
        kept=[Kept("user email", Purpose.SIGN_IN, Term.MEMBERSHIP, End.ERASE_ROW)],
    ),
}

HIDDEN = {"user", "person", "user_id", "author", "html"}  # say on screen what is said already
SECRET = {"password"}  # kept only so that it cannot be read back; never shown, never exported

TABLES = {
    "account.EmailAddress": _("E-mailadressen"),
    "community.Arrival": _("Uitnodigingen waar je ja op zei"),
    "community.Coordinator": _("Rollen bij organisaties"),
    "community.Invitation": _("Mensen die je uitnodigde"),
    "community.Person": _("Je profiel"),
    "community.Registration": _("Inschrijvingen bij centrales"),
    "community.Screening": _("Screenings van organisaties"),
    "community.Side": _("Je netwerk"),
    "community.Staff": _("Werk bij een centrale"),
    "community.Statement": _("Papieren van organisaties die je zag"),
    "community.Visit": _("Bezoeken aan centrales"),
    "assembly.AccessNeed": _("Wat je nodig had bij een bijeenkomst"),
    "governance.Advice": _("Wat je antwoordde op een advies"),
    "governance.Amendment": _("Je wijzigingsvoorstellen"),
    "assembly.Change": _("Hoe een toezegging veranderde"),
    "assembly.Commitment": _("Wat je toezegde"),
    "assembly.DiscussionLine": _("Wat je in de zaal zei"),
    "front.Download": _("Wat je presenteerde"),
    "assembly.Entitled": _("Peilingen waarin je mocht stemmen"),
    "assembly.Invitation": _("Uitnodigingen voor bijeenkomsten"),
    "assembly.Note": _("Je briefjes"),
    "assembly.Participant": _("Waar je meedeed"),
    "assembly.Registration": _("Je aanmeldingen voor bijeenkomsten"),
    "governance.Plan": _("Projectplannen waar je voor zorgt"),
    "partnership.Application": _("Aanvragen om geld die je maakte"),
    "governance.Complaint": _("Klachten die je indiende"),
    "governance.LogLine": _("Wat er met je klacht gebeurde"),
    "partnership.Approval": _("Verantwoordingen waarvan je zei dat ze kloppen"),
    "partnership.Contact": _("Afspraken waar je als partner bij staat"),
    "partnership.Quarter": _("Kwartalen van een afspraak die je ondertekende"),
    "governance.Seat": _("Waar je in het bestuur zit"),
    "assembly.Speaker": _("Waar je spreekt"),
    "governance.Support": _("Voorstellen die je steunt"),
    "assembly.Vote": _("Je stem in open peilingen"),
    "participation.Answer": _("Wat je aanbood aan een initiatief"),
    "participation.Entry": _("Bonnen die je invulde"),
    "outreach.ActionDay": _("Actiedagen die je aankondigde"),
    "outreach.SignUp": _("Actiedagen waar je aan meedoet"),
    "outreach.DealSide": _("Deals van de beursvloer waar je bij staat"),
    "outreach.Matchmaker": _("Beursvloeren waar je deals vastlegt"),
    "outreach.Post": _("Wat je op een beursvloer plaatste"),
    "participation.Carried": _("Teksten die je meenam naar een andere centrale"),
    "participation.Handover": _("Vragen of een andere centrale je verder mag helpen"),
    "participation.Introduction": _("Waarom je aan iemand bent voorgesteld"),
    "participation.Party": _("Introducties waar je bij hoort"),
    "participation.Member": _("Initiatieven waar je bij hoort"),
    "participation.Signature": _("Waar je voor of tegen tekende"),
    "participation.Step": _("Stappen van een initiatief die jij doet"),
    "participation.Update": _("Nieuws dat je schreef"),
    "outreach.Approval": _("Cijfers die je vrijgaf"),
    "outreach.SurveyAnswer": _("Wat je antwoordde in een onderzoek"),
    "outreach.SurveyInvitation": _("Onderzoeken waar we je voor vroegen"),
    "outreach.SurveyResponse": _("Vragenlijsten die je invulde"),
    "participation.Signal": _("Signalen die je gaf"),
    "exchange.Ask": _("Vragen van organisaties"),
    "exchange.Case": _("Hulp bij het zoeken"),
    "exchange.Hidden": _("Wat je niet meer wilt zien"),
    "exchange.Import": _("Bestanden die je inlas"),
    "exchange.ImportRow": _("Wat een bestand aan je gegevens veranderde"),
    "exchange.Message": _("Wat je schreef"),
    "exchange.Outcome": _("Hoe het met je gaat"),
    "exchange.Placement": _("Je reacties en plekken"),
    "exchange.Proposal": _("Voorstellen voor een plek"),
    "exchange.SavedSearch": _("Bewaarde zoekvragen"),
    "exchange.Step": _("Stappen bij het zoeken"),
    "exchange.Screening": _("Screenings van vacatures"),
    "mfa.Authenticator": _("Tweede stap bij het inloggen"),
    "trust.Bookmark": _("Bewaarde weergaven van lijsten"),
    "trust.Event": _("Wie wat deed"),
    "trust.Letter": _("Brieven aan jou"),
    "trust.User": _("Je account"),
    "usersessions.UserSession": _("Waar je bent ingelogd"),
}
FIELDS = {
    "about": _("over jou"),
    "agreements": _("wat we afspraken"),
    "area": _("gebied"),
    "asked_to_stay_on": _("gevraagd of je blijft"),
    "author": _("van wie"),
    "author_name": _("naam bij het bericht"),
    "availability": _("wanneer je kunt"),
    "before": _("wat er daarvoor stond"),
    "birth_year": _("geboortejaar"),
    "buddy_name": _("buddy"),
    "companion": _("wie er meekwam"),
    "contact_name": _("contactpersoon"),
    "created_at": _("gemaakt"),
    "date_joined": _("sinds"),
    "decided_by": _("besloten door"),
    "decider_name": _("naam bij het besluit"),
    "email": _("e-mailadres"),
    "ended_on": _("gestopt op"),
    "html": _("tekst met opmaak"),
    "introduced_by": _("wie je hier bracht"),
    "ip": _("internetadres"),
    "is_paused": _("op pauze"),
    "language": _("taal"),
    "languages": _("talen"),
    "last_contact_on": _("laatste contact"),
    "last_login": _("laatst ingelogd"),
    "last_seen_at": _("laatst gezien"),
    "last_seen_on": _("laatst gezien"),
    "last_used_at": _("laatst gebruikt"),
    "assignee": _("wie het doet"),
    "entered_by": _("ingevuld door"),
    "house_number": _("huisnummer"),
    "shows_name": _("of je naam erbij mag"),
    "street": _("straat"),
    "name": _("naam"),
    "next_step": _("volgende stap"),
    "opportunity": _("vacature"),
    "own_idea": _("eigen idee"),
    "password": _("wachtwoord, onleesbaar"),
    "paused_at": _("op pauze sinds"),
    "person": _("jij"),
    "phone": _("telefoon"),
    "point": _("midden van je postcode"),
    "posted_by": _("aangekondigd door"),
    "postcode": _("postcode, vier cijfers"),
    "prefers": _("hoe we je bereiken"),
    "query": _("zoekvraag"),
    "question": _("wat je koos"),
    "reach_km": _("hoe ver je reist, in km"),
    "reason": _("reden"),
    "remark": _("opmerking"),
    "reply_to": _("antwoordadres"),
    "role": _("rol"),
    "seen_by": _("gezien door"),
    "sender_name": _("afzender"),
    "signed_name": _("naam onder een deal"),
    "skills": _("wat je kunt"),
    "started_by": _("begonnen door"),
    "started_on": _("begonnen op"),
    "subject": _("onderwerp"),
    "text": _("tekst"),
    "taken_by": _("gezet door"),
    "taker_name": _("naam bij de stap"),
    "appeal_answered_by": _("bezwaar beantwoord door"),
    "themes": _("wat je belangrijk vindt"),
    "title": _("functie"),
    "to_address": _("aan welk adres"),
    "to_name": _("aan wie"),
    "type": _("soort"),
    "user": _("account"),
    "user_agent": _("browser"),
    "user_id": _("account"),
    "wants_letters": _("brieven bij iets nieuws"),
    "wants_to_be_found": _("organisaties mogen iets vragen"),
    "wants_to_learn": _("wat je wilt leren"),
    "wishes": _("wat je wilt"),
}
