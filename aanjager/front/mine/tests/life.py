"""Somebody with a row in every table, and what the whole database still says about them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.db import connection

from aanjager.advice.articles.models import Article
from aanjager.advice.assignments.tests import factories as assignments
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.advice.experts import actions as experts
from aanjager.advice.experts.tests.factories import expert, in_pool
from aanjager.assembly.commitments.models import Change, Commitment
from aanjager.assembly.groups.models import Note, Participant, Sitting, WorkingGroup
from aanjager.assembly.meetings.models import Speaker
from aanjager.assembly.meetings.tests.factories import MeetingFactory, SessionFactory
from aanjager.assembly.plenary.models import DiscussionLine, Entitled, Poll, Vote
from aanjager.assembly.registrations.models import AccessNeed
from aanjager.assembly.registrations.tests.factories import InvitationFactory
from aanjager.assembly.registrations.tests.factories import RegistrationFactory as RegisteredFactory
from aanjager.community.centres.models import Staff, Visit
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.community.invoices.models import Invoice
from aanjager.community.organisations.models import Coordinator, Screening, Statement
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.community.ties.models import Arrival
from aanjager.community.ties.tests.factories import invitation, tie
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.brokerage.models import Step
from aanjager.exchange.brokerage.tests.factories import CaseFactory, ProposalFactory
from aanjager.exchange.imports.models import Import, ImportRow
from aanjager.exchange.matching.models import Hidden, SavedSearch
from aanjager.exchange.opportunities.models import Screening as OpportunityScreening
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Message, Outcome, Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.reports.models import Download
from aanjager.governance.complaints.models import Complaint
from aanjager.governance.documents.models import Advice, Seat, Support
from aanjager.governance.documents.tests import factories as papers
from aanjager.governance.plans.tests.factories import plan
from aanjager.governance.relations.models import Relation
from aanjager.governance.services.models import Quotation, Service, ServiceRequest
from aanjager.growth.build_up.models import BuildUp, BuildUpLook
from aanjager.growth.credentials.actions import share as share_proof
from aanjager.growth.credentials.tests.factories import holder, proof
from aanjager.growth.internships.models import Group, Internship, Offer, Pupil, Told, Track
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.growth.prior_learning.models import Claim, Portfolio, PortfolioLink
from aanjager.growth.support_wishes.tests.factories import shown, wish, written
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.learning.academy.models import Certificate
from aanjager.learning.courses.models import Attendance, CourseNeed
from aanjager.learning.courses.tests.factories import EnrolmentFactory
from aanjager.learning.courses.tests.factories import run as run_of_course
from aanjager.learning.quality.actions import Line
from aanjager.learning.quality.actions import plan as plan_quality
from aanjager.learning.quality.tests import factories as rounds
from aanjager.learning.signing.actions import Hand
from aanjager.learning.signing.tests.factories import HANDS, signed
from aanjager.outreach.action_days.tests.factories import DayTaskFactory, SignUpFactory
from aanjager.outreach.exchange_floor.models import Matchmaker
from aanjager.outreach.exchange_floor.tests.factories import DealFactory, PostFactory
from aanjager.outreach.findings.models import Approval, Release
from aanjager.outreach.standing.models import StandingAsk, StandingRefusal
from aanjager.outreach.surveys.models import SurveyInvitation
from aanjager.outreach.surveys.tests.factories import answer, opened, survey
from aanjager.participation.handover.models import Carried
from aanjager.participation.handover.tests.factories import HandoverFactory
from aanjager.participation.initiatives.models import Answer, Member, Update
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, NeedFactory
from aanjager.participation.introductions.tests.factories import introduction
from aanjager.participation.purses.tests.factories import EntryFactory
from aanjager.participation.signals.models import Signal
from aanjager.participation.steps.tests.factories import SignatureFactory, StepFactory
from aanjager.participation.welcomes.models import Welcome
from aanjager.partnership.accountability.actions import make as write_account
from aanjager.partnership.agreements.actions import sign as sign_quarter
from aanjager.partnership.agreements.tests.factories import FIRST, agreement, invited, offered
from aanjager.partnership.agreements.tests.factories import refresh as count_agreements
from aanjager.partnership.funding.tests.factories import application
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.bookmarks.models import Bookmark
from aanjager.trust.letters.actions import To, write
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAME, EMAIL, PHONE = "Querida d'Oudezijl", "querida@example.org", "0655512345"


def somebody():
    user = UserFactory(email=EMAIL, last_seen_on=NOW.date())
    person = PersonFactory(user=user, name=NAME, phone=PHONE, about="Ik zing", postcode="3811")
    person.themes.add(ThemeFactory())
    person.skills.add(SkillFactory())
    person.wants_to_learn.add(SkillFactory())
    RegistrationFactory(person=person)
    return person


def live(person):
    """Give somebody a row in every table of a volunteer and a coordinator."""
    user = person.user
    Coordinator.objects.create(organisation=OrganisationFactory(), person=person, started_on=NOW)
    UserSession.objects.create(user=user, ip="192.0.2.7", user_agent="Firefox", session_key="k")
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    write_letters(user)
    plan_ahead(person)
    placement = PlacementFactory(person=person, companion="Bo", introduced_by="Jo")
    talk(placement, user)
    Outcome.objects.create(
        placement=placement, moment="start", asked_at=NOW, token_hash="t", remark=f"{NAME} was blij"
    )
    case = CaseFactory(person=person, wishes=f"{NAME} wil zingen", agreements="x", next_step="x")
    ProposalFactory(case=case, opportunity=None, own_idea="koor", reason=f"{NAME} zingt")
    Step.objects.create(
        case=case, phase=2, reason="x", taken_at=NOW, taken_by=StaffFactory().user, taker_name="An"
    )
    SavedSearch.objects.create(person=person, name="zingen", query={"q": "x"}, saved_at=NOW)
    Ask.objects.create(person=person, opportunity=placement.opportunity, wave=1, asked_at=NOW)
    Bookmark.objects.create(
        user=person.user, path="/organisatie/", name="wie wacht", question="q=x", kept_at=NOW
    )
    Hidden.objects.create(person=person, opportunity=placement.opportunity, hidden_at=NOW)
    know(person)
    trade(person)
    move(person)
    be_asked(person)
    pay(person)
    ask(person)
    agree(person)
    buy(person)
    learn(person)
    sign(person)
    be_good(person)
    grow(person)
    be_recognised(person)
    advise(person)
    return placement


def be_recognised(person):
    """Give somebody a row in every table of proofs: one of what they did, and who may look."""
    it = proof(person.registrations.first().centre, person, story=f"{NAME} schonk koffie")
    share_proof(it, days=30, label=f"Voor de baas van {NAME}", by=holder(person), at=NOW)
    be_helped(person, it.centre)


def be_helped(person, centre):
    """Give somebody a row in every table of what helps them: told, shown, looked at, written along."""
    written(person, StaffFactory(centre=centre, name="An"), words=f"{NAME} zingt liever zacht")
    shown(wish(person, words=f"{NAME} zingt liever zacht"), organisation=OrganisationFactory())
    place = Placement.objects.filter(person=person).first()
    plan = BuildUp.objects.create(
        person=person, placement=place, words=f"{NAME} komt met de bus", door=f"Mia wacht op {NAME}",
        how="self", agreed_text="x", agreed_at=NOW, made_at=NOW,
    )  # fmt: skip
    plan.steps.create(kind="talk", on=NOW.date(), what=f"Met {NAME}")
    BuildUpLook.objects.create(
        person=person, at_name="Hier", looked_at=NOW, open_until=NOW + timedelta(minutes=1)
    )
    Thanks.objects.create(
        placement=place, words=f"Dank {NAME}", shown_name=NAME, written_at=NOW, agreed_at=NOW
    )
    Puller.objects.create(person=person, centre=centre, wants=f"{NAME} trekt", joined_at=NOW)


def advise(person):
    """Give somebody a row in every table of experts: in a pool, asked, agreed, working with documents."""
    centre = person.registrations.first().centre
    it = in_pool(centre, expert(kind="freelancer", person=person, about=f"{NAME} rekent"))
    about = assignments.whole(assignments.agreed(centre, expert=it).assignment)
    assignments.hours(about, words=f"{NAME} telde op")
    assignments.document(about, by=assignments.mine(about))
    experts.sell_as(
        it, replace(assignments.FIRM, business=NAME), by=assignments.mine(about), at=NOW
    )
    text = assignments.offered_text(centre)
    speaks = assignments.mine(about).speaking_for(text.assignment.organisation_id)
    assignments.agrees_to_pay(text, NAME, by=speaks)


def plan_ahead(person):
    """The person looks after a project plan."""
    plan(CentreFactory(), user=person.user)


def move(person):
    """Give somebody a row in every table of going to another centre."""
    asked = HandoverFactory(
        centre=person.registrations.first().centre, person=person, why=f"{NAME} verhuist"
    )
    Carried.objects.create(handover=asked, kind="wishes", text=f"{NAME} wil zingen")


def be_asked(person):
    """Give somebody a row in every table of surveys: asked, and answered."""
    centre = person.registrations.first().centre
    wave = opened(survey(centre, regime="confidential"))
    asked = SurveyInvitation.objects.create(
        wave=wave, person=person, token_hash="vragenlijst", invited_at=NOW
    )
    answer(wave, {"waar": ["noord"], "woorden": f"{NAME} wil zingen"}, invitation=asked)
    be_asked_always(person)


def be_asked_always(person):
    """Give somebody a row in every table of standing questions: asked of a place, and said no."""
    placement = person.placements.first()
    StandingAsk.objects.create(placement=placement, moment="start", asked_at=NOW)
    StandingRefusal.objects.create(person=person, said_at=NOW)


def ask(person):
    """Give somebody a row in every table of the expertise centre: asked, answered, an article kept."""
    centre = person.registrations.first().centre
    asked = DeskQuestion.objects.create(
        centre=centre, person=person, asker="volunteer", name=NAME, email=EMAIL, phone=PHONE,
        title=f"{NAME} vraagt iets", text=f"{NAME} wil het weten", state="answered", asked_at=NOW,
        since=NOW, answer_by=NOW + timedelta(days=5), token_hash="vraag", search_words="'querida':1A",
    )  # fmt: skip
    asked.answers.create(
        text=f"Dag {NAME}, ja.", because=f"{NAME} mist iets", helped="no", helped_at=NOW, since=NOW,
        answer_by=NOW + timedelta(days=5), answered_at=NOW,
    )  # fmt: skip
    MailedQuestion.objects.create(
        centre=centre, person=person, name=NAME, email=EMAIL, title=f"{NAME} mailt", came_at=NOW,
        client_id=asked.client_id, token_hash="mail",
    )  # fmt: skip
    Article.objects.create(
        centre=centre, subject="other", title="Een artikel", text="Over iets.", owner=person.user,
        owner_name=NAME, review_on=NOW.date(), made_at=NOW, changed_at=NOW,
    )  # fmt: skip


def pay(person):
    """Give somebody a row in every table of money: an application they made, and a complaint."""
    centre = person.registrations.first().centre
    application(centre, 100, user=person.user)
    made = Complaint.objects.create(
        centre=centre, person=person, about="other", text=f"{NAME} klaagt", name=NAME,
        email=EMAIL, made_at=NOW, answer_by=NOW,
    )  # fmt: skip
    made.log.create(text=f"{NAME} gebeld", written_at=NOW)


def know(person):
    """Give somebody a row in every table of the personal network and of introductions."""
    tie(person, PersonFactory())
    invitation(person, called="Kees", note=f"Kom je ook? {NAME}")
    asked, _token = invitation(PersonFactory())
    Arrival.objects.create(invitation=asked, person=person, arrived_at=NOW)
    centre = person.registrations.first().centre
    introduction(centre, person, OrganisationFactory(centre=centre))
    idea = StepFactory(assignee=person).initiative
    SignatureFactory(support__initiative=idea, person=person, name=NAME, email=EMAIL)
    EntryFactory(purse__initiative=idea, entered_by=person, words=f"Koffie voor {NAME}")


def trade(person):
    """Give somebody a row in every table of an exchange floor and of an action day."""
    contact = {"person": person, "contact_name": NAME, "email": EMAIL}
    floor = PostFactory(**contact).floor
    Matchmaker.objects.create(floor=floor, person=person, named_at=NOW)
    deal = DealFactory(floor=floor, signed=True)
    deal.sides.filter(role="gives").update(**contact, signed_name=NAME)
    task = DayTaskFactory(day__posted_by=person)
    SignUpFactory(task=task, person=person, name=NAME, email=EMAIL, phone=PHONE)


def write_letters(user):
    board = To("bestuur@example.org")
    text = f"{NAME} ({PHONE}, {EMAIL}) wil helpen. Querida's vriend ook."
    write("hello", "a", To(EMAIL, NAME, user.pk), subject=f"Dag {NAME}", body="x", at=NOW)
    write("code", "b", To("Querida@Example.org"), subject="Je code", body="x", at=NOW)
    write("reaction", "c", board, subject=f"{NAME} reageert", body=text, at=NOW)


def talk(placement, user):
    said = {"placement": placement, "said_at": NOW}
    Message.objects.create(
        voice="volunteer", author=user, author_name=NAME, text="Hoi, met mij", **said
    )
    Message.objects.create(
        voice="organisation",
        author_name="Cora",
        text=f"Dag {NAME}, bel je mij terug? Ik belde {PHONE}.",
        **said,
    )


def work(person):
    """Give somebody a row in every table of staff."""
    user, placement, centre = person.user, Placement.objects.get(person=person), CentreFactory()
    Staff.objects.create(centre=centre, user=user, name=NAME, started_on=NOW, ended_on=NOW)
    Visit.objects.create(
        centre=centre, user=user, reason="x", started_at=NOW, ends_at=NOW.replace(hour=11)
    )
    decided = {"reason": "goed", "decided_at": NOW, "decided_by": user, "decider_name": NAME}
    Screening.objects.create(organisation=placement.organisation, outcome="approved", **decided)
    OpportunityScreening.objects.create(
        opportunity=placement.opportunity, outcome="approved", **decided
    )
    Statement.objects.create(
        organisation=placement.organisation,
        kind="privacy",
        valid_from=NOW,
        seen_on=NOW,
        seen_by=user,
    )
    release = Release.objects.create(wave=opened(survey(centre)), proposed_at=NOW)
    Approval.objects.create(release=release, user=user, name=NAME, said_at=NOW)
    give_account(user, centre)
    batch = Import.objects.create(
        centre=centre, file_name="x", file_hash="x", started_by=user, started_at=NOW
    )
    ImportRow.objects.create(
        batch=batch, number=2, result="merged", person=person, before={"name": NAME, "phone": PHONE}
    )


def every_text():
    """Return all that every text column of the whole database holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
            "'public' AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT "{column}"::text FROM "{table}" WHERE "{column}" IS NOT NULL')
            for (value,) in cursor.fetchall():
                yield f"{table}.{column}", value


def traces():
    """Return every place in the database that still names them."""
    words = (NAME.lower(), EMAIL, PHONE)
    return [
        (place, value) for place, value in every_text() if any(w in value.lower() for w in words)
    ]


def figures():
    """Return what reports count."""
    return {
        "placements": list(Placement.objects.order_by("pk").values_list("state", "centre")),
        "messages": Message.objects.count(),
        "outcomes": Outcome.objects.count(),
        "people": Person.objects.count(),
        "registrations": list(
            Person.objects.order_by("pk").values_list("registrations__centre", flat=True)
        ),
        "steps": Step.objects.count(),
    }


def meet(person):
    """Give somebody a row in every table of a meeting, of texts and of signals."""
    board = papers.BodyFactory()
    Seat.objects.create(body=board, person=person, title="voorzitter", started_on=NOW)
    amendment = papers.AmendmentFactory(submitter=person, submitter_label=NAME)
    Support.objects.create(amendment=amendment, person=person, given_at=NOW)
    Advice.objects.create(
        amendment=amendment, number=1, body=board, proposal="adopt", explanation="Goed.", given_at=NOW,
        mover_answer="agrees", mover_comment=f"{NAME} is het eens", answered_at=NOW,
    )  # fmt: skip
    meeting = MeetingFactory()
    invitation = InvitationFactory(meeting=meeting, person=person, name=NAME, address=EMAIL)
    registration = RegisteredFactory(
        meeting=meeting, person=person, invitation=invitation, name=NAME, address=EMAIL
    )
    AccessNeed.objects.create(registration=registration, text=f"{NAME} eet geen vlees")
    session = SessionFactory(meeting=meeting)
    Speaker.objects.create(session=session, person=person, name=NAME, role="zangeres")
    sitting = Sitting.objects.create(meeting=meeting, join_code="QR2STU")
    group = WorkingGroup.objects.create(meeting=meeting, number=1)
    there = Participant.objects.create(
        sitting=sitting, group=group, registration=registration, label=NAME, joined_at=NOW
    )
    Note.objects.create(
        group=group, client_id=uuid4(), text="Meer zingen", participant=there, board_version=1,
        written_at=NOW,
    )  # fmt: skip
    line = DiscussionLine.objects.create(
        meeting=meeting,
        position=1,
        text="Zing vaker",
        participant=there,
        by_label=NAME,
        said_at=NOW,
    )
    poll = Poll.objects.create(
        meeting=meeting, question="Zingen?", state="open", entitled_count=5, opened_at=NOW
    )
    Entitled.objects.create(poll=poll, participant=there, registration=registration)
    Vote.objects.create(poll=poll, participant=there, choice="for", voted_at=NOW)
    promise = Commitment.objects.create(
        meeting=meeting,
        line=line,
        text="Een koor",
        owner=person,
        owner_label=NAME,
        due_on=NOW,
        made_at=NOW,
    )
    Change.objects.create(
        commitment=promise, old_due_on=NOW, new_due_on=NOW, old_owner_label=NAME, new_owner_label="An",
        reason=f"{NAME} had geen tijd", changed_at=NOW,
    )  # fmt: skip
    Download.objects.create(
        meeting=meeting, position=1, kind="presentation", title="Zingen", author=NAME,
        author_person=person, url="https://example.org/", added_at=NOW,
    )  # fmt: skip
    Signal.objects.create(text="Er is geen koor", source="resident", noted_by=person, noted_at=NOW)
    idea = InitiativeFactory()
    Member.objects.create(initiative=idea, person=person, role="helper", joined_at=NOW)
    offered = Answer.objects.create(
        need=NeedFactory(initiative=idea), person=person, text=f"{NAME} heeft planken",
        reply=f"Dank je, {NAME}", offered_at=NOW,
    )  # fmt: skip
    Welcome.objects.create(
        answer=offered, on=NOW.date(), words=f"Bij de vijver, {NAME}", arranged_at=NOW,
        outcome="well", remark=f"{NAME} vond het fijn", answered_at=NOW,
    )  # fmt: skip
    Update.objects.create(initiative=idea, text="De bank staat", author=person, said_at=NOW)


def sign(person):
    """Give somebody a row in every table of papers that people sign."""
    hand = Hand("volunteer", NAME, EMAIL)
    answers = {"vrijwilliger": NAME, "organisatie": "x", "taak": "x", "naam van de hond": "x"}
    signed(OrganisationFactory(), hands=[hand, HANDS[1]], answers=answers)
    Letter.objects.filter(kind="paper").delete()


def be_good(person):
    """Give somebody a row in every table of a self-evaluation: scored, showed, planned, advised."""
    organisation = person.coordinates.first().organisation
    speaks = Actor(person_id=person.pk, coordinator_of=frozenset({organisation.pk}))
    it = rounds.scored(rounds.begun(organisation, by=speaks), by=speaks)
    rounds.evidence(it, by=speaks)
    it.scores.update(explanation=f"{NAME} zorgt ervoor")
    line = Line(f"{NAME} schrijft het op", NAME, NOW.date(), owner_id=person.pk)
    plan_quality(it, line, by=speaks, at=NOW)
    rounds.advised_by(it, person.user)
    it.helpers.update(words=f"{NAME} keek mee")
    Letter.objects.filter(kind="quality").delete()


def buy(person):
    """Give somebody a row in every table of services, invoices and relations."""
    centre = person.registrations.first().centre
    known = {"centre": centre, "person": person, "name": NAME, "email": EMAIL, "phone": PHONE}
    service = Service.objects.create(
        centre=centre,
        kind="advice",
        title="Advies",
        for_whom="x",
        gets="x",
        price="free",
        changed_at=NOW,
    )
    asked = ServiceRequest.objects.create(
        service=service,
        words=f"{NAME} wil advies",
        asked_at=NOW,
        answer_by=NOW,
        moved_at=NOW,
        **known,
    )
    Quotation.objects.create(
        request=asked, state="accepted", valid_until=NOW, token_hash="offerte", made_at=NOW,
        sent_at=NOW, answered_at=NOW, answered_by=NAME,
    )  # fmt: skip
    Invoice.objects.create(
        centre=centre, person=person, buyer_name="Koor", buyer_email="koor@example.org", about="x",
        made_at=NOW,
    )  # fmt: skip
    file = Relation.objects.create(kind="press", body="Krant", made_at=NOW, last_on=NOW, **known)
    file.talks.create(held_on=NOW, words=f"{NAME} schrijft", told_by="An", told_at=NOW)
    file.follow_ups.create(what=f"Bel {NAME}", due_on=NOW, owner=StaffFactory(centre=centre))


def agree(person):
    """Give somebody a row in every table of agreements: a link of the partner, and a signature."""
    it = agreement(person.registrations.first().centre, "signals_heard")
    count_agreements()
    offered(it)
    contact, token = invited(it, "partner@example.org")
    type(contact).objects.filter(pk=contact.pk).update(person=person, email=EMAIL, name=NAME)
    sign_quarter(contact, FIRST, NAME, token=token, by=ANONYMOUS, at=NOW)


def give_account(user, centre):
    """Let somebody say that a report of a centre stands."""
    told = write_account(centre, year=2026, by=Actor(staff_of=frozenset({centre.pk})), at=NOW)
    told.approvals.create(user=user, name=NAME, said_at=NOW)


def learn(person):
    """Give somebody a row in every table of courses."""
    taught = run_of_course()
    row = EnrolmentFactory(run=taught, person=person, name=NAME, address=EMAIL)
    CourseNeed.objects.create(enrolment=row, text=f"{NAME} zit in een rolstoel")
    Attendance.objects.create(enrolment=row, session=taught.sessions.first(), was_there=True)
    Certificate.objects.create(
        enrolment=row, number="QUERIDA234", name=NAME, facts={"course": "Zingen"}, issued_at=NOW
    )


def grow(person):
    """Give somebody a row in every table of tracks: a mentor, a pupil and who guides one."""
    school = OrganisationFactory(kind="school")
    track = Track.objects.create(
        code="mas", name_nl="x", name_en="x", hours=30, age_min=12, source="x", checked_on=NOW
    )
    group = Group.objects.create(
        school=school, track=track, name="3B", level="havo", region="north", hours=30,
        lesson_hours=6, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 1), mentor=person, made_at=NOW,
    )  # fmt: skip
    pupil = Pupil.objects.create(
        group=group, person=person, name=NAME, email=EMAIL, born_on=date(2012, 1, 1), number="17",
        guardian_name=f"Ouder van {NAME}", guardian_email="ouder@example.org", side_job=[1] * 7,
    )  # fmt: skip
    place = OpportunityFactory(contact=person.coordinates.first())
    Offer.objects.create(
        opportunity=place,
        told_by=person,
        levels=["havo"],
        supervisor=NAME,
        programme="x",
        made_at=NOW,
    )
    Internship.objects.create(
        pupil=pupil, opportunity=place, provider=place.organisation, asked_at=NOW, why=f"{NAME} wil",
        reason="x", reflection=f"{NAME} leerde", assessment=f"{NAME} was op tijd",
    )  # fmt: skip
    Told.objects.create(
        internship=pupil.internships.get(), media_type="image/jpeg", words=f"{NAME} schenkt", told_at=NOW,
        file=ContentFile(NAME.encode(), name="foto.jpg"),
    )  # fmt: skip
    portfolio = Portfolio.objects.create(
        centre=school.centre, person=person, goal=f"{NAME} wil", plan=f"{NAME} leert", begun_at=NOW,
    )  # fmt: skip
    Claim.objects.create(
        portfolio=portfolio, code="listening", level=2, story=f"{NAME} luisterde",
        found_level=2, reasoning=f"{NAME} liet het zien",
    )  # fmt: skip
    portfolio.statements.create(
        organisation=place.organisation, where=f"Bij {NAME}", code="listening", token_hash="s" * 64,
        asked_at=NOW, expires_at=NOW + timedelta(days=7), answered_at=NOW, writer=f"{NAME}'s baas",
        role=f"baas van {NAME}", text=f"{NAME} luistert", kept_at=NOW,
    )  # fmt: skip
    portfolio.files.create(
        file="portfolio/x.pdf",
        name=f"{NAME}.pdf",
        media_type="application/pdf",
        size=1,
        added_at=NOW,
    )
    link = PortfolioLink.objects.create(
        portfolio=portfolio, label=f"Baas van {NAME}", token_hash="p" * 64,
        made_at=NOW, expires_at=NOW + timedelta(days=7),
    )  # fmt: skip
    link.looks.create(looked_at=NOW)
