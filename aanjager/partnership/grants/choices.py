"""What counts as the name of a person in a register of grants, and what as the name of a body.

A register may say that somebody asked as a private person. Where it does not, a name is taken for a
person's when it (1) begins with a form of address, (2) is initials with a surname, (3) says that
somebody trades under another name, or (4) is two to four words with a capital, beside particles such
as `van` and `el`, of which none is a word of bodies. One word alone is not a person's name. In doubt
it is a person's: then a body loses its name here, which somebody can put right by a list of bodies.
"""

import re

PRIVATE = re.compile(r"\(?\s*(particulier|privépersoon|natuurlijk persoon|anoniem)e?n?\s*\)?", re.I)
ADDRESSED = re.compile(
    r"(dhr|de heer|mevrouw|mevr|mw|mej|meneer|familie|fam|drs|dr|ing|ir|mr|prof)\b\.?\s", re.I
)
INITIALS = re.compile(r"([A-Z]\.\s?){1,5}((van|de|der|den|ten|ter|el|al|el-)\s)*[A-Z][\w'’-]{2,}$")
TRADES_AS = re.compile(r"\b(t\.?h\.?o\.?d\.?n|h\.?o\.?d\.?n|handelend onder)\b", re.I)
PARTICLES = {
    "van", "de", "der", "den", "het", "ten", "ter", "'t", "el", "al", "la",
    "bin", "von", "du",
}  # fmt: skip
WORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+([-'’][A-Za-zà-ÿ]+)*")

# Parts of words that stand in names of bodies and in no surname that we know of.
STEMS = """
academie adviesraad amsterdam associatie atelier basisschool begeleiding beheer bewoner bibliotheek
bijlmer boerderij buurt centrum collectief collective college comite commissie compan company
consult coopera cultur cultuur dansprod dialoog dienst dierenasiel dierenopvang ensemble
entertainment evenement faculteit federatie festival filmhuis filmmuseum fotografie fysiotherapie
gehandicapt gemeente genootschap gevels harmoni hogeschool huisarts initiatief initiatieven
instituut jongeren kinderdagverblijf kindermuseum koninklijk kostenfonds maatschapp mantelzorg
marathon montessori museum muziek netwerk officieren ondernem onderwijs ontmoeting ontwikkel opvang
orkest ouderen parochie participat personenvervoer peuter platform podium producti project
rechtswinkel restaurant scholen solidari speeltuin sportcentrum sportclub sportpromotie sportservice
stadsdorp stichting storytelling studenten supporters synagoge talenten theater thuiszorg toekomst
toneel training universit vastgoed verenig verhuurbedrijf vluchtelingen voedselbank volksuni
vrienden vrijwillig welzijn wereldhuis werkgroep winkelier woningbouw woonbond zorgcentrum zorggroep
"""
# Words that are a name of a body when they stand alone; parts of surnames when they do not.
WHOLE = """
aan actie actief afdeling aids archief artes balans bekijk bridge brigade buddyzorg camping canal
capital catering center centre circus city club coach connect connecting connects creative culturele
dance day's design differences dimension doe dreams elkaar events expo film films fonds food foods
for foundation framed gasten gay gezin gezond gezonde gilde groep group gym hello helpt holding
hulplijn idee in internationaal international joods kandidatenmarkt kids kinderen klas koor kunst
lab life living lokaal lyceum make markt media met moskee moves music natuur nederland nederlandse
niet nieuwe nieuws onbeperkt onroerend ons onze op open opera organisatie organisation ouder
partners photo plus pop praktijk pride productions queer radio roots samen school service services
social society sound spirit sport stads stadsdeel steunpunt studio studios taal tango taxi team
tennis terminators the tijd toer toevlucht tot traders training tribes trust uit union united up
urban verein vereniging vervoer vets videos voetbal volk voor vrije vrouwen wereld wijkraad
woongroep work works world your youth zangkoor zondag zorg zuidas zuidoost
"""
LEGAL = re.compile(
    r"\b(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|u\.?a\.?|stg\.?|st\.|ver\.|i\.?o\.?|e\.?o\.?|vve)(\b|$)",
    re.I,
)
OF_BODIES, WORDS_OF_BODIES = tuple(STEMS.split()), frozenset(WHOLE.split())
