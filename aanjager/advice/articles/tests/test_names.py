"""What names or reaches somebody is taken out of a text, and what is ordinary stays."""

from itertools import product

import pytest

from aanjager.advice.articles import rules

NAMES = (
    "Bea O'Neill", "Stéphanie d'Ancona", "Stéphanie d’Ancona", "Jan 't Hart", "Öznur Çelik", "Zoë van der Veen",
    "Łukasz Wiśniewski", "Đorđe Nikolić", "Søren Ångström", "İlker Şahin", "Žofie Dvořáková", "Ольга Петренко",
    "Ibtissam El Amrani", "Mohamed ben Ali", "Sjoerd de Vries-Bakker", "Jan-Willem in 't Veld", "Ann McDonald",
    "Nguyễn Thị Hạnh", "José da Silva", "IJsbrand van den Berg", "Rinze Xeng", "Yılmaz Güneş", "Chloé Lefèvre",
    "Kees van 't Hoff", "Fenna ter Horst", "J.P. de Wit", "A. Çelik", "Renée Jansen", "Ayşe Öztürk",
)  # fmt: skip
SENTENCES = (
    "{} heeft gelijk.", "Dat mag. {} schreef het op.", "Je kunt het vragen aan {} of de penningmeester.",
    "Volgens {} mag het.", "Bel {}.", "Mag de hond van {} mee naar de bijeenkomst?", "Mevrouw {} weet het.",
    "Kom langs.\n{} is er op dinsdag.", "Spreek {}, of mail ons.",
)  # fmt: skip
PHONES = (
    "06-12345678", "06 1234 5678", "06 12 34 56 78", "06.12.34.56.78", "0612345678", "+31612345678",
    "+31 6 12345678", "+31 (0)6 1234 5678", "0031 6 12 34 56 78", "(06) 12345678", "020-1234567", "020 123 45 67",
    "(020) 1234567", "0570-123456", "0570 12 34 56", "+31 570 123456", "0900-123", "0900 1234", "0800-0123",
    "0800 1234567", "088 123 4567", "06/12345678", "+32 470 12 34 56", "+49 30 1234567", "06–12345678",
)  # fmt: skip
NUMBERS = (
    "123456782", "123.456.782", "1234 56 782", "111222333", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00",
    "nl91abna0417164300", "BE68 5390 0754 7034", "DE89370400440532013000", "1234 AB", "1234AB", "1234ab",
    "9999 ZZ", "jan@example.org", "J.O'Neill+vraag@post.example.nl", "zoë@voorbeeld.nl",
)  # fmt: skip
STREETS = (
    "Kerkstraat 12", "kerkstraat 12", "Kerkstraat 12a", "Kerkstraat 12-3", "Kerkstraat 12 B", "Laan van Wonen 123",
    "Burgemeester de Witlaan 5", "Jan Steenstraat 8", "Lange Nieuwstraat 140", "Dorpsplein 3", "Oude Gracht 1",
    "Plein 1944 7", "Prins Bernhardkade 22", "Dr. Schaepmanlaan 9", "Kerkstraat nr. 12", "Sint-Jansweg 4",
)  # fmt: skip
ORDINARY = (
    "Lindeveen: mag een hond mee naar de dagbesteding?",
    "Apeldoorn zoekt vrijwilligers. Wie mag dat zijn?",
    "In januari vraag je de VOG aan bij Justis, en in Maart nog eens.",
    "De Belastingdienst en de Kamer van Koophandel hebben een loket. Het KvK-nummer is 12345678.",
    "Schrijf de vereniging in bij de KvK. Een stichting heeft een ANBI-status nodig.",
    "Vraag het de Gemeente of Stichting Lindeveen. Het Oranje Fonds helpt soms.",
    "Vrijwilligers mogen tot € 2.200,00 in 2026 krijgen. Dat is 5,75 per uur.",
    "Wie Nederlands leert, kan naar een Taalhuis. Ook Engels en Arabisch kan.",
    "Gebruik WhatsApp of DigiD. Een Word-bestand mag ook.",
    "Lees artikel 12 van de Participatiewet, of kijk op belastingdienst.nl.",
    "Een verklaring geldt 3 jaar. Op weg 5 minuten te laat is niet erg.",
    "Foto's mogen. Collega's vragen het eerst. Op Koningsdag is het druk.",
    "Sinds 1 Januari 2026 geldt de nieuwe regel. In Nederland mag dat.",
    "Let op:\n- Vraag toestemming.\n- Bewaar de bonnen vijf jaar.\n* Bel 112 bij gevaar.",
    "Dat is in de Wet maatschappelijke ondersteuning geregeld.",
)


def left(text, *known):
    return rules.without(text, rules.traces(text, known))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_language_goes_wherever_it_stands(name):
    for sentence in SENTENCES:
        shown = left(sentence.format(name))
        words = [one for one in name.replace(".", " ").replace("-", " ").split() if len(one) > 3]
        assert rules.MARK in shown, sentence
        assert not [one for one in words if one in shown], (sentence, shown)
        assert "Neill" not in shown


@pytest.mark.parametrize("what", PHONES + NUMBERS + STREETS)
def test_a_number_or_address_goes_wherever_it_stands(what):
    for sentence in (
        "Het is {}.",
        "{} is het.",
        "Schrijf ({}) op, of vraag het.",
        "Bel op {} of kom langs",
    ):
        shown = left(sentence.format(what))
        assert rules.MARK in shown, sentence
        assert shown == sentence.format(rules.MARK), (sentence, shown)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_stays(text):
    assert rules.traces(text) == []


def test_nine_digits_that_are_no_citizen_number_stay():
    assert rules.traces("Het nummer 123456789 staat op de bon.") == []


@pytest.mark.parametrize(
    ("known", "text", "shown"),
    [
        ("Jo Visser", "Jo belt. Jongeren mogen ook. Bel JO VISSER.", "[…] belt. Jongeren mogen ook. Bel […]."),
        ("Roos de Wit", "Roos vroeg of de Wit-regeling geldt.", "[…] vroeg of de […]-regeling geldt."),
        ("Bea O'Neill", "Neill en O’Neill en bea.", "[…] en […] en […]."),
        ("Zoë Şen", "Zoe sprak Sen. Zoals je weet.", "[…] sprak […]. Zoals je weet."),
        ("Wil Mulder", "Wil je dat? Vraag Mulder.", "Wil je dat? Vraag […]."),
        ("Tjaard", "Tjaard weet dat de gemeente helpt.", "[…] weet dat de gemeente helpt."),
    ],
)  # fmt: skip
def test_the_names_that_belong_to_the_question_go_as_whole_words(known, text, shown):
    assert left(text, known) == shown


def test_a_family_name_goes_again_where_it_stands_alone():
    assert left("Vraag Piet Schelfhout. Schelfhout weet het.") == "Vraag […]. […] weet het."


@pytest.mark.parametrize(
    ("greeting", "closing"),
    list(product(
        ("Dag Jo,\n\n", "Beste mevrouw O'Neill,\n", "Hallo allemaal!\n", "Dag Stéphanie d'Ancona, ", "Hoi,\n", ""),
        (
            "\n\nGroet,\nSam", "\n\nMet vriendelijke groet,\n\nSam Okafor\nCentrale\n06-12345678", " Groet, Sam.",
            "\nHartelijke groeten van Sam", "\nMvg Sam", "",
        ),
    )),
)  # fmt: skip
def test_how_a_letter_begins_and_ends_is_no_part_of_an_article(greeting, closing):
    body = "nee, dat mag niet. Schrijf op dat je hem zag."

    assert rules.unframed(f"{greeting}{body}{closing}") == body.capitalize().replace(
        "schrijf", "Schrijf"
    )


@pytest.mark.parametrize(
    "text",
    ["Dag en nacht mag het. Groet elkaar op straat en wees vriendelijk voor wie nieuw is in de buurt, ook later.",
     "Beste vrijwilligers krijgen een bloem. Dat mag.", "Nee."],
)  # fmt: skip
def test_a_text_that_is_no_letter_keeps_its_first_and_last_sentence(text):
    assert rules.unframed(text) == text
