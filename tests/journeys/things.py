"""Centre Noord with things in it, so that no page of a journey stands empty."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth as recovery_codes
from allauth.mfa.totp.internal import auth as totp

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.commitments.queries import token_of as commitment_token
from aanjager.assembly.registrations.tests.factories import InvitationFactory, link_token
from aanjager.community.centres.models import Visit
from aanjager.community.invoices.tests.factories import sent as sent_invoice
from aanjager.community.invoices.tests.factories import token_of as invoice_token
from aanjager.community.organisations.models import Organisation, Screening, Statement
from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.people import actions as people
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.places.models import Area
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.models import Theme
from aanjager.community.ties.tests.factories import invitation as personal_invitation
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.asks.queries import ask_path as ask_path
from aanjager.exchange.brokerage.models import Proposal
from aanjager.exchange.imports import actions as imports
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.matching.queries.saved import stop_path as unsubscribe_path
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.models import Screening as Decision
from aanjager.exchange.opportunities.queries import answer_path
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome, Template
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.governance.services.tests.factories import quoted
from aanjager.governance.submissions.actions import make_link
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.signing.tests.factories import link_of
from aanjager.learning.signing.tests.factories import sent as sent_paper
from aanjager.outreach.action_days.models import SignUp
from aanjager.outreach.exchange_floor.models import DealSide, Post
from aanjager.outreach.surveys.tests.factories import opened, survey
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.introductions.models import Party
from aanjager.participation.welcomes.models import Welcome
from aanjager.partnership.agreements.tests.factories import agreement, invited
from aanjager.trust.letters.actions import Sender, To, write
from tests.doors.of_portfolios import NOT_OF_DAAN
from tests.doors.world import World

SHEET = (
    "titel;omschrijving;organisatie;postcode\n"
    "Koffie schenken;Je schenkt koffie.;Buurthuis 't Anker;3801\n"
    ";Zonder titel.;Buurthuis 't Anker;3801\n"
)


def token_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


class FullTown(World):
    """The world of the doors, with lists that hold something and every state that a page shows."""

    def __init__(self, cast) -> None:
        super().__init__(cast)
        self.now = datetime.now(UTC)
        self.noord, self.body = cast.noord, cast.buurthuis
        Area.objects.filter(pk=self.noord.area_id).update(name="Lindeveen")
        PostcodeFactory(digits="3801", area=self.noord.area)
        self.theme = Theme.objects.order_by("pk").first()
        self.of_organisations()
        self.of_opportunities()
        self.of_people()
        self.of_asks()
        self.of_reactions()
        self.of_the_centre()
        self.of_signing_in()

    def portfolio_for(self, name):
        """Of Daan one portfolio runs at a time: he describes, and Cora reads along."""
        if name in NOT_OF_DAAN:
            return super().portfolio_for(name)
        return self.once("portfolio", lambda: super(FullTown, self).portfolio_for("claim"))

    def of_organisations(self) -> None:
        for status in Organisation.Status.values:
            OrganisationFactory(centre=self.noord, name=f"Stichting {status}", status=status)
        Statement.objects.create(
            organisation=self.body,
            kind="liability",
            valid_from=self.now.date(),
            seen_on=self.now.date(),
        )
        self.waiting_body = Organisation.objects.get(status="registered")
        self.appealed = Screening.objects.create(
            organisation=OrganisationFactory(centre=self.noord, name="Koor", status="refused"),
            outcome="refused",
            reason="Nog geen verzekering.",
            decided_at=self.now - timedelta(days=3),
            decided_by=self.cast.bram,
            decider_name="Bram",
            appeal="Die is er wel.",
            appealed_at=self.now,
        )

    def of_opportunities(self) -> None:
        facts = {"organisation": self.body, "area": self.noord.area, "made_at": self.now}
        for number in range(3):
            open_one = OpportunityFactory(
                **facts,
                open=True,
                stands=True,
                title=f"Soep koken {number}",
                guidance="Je kookt samen met Cora.",
                offers="Een warme maaltijd.",
                when_text="Op zaterdag",
                hours=3,
                places=4,
                starts_on=self.now.date() + timedelta(days=20),
            )
            open_one.themes.add(self.theme)
        for status in set(Opportunity.Status.values) - {"open"}:
            OpportunityFactory(**facts, status=status, title=f"Wandelen ({status})")
        self.submitted = Opportunity.objects.get(status="submitted")
        self.refused = Opportunity.objects.get(status="refused")
        Decision.objects.create(
            opportunity=self.refused,
            outcome="refused",
            reason="Dit is werk voor een betaalde kracht.",
            decided_at=self.now - timedelta(days=2),
            decided_by=self.cast.anna,
            decider_name="Anna",
        )

    def of_people(self) -> None:
        self.on_paper = PersonFactory(user=None, name="Truus", email="", phone="0528 123456")
        RegistrationFactory(person=self.on_paper, centre=self.noord)
        self.daan.themes.add(self.theme)
        anna = Actor(user_id=self.cast.anna.pk, staff_of=frozenset({self.noord.pk}))
        for person in (self.daan, self.on_paper):
            people.open_file(person, by=anna, at=self.now)
        self.case()
        Proposal.objects.filter(pk=self.proposal().pk).update(is_chosen=True)

    def of_asks(self) -> None:
        self.ask = Ask.objects.create(
            opportunity=self.open, person=self.daan, wave=1, asked_at=self.now
        )
        self.search = SavedSearch.objects.create(
            person=self.daan, name="Koken", query={"wat": "koken"}, saved_at=self.now
        )

    def of_reactions(self) -> None:
        self.placement()
        for state in ("talk", "reserve", "agreed", "started"):
            made = PlacementFactory(
                opportunity=OpportunityFactory(organisation=self.body, open=True),
                person=self.daan,
                state=state,
                reacted_at=self.now - timedelta(days=2),
                answer_by=self.now + timedelta(days=3),
                answered_at=self.now - timedelta(days=1),
                agreed_at=self.now if state in ("agreed", "started") else None,
                started_on=self.now.date() if state == "started" else None,
                reserve_since=self.now if state == "reserve" else None,
                offer_until=self.now + timedelta(days=2) if state == "reserve" else None,
                offer_hash=hash_of("plek-vrij") if state == "reserve" else "",
            )
        Outcome.objects.create(
            placement=made,
            moment="three_months",
            asked_at=self.now,
            token_hash=hash_of("hoe-gaat-het"),
        )
        self.template = Template.objects.create(
            centre=self.noord,
            organisation=self.body,
            use="talk",
            name="Welkom",
            text="Dag, wat leuk.",
        )

    def of_signing_in(self) -> None:
        """Finn uses an app and reserve codes, Gerda a passkey; Cora speaks for two organisations."""
        totp.TOTP.activate(self.cast.finn, totp.generate_totp_secret())
        recovery_codes.RecoveryCodes.activate(self.cast.finn)
        self.key = Authenticator.objects.create(
            user=self.cast.gerda, type="webauthn", data={"name": "Telefoon", "credential": {}}
        )
        CoordinatorFactory(
            organisation=OrganisationFactory(centre=self.noord, name="Speeltuin"),
            person=self.cast.person(self.cast.cora),
        )

    def of_the_centre(self) -> None:
        for centre in (self.noord, self.cast.zuid):
            Visit.objects.create(
                centre=centre,
                user=self.cast.els,
                reason="Samen naar de cijfers kijken.",
                started_at=self.now - timedelta(hours=1),
                ends_at=self.now + timedelta(hours=2),
            )
        self.letter = write(
            "test",
            "things",
            To("iemand@example.org"),
            subject="Dag",
            body="Dag",
            at=self.now,
            sender=Sender(centre_id=self.noord.pk),
        )

    def reads_along(self):
        """The link of a partner that reads a draft."""
        by = Actor(user_id=self.cast.anna.pk, staff_of=frozenset({self.noord.pk}))
        until = self.now.date() + timedelta(days=14)
        return make_link(self.project_plan(), "Gemeente", until, by=by, at=self.now)[1]

    def to_sign(self) -> str:
        """The link of a paper that waits for a signature."""
        return link_of(sent_paper(self.cast.buurthuis, at=self.now).signers.get(position=1))

    def argument(self, door: str, name: str):
        """Return the value of an argument, for this town before that of the doors."""
        own = {
            ("areas:detail", "word"): lambda: "gemeente",
            ("areas:detail", "code"): lambda: self.noord.area.code,
            ("bodies:detail", "pk"): lambda: self.body.pk,
            ("opportunities:answer", "token"): lambda: token_of(answer_path(self.open)),
            ("organisations:answer_appeal", "pk"): lambda: self.appealed.pk,
            ("organisations:screen", "pk"): lambda: self.waiting_body.pk,
            ("screening:decide", "pk"): lambda: self.submitted.pk,
            ("opportunities:publish", "pk"): lambda: self.submitted.pk,
            ("opportunities:edit", "pk"): lambda: self.draft.pk,
            ("inbox:edit_template", "pk"): lambda: self.template.pk,
            ("inbox:step", "code"): lambda: "answer",
            ("aftercare:outcome", "token"): lambda: "hoe-gaat-het",
            ("ties:answer", "token"): lambda: personal_invitation(self.daan)[1],
            ("introductions:party", "token"): self.met,
            ("welcomes:tell", "token"): self.welcomed,
            ("steps:open_list", "pk"): lambda: InitiativeFactory(centre=self.noord).pk,
            ("academy:own", "token"): self.link_of_course,
            ("action_days:own", "token"): self.signed_up,
            ("exchange_floor:confirm", "token"): self.posted,
            ("exchange_floor:side", "token"): self.dealt,
            ("surveys:begin", "token"): lambda: opened(survey(self.noord)).open_code,
            ("submissions:read", "token"): self.reads_along,
            ("partner:door", "token"): lambda: invited(agreement(self.noord, "started"))[1],
            ("commitments:by_link", "token"): self.promised,
            ("invoices:read", "token"): lambda: invoice_token(sent_invoice(self.of_noord())),
            ("services:offer", "token"): lambda: quoted(self.of_noord(), at=self.now)[1],
            ("signing:answer", "token"): self.to_sign,
            ("placements:offer", "token"): lambda: "plek-vrij",
            ("asks:wave", "pk"): lambda: self.open.pk,
            ("asks:answer", "token"): lambda: token_of(ask_path(self.ask)),
            ("matching:stop_letters", "token"): lambda: token_of(unsubscribe_path(self.search)),
            ("demo:letter", "pk"): lambda: self.letter.pk,
            ("desk:edit_person", "pk"): lambda: self.on_paper.pk,
            ("mfa_edit_webauthn", "pk"): lambda: self.key.pk,
            ("mfa_remove_webauthn", "pk"): lambda: self.key.pk,
            ("registrations:invitation", "token"): self.invited,
            ("registrations:own", "token"): lambda: link_token(self.registration()),
            ("story:points_by_link", "token"): lambda: self.told(door)["followed"],
            ("screening:appeal", "pk"): lambda: self.refused.pk,
            ("screening:answer_appeal", "pk"): lambda: self.refused.pk,
        }
        if (door, name) in own:
            return own[door, name]()
        if door.startswith("inbox:"):
            return self.placement().pk
        if door.startswith("imports:"):
            return self.an_import()
        room = door.split(":")[0]
        is_known = name != "pk" or room in {"reports", "story"} or hasattr(self, f"pk_of_{room}")
        return super().argument(door, name) if is_known else 0  # 0 leads nowhere: it will show

    def promised(self) -> str:
        """The link of who promised something."""
        return commitment_token(Commitment.objects.get(pk=self.pk_of_commitments("detail")))

    def met(self) -> str:
        """The link of somebody who was introduced."""
        Party.objects.filter(
            introduction=self.pk_of_introductions("detail"), person=self.daan
        ).update(token_hash=hash_of("voorgesteld"))
        return "voorgesteld"

    def welcomed(self) -> str:
        """The link that asks somebody how the first time was."""
        Welcome.objects.create(
            answer_id=self.idea_part("coming"), on=self.now.date(), words="Tien uur",
            buddy=self.daan, arranged_at=self.now, token_hash=hash_of("eerste-keer"),
        )  # fmt: skip
        return "eerste-keer"

    def signed_up(self) -> str:
        """The link of somebody who comes to the action day."""
        SignUp.objects.filter(pk=self.day_part("sign_up_pk")).update(token_hash=hash_of("ik-kom"))
        return "ik-kom"

    def posted(self) -> str:
        """The link of what somebody posted on the exchange floor."""
        Post.objects.filter(pk=self.floor_part("post_pk")).update(
            token_hash=hash_of("mijn-plaatsing")
        )
        return "mijn-plaatsing"

    def dealt(self) -> str:
        """The link of somebody who made a deal."""
        sides = DealSide.objects.filter(deal=self.floor_part("deal_pk"), role="gives")
        sides.update(token_hash=hash_of("mijn-deal"))
        return "mijn-deal"

    def invited(self) -> str:
        """The link of an invitation to the meeting."""
        self.once("invited", lambda: InvitationFactory(meeting=self.meeting(), token="kom-je"))
        return "kom-je"

    def an_import(self) -> int:
        """A file that was brought in, with a row that was refused."""
        return self.once("import", self._bring_in).pk

    def _bring_in(self):
        source = imports.Source("vacatures.csv", BytesIO(SHEET.encode()))
        it = imports.upload(self.noord, source, profile="", by=CLOCK, at=self.now)
        it = imports.choose(it, mapping=it.mapping, options={}, by=CLOCK, at=self.now)
        imports.start(it, in_background=False, by=CLOCK, at=self.now)
        return imports.run(it, by=CLOCK, at=self.now)
