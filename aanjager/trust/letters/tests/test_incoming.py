from email.message import EmailMessage

import pytest

from aanjager.trust.letters import queries
from aanjager.trust.letters.queries.incoming import own_words


def a_mail(text="Ik kom graag.", **headers):
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Daan <Daan@example.org>")
    mail["To"] = headers.pop("to", queries.reply_address("p", 12))
    mail["Message-ID"] = "<1@example.org>"
    mail["Subject"] = "Re: je reactie"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def test_an_answer_knows_its_conversation_its_sender_and_its_words():
    got = queries.read(a_mail().as_bytes())

    assert got.about == ("p", 12)
    assert got.sender == "daan@example.org"
    assert got.text == "Ik kom graag."
    assert got.mail_id == "<1@example.org>"
    assert not got.is_automatic
    assert not got.has_attachments


def test_the_address_survives_a_mail_server_that_changes_its_case():
    assert queries.replied_to(queries.reply_address("p", 12).upper()) == ("p", 12)


@pytest.mark.parametrize(
    "address",
    [
        "antwoord+p-13-00000000000000000000@antwoord.localhost",
        "antwoord+p-12@antwoord.localhost",
        "iemand@example.org",
        "",
    ],
)
def test_an_address_that_we_did_not_make_leads_nowhere(address):
    assert queries.replied_to(address) is None


def test_our_address_at_somebody_elses_domain_leads_nowhere():
    ours = queries.reply_address("p", 12)
    assert queries.replied_to(ours.replace("antwoord.localhost", "example.org")) is None


@pytest.mark.parametrize(
    "quoted",
    [
        "Op ma 2 mrt 2026 om 09:12 schreef Buurthuis <a@example.org>:\n> Dag Daan",
        "Op maandag 2 maart 2026 schreef Buurthuis 't Anker via Centrale Noord\n"
        "<antwoord+p-12@antwoord.localhost>:\n\n> Dag",
        "On Mon, Mar 2, 2026 at 9:12 AM Buurthuis <a@example.org> wrote:\n\n> Dag Daan",
        "-----Oorspronkelijk bericht-----\nVan: Buurthuis\nDag",
        "________________________________\nVan: Buurthuis\n",
        "Van: Buurthuis <a@example.org>\nVerzonden: maandag 2 maart 2026\nAan: Daan\n\nDag",
        "From: Buurthuis <a@example.org>\nSent: Monday\n\nDag",
        "> Dag Daan\n> wanneer kun je?",
        "-- \nDaan de Vries\nTel. 06",
    ],
)
def test_what_was_quoted_stays_out(quoted):
    assert own_words(f"Ik kom graag.\r\nTot dinsdag!\n\n{quoted}") == "Ik kom graag.\nTot dinsdag!"


def test_a_sentence_that_only_looks_like_a_quote_stays():
    text = "Op dinsdag kan ik niet. Wat ik schreef over vrijdag: dat kan wel."
    assert own_words(text) == text


def test_a_page_of_html_becomes_plain_text_without_script():
    mail = a_mail()
    mail.clear_content()
    mail.set_content(
        "<style>p{}</style><script>alert(1)</script><p>Ik kom &amp; mijn zus ook.<br>Tot dan</p>"
        "<blockquote><p>Dag Daan</p></blockquote>",
        subtype="html",
    )

    assert queries.read(mail.as_bytes()).text == "Ik kom & mijn zus ook.\nTot dan"


def test_a_file_is_seen_and_the_picture_of_a_signature_is_not():
    with_file, with_logo = a_mail(), a_mail()
    with_file.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    with_logo.add_related(b"GIF", maintype="image", subtype="gif", cid="<logo>")

    assert queries.read(with_file.as_bytes()).has_attachments
    assert not queries.read(with_logo.as_bytes()).has_attachments


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<lijst.example.org>"},
        {"Return_Path": "<>"},
        {"sender": "MAILER-DAEMON@example.org"},
    ],
)
def test_what_a_machine_wrote_is_known_as_such(headers):
    assert queries.read(a_mail(**headers).as_bytes()).is_automatic


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00 no mail at all",
        b"From: a@example.org, b@example.org\n\nDag",
        b"x" * (queries.incoming.LARGEST_MAIL + 1),
    ],
)
def test_what_is_no_mail_of_one_person_is_refused_with_a_sentence(raw):
    with pytest.raises(queries.Unreadable, match="mail"):
        queries.read(raw)


def test_an_unknown_character_set_and_a_missing_number_are_no_problem():
    raw = (
        b"From: daan@example.org\nTo: x@example.org\n"
        b"Content-Type: text/plain; charset=klingon\n\nIk kom graag."
    )

    got = queries.read(raw)

    assert got.text == "Ik kom graag."
    assert len(got.mail_id) == 64
    assert got.about is None


def test_a_novel_is_cut():
    assert len(queries.read(a_mail("a " * 20_000).as_bytes()).text) == 10_000
