"""What files can hold: our fields with the names others give them, the systems we know, the reasons."""

# ruff: noqa: E501 - tables read better with a row on a line

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

OPPORTUNITIES, PEOPLE, ORGANISATIONS, SESSIONS = (
    "opportunities",
    "people",
    "organisations",
    "sessions",
)


@dataclass(frozen=True)
class Field:
    """One of our fields: its name on screen, and what the column is called elsewhere (folded)."""

    name: str
    label: object
    aliases: str = ""
    is_required: bool = False

    def names(self) -> list[str]:
        """Every name by which a column is recognised."""
        return [self.name.replace("_", ""), *self.aliases.split()]


FIELDS: dict[str, list[Field]] = {
    OPPORTUNITIES: [
        Field("title", _("titel"), "titel naam name functie vacature vacaturetitel role roletitle opportunity", True),
        Field("organisation", _("organisatie"), "organisatie organization organisatienaam orgtitle provider providername aanbieder charity"),
        Field("organisation_code", _("nummer van de organisatie"), "organisatieid organisatienummer orgcontentid organisationid organizationid providerid"),
        Field("organisation_email", _("e-mailadres van de organisatie"), "organisatieemail email emailadres mail contactemail"),
        Field("code", _("nummer in het andere systeem"), "id nummer code vacatureid vacaturenummer opportunityid referentie reference sourcecode"),
        Field("in_brief", _("in het kort"), "inhetkort kort samenvatting intro teaser"),
        Field("description", _("omschrijving"), "omschrijving beschrijving tekst summary details watgajedoen taken"),
        Field("theme", _("thema"), "themas thema themes categorie category categorydesc rubriek sector cause tags"),
        Field("postcode", _("postcode"), "postalcode zip zipcode postcodewerkplek"),
        Field("address", _("adres"), "adres straat locality locatie location werkplek"),
        Field("town", _("plaats"), "plaats woonplaats stad city plaatsnaam"),
        Field("latitude", _("breedtegraad"), "lat breedtegraad"),
        Field("longitude", _("lengtegraad"), "lon lng long lengtegraad"),
        Field("setting", _("waar het gebeurt"), "setting plek locationtype vanuithuis online"),
        Field("starts_on", _("begint op"), "start startdatum begindatum vanaf startdate startdatedate begin"),
        Field("ends_on", _("eindigt op"), "einde einddatum tot totenmet enddate enddatedate"),
        Field("rhythm", _("hoe vaak"), "ritme frequentie frequency recurrence recurrencetype opptype hoevaak"),
        Field("kind", _("soort inzet"), "soortinzet kindofeffort"),
        Field("hours", _("hoeveel uur"), "uren aantaluren tijdsinvestering"),
        Field("when_text", _("wanneer, in woorden"), "wanneer when dagdelen tijden schedule"),
        Field("places", _("hoeveel mensen"), "aantal plaatsen aantalvrijwilligers volrequests places vacancies spots"),
        Field("age_min", _("vanaf welke leeftijd"), "leeftijd minimumleeftijd minage minimumage"),
        Field("languages", _("talen"), "taal talen language"),
        Field("skills", _("vaardigheden"), "vaardigheden skill competenties"),
        Field("guidance", _("begeleiding"), "begeleiding inwerken support training"),
        Field("offers", _("wat je krijgt"), "aanbod wijbieden watkrijgje benefits"),
        Field("costs", _("onkosten"), "onkosten vergoeding expenses reiskosten"),
        Field("status", _("toestand"), "status gekeurd authorised authorized"),
    ],
    PEOPLE: [
        Field("name", _("naam"), "naam volledigenaam fullname volunteer vrijwilliger"),
        Field("first_name", _("voornaam"), "voornaam firstname forename roepnaam"),
        Field("last_name", _("achternaam"), "achternaam surname lastname familienaam"),
        Field("code", _("nummer in het andere systeem"), "id nummer volid persoonid volunteerid code"),
        Field("email", _("e-mailadres"), "email mail emailadres emailaddress"),
        Field("phone", _("telefoon"), "telefoon telefoonnummer mobile mobiel phonenumber"),
        Field("birth_year", _("geboortejaar"), "dob geboortedatum geboortejaar birthdate dateofbirth yearofbirth"),
        Field("postcode", _("vier cijfers van de postcode"), "postalcode zip zipcode"),
        Field("languages", _("talen"), "taal talen language"),
        Field("registered_on", _("ingeschreven op"), "dateregistered ingeschreven inschrijfdatum registered"),
        Field("wants_mail", _("wil mail"), "sendemails mailing nieuwsbrief"),
        Field("status", _("toestand"), "status"),
    ],
    ORGANISATIONS: [
        Field("name", _("naam"), "naam organisatie providername organisation organization", True),
        Field("code", _("nummer in het andere systeem"), "id nummer providerid organisatieid code"),
        Field("email", _("e-mailadres"), "email mail emailadres provideremail"),
        Field("phone", _("telefoon"), "telefoon providerphone telefoonnummer"),
        Field("address", _("adres"), "adres provideraddress straat"),
        Field("postcode", _("postcode"), "providerpostcode postalcode"),
        Field("town", _("plaats"), "plaats providercity city"),
        Field("website", _("website"), "site web homepage"),
        Field("about", _("wat zij doen"), "omschrijving beschrijving description over"),
        Field("registered_on", _("ingeschreven op"), "dateregistered ingeschreven"),
        Field("is_gone", _("weg uit het andere systeem"), "removed verwijderd"),
    ],
    SESSIONS: [
        Field("session", _("nummer van het moment"), "sessionid"),
        Field("person_code", _("nummer van de vrijwilliger"), "volid", True),
        Field("opportunity_code", _("nummer van de vacature"), "placementid", True),
        Field("status", _("toestand"), "status", True),
        Field("session_on", _("dag"), "sessiondate"),
        Field("ends_on", _("einddatum van de vacature"), "enddate"),
        Field("joined_on", _("meegedaan vanaf"), "joinedon"),
        Field("attended", _("was er"), "attended"),
        Field("organisation", _("organisatie"), "providername"),
    ],
}  # fmt: skip

REASONS = {
    "empty": _("Leeg in het hele bestand."),
    "twice": _("Deze kolom staat er twee keer in. De eerste is genoeg."),
    "unknown": _("We kennen deze kolom niet. Kies zelf waar ze bij hoort, of laat haar weg."),
    "unchosen": _("Niet gekozen."),
    "health": _(
        "Gegevens over gezondheid zijn bijzondere persoonsgegevens. Die nemen we nooit over."
    ),
    "origin": _(
        "Gegevens over afkomst of geloof zijn bijzondere persoonsgegevens. Die nemen we nooit over."
    ),
    "criminal": _(
        "Van een VOG of strafblad bewaren we niets. Leg alleen vast dat je de VOG hebt gezien."
    ),
    "identity": _("Een BSN, identiteitsbewijs of rekeningnummer bewaren we niet."),
    "gender": _("We vragen niet naar geslacht: het telt nergens mee."),
    "relative": _("Dit gaat over een ander, die ons daar niet om vroeg."),
    "day": _("Alleen het jaar nemen we over, de geboortedag niet."),
    "home": _("Van mensen bewaren we vier cijfers van de postcode en geen adres."),
    "hours": _("Uren nemen we nog niet over: daar is nu geen plek voor."),
    "system": _("Hoort alleen bij het andere systeem."),
    "figures": _("Bezoekcijfers van de andere site zeggen hier niets."),
    "foreign": _("Een gebiedsindeling van een ander land."),
    "person": _("Gegevens van mensen nemen we alleen over uit het bestand met vrijwilligers."),
}

# Columns about people that are never taken, whoever asks: the first letters of a word in the header.
NEVER = {
    "health": "disab disability handicap beperking gezondheid health medisch medical ziekte illness diagnos "
    "allerg supportrequired mobilit",
    "origin": "ethnic etnic afkomst herkomst nationalit race religi geloof geboorteland",
    "criminal": "criminal vog strafblad strafrecht dbs crb checkexpires",
    "identity": "bsn burgerservice identif paspoort passport iban rekening bankaccount",
    "gender": "gender geslacht sex",
    "relative": "emname emmobile emergency noodcontact contactpersoonnood",
    "home": "address address2 adres straat street huisnummer county city plaats woonplaats",
}


@dataclass(frozen=True)
class Profile:
    """A kind of file. `signs` are columns by which it is known; `prefix` keeps its codes apart."""

    label: object
    subject: str
    prefix: str = ""
    signs: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)  # reason → columns
    defaults: dict[str, str] = field(default_factory=dict)


PROFILES: dict[str, Profile] = {
    "opportunities": Profile(_("vacatures"), OPPORTUNITIES),
    "people": Profile(_("vrijwilligers"), PEOPLE),
    "organisations": Profile(_("organisaties"), ORGANISATIONS),
    "nyc_2011": Profile(
        _("vacatures van NYC Service, 2011"),
        OPPORTUNITIES,
        prefix="nyc:",
        signs="opportunity_id content_id vol_requests org_content_id recurrence_type",
        mapping={
            "code": "opportunity_id",
            "title": "title",
            "organisation": "org_title",
            "organisation_code": "org_content_id",
            "description": "summary",
            "theme": "category_desc",
            "address": "locality",
            "postcode": "postalcode",
            "rhythm": "recurrence_type",
            "hours": "hours",
            "places": "vol_requests",
            "starts_on": "start_date_date",
            "ends_on": "end_date_date",
            "status": "status",
        },
        left_out={
            "figures": "hits is_priority",
            "foreign": "region",
            "system": "content_id category_id display_url event_time addresses_count created_date last_modified_date",
        },
        defaults={"language": "en"},
    ),
    "teamkinetic_provider": Profile(
        _("organisaties uit TeamKinetic"),
        ORGANISATIONS,
        prefix="tk:",
        signs="PROVIDERID PROVIDERNAME PROVIDEREMAIL",
        left_out={
            "relative": "PROVIDERCONTACT",
            "hours": "NUMVOLS VOLHOURS PROHOURS",
            "system": "URL DATELASTLOGIN Question_B",
        },
    ),
    "teamkinetic_volunteer": Profile(
        _("vrijwilligers uit TeamKinetic"),
        PEOPLE,
        prefix="tk:",
        signs="VOLID VOLLONGID FIRSTNAME SURNAME DOB",
        left_out={
            "home": "ADDRESS ADDRESS2 CITY COUNTY_STATE_REGION COUNTRY",
            "day": "DOB",
            "hours": "TOTALVOLHOURS TOTALPROHOURS",
            "system": "VOLLONGID TEAMLEADER AGE INDUCTED NEWVOLUNTEER LASTLOGINDATE LANDLINE "
            "Date_of_Volunteer_Inductio Test_custom_profile_field_ profile_question",
        },
    ),
    "teamkinetic_opportunity": Profile(
        _("vacatures uit TeamKinetic"),
        OPPORTUNITIES,
        prefix="tk:",
        signs="PLACEMENTID NAME DESCRIPTION OPPTYPE AUTHORISED",
        mapping={
            "code": "PLACEMENTID",
            "title": "NAME",
            "description": "DESCRIPTION",
            "theme": "TAGS",
            "address": "LOCATION",
            "town": "CITY",
            "postcode": "POSTALCODE",
            "starts_on": "STARTDATE",
            "ends_on": "ENDDATE",
            "status": "AUTHORISED",
        },
        left_out={"system": "WEBLINK LOCATIONTYPE OPPTYPE"},
        defaults={"language": "en"},
    ),
    "teamkinetic_session": Profile(
        _("momenten en uren uit TeamKinetic"),
        SESSIONS,
        prefix="tk:",
        signs="SESSIONID SESSIONDATE HOURSLOGGED VOLID PLACEMENTID",
        left_out={
            "hours": "SESSIONHOURS HOURSLOGGED HOURSLOGGEDPROVIDER",
            "person": "FIRSTNAME SURNAME EMAIL MOBILE VOLLONGID",
            "system": "NAME EXTERNAL POSTALCODE OPPTYPE PROVIDERLONGID EVENTNAME STARTDATE SESSIONNAME "
            "SESSIONSTARTTIME PROVIDERCHECKED TEAMLEADERCHECKED",
        },
    ),
}

# Words of other systems for our themes, folded; names and codes of the themes themselves are known too.
THEMES = {
    "strengthening communities": "neighbourhood",
    "helping neighbors in need": "neighbourhood",
    "education": "learning",
    "onderwijs": "learning",
    "health": "care",
    "zorg": "care",
    "environment": "environment",
    "milieu": "environment",
    "natuur": "nature",
    "emergency preparedness": "safety",
    "sport": "sport",
    "cultuur": "culture",
    "kunst": "culture",
    "dieren": "animals",
    "ouderen": "older_people",
    "kinderen": "children",
    "jongeren": "youth",
    "taal": "language",
    "buurt": "neighbourhood",
}

RHYTHMS = {
    "onetime": "once", "once": "once", "eenmalig": "once", "een keer": "once", "one-off": "once", "klus": "once",
    "ongoing": "agreed", "doorlopend": "agreed", "in overleg": "agreed", "flexible": "agreed", "structureel": "agreed",
    "weekly": "weekly", "wekelijks": "weekly", "elke week": "weekly",
    "af en toe": "now_and_then", "now and then": "now_and_then", "maandelijks": "now_and_then",
    "monthly": "now_and_then", "regelmatig": "now_and_then",
}  # fmt: skip
EFFORTS = {
    "bestuur": "board", "in een bestuur": "board", "board": "board", "on a board": "board",
    "expert": "expert", "met vakkennis": "expert", "with expertise": "expert",
    "mentor": "mentor", "als mentor": "mentor", "as a mentor": "mentor",
    "project": "project", "een kort project": "project", "a short project": "project",
}  # fmt: skip
SETTINGS = {
    "thuis": "home", "vanuit huis": "home", "online": "home", "home": "home", "remote": "home", "ja": "home",
    "yes": "home", "true": "home", "onderweg": "road", "road": "road",
}  # fmt: skip
YES = {"ja", "j", "yes", "y", "true", "waar", "1", "x"}
NO = {"nee", "n", "no", "false", "onwaar", "0"}
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january januari jan", "february februari feb", "march maart mrt mar", "april apr", "may mei",
            "june juni jun", "july juli jul", "august augustus aug", "september sept sep",
            "october oktober okt oct", "november nov", "december dec",
        ],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "duits": "de", "german": "de",
    "frans": "fr", "french": "fr", "arabisch": "ar", "arabic": "ar", "turks": "tr", "turkish": "tr",
    "oekraiens": "uk", "ukrainian": "uk", "pools": "pl", "polish": "pl", "spaans": "es", "spanish": "es",
    "fries": "fy", "frisian": "fy", "tigrinya": "ti", "farsi": "fa",
}  # fmt: skip
KINDS = {
    "stichting": "foundation", "foundation": "foundation", "vereniging": "association", "club": "association",
    "association": "association", "society": "association", "kerk": "church", "church": "church",
    "moskee": "church", "school": "school", "college": "school", "zorg": "care", "hospital": "care",
    "hospice": "care", "department": "public", "gemeente": "public", "city of": "public", "office of": "public",
}  # fmt: skip
