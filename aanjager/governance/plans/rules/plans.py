"""Who makes and changes a plan, and when it can be submitted."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.governance.plans.choices import MOST_PARTS
from aanjager.governance.plans.models import Activity, Plan, PlanTemplate, Share
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def works(actor: Actor, plan: Plan) -> None:
    """Staff of the centre whose plan it is."""
    if not actor.works_for(plan):
        raise Refused(_("Dit plan schrijven de mensen van de centrale die het maakt."))


def drafting(actor: Actor, plan: Plan) -> None:
    """Staff change a plan until it is submitted."""
    works(actor, plan)
    if not plan.is_draft:
        raise Refused(
            _("Dit plan is ingediend en verandert niet meer. Dien een wijzigingsvoorstel in.")
        )


def make(actor: Actor, plan: Plan) -> None:
    """Staff begin a plan for their centre."""
    works(actor, plan)


def change(
    actor: Actor, plan: Plan, *, starts: date | None = None, ends: date | None = None,
    area: Area | None = None,
) -> None:  # fmt: skip
    """Staff change title, dates, for whom and where, as long as it is a draft; where is their area."""
    drafting(actor, plan)
    if starts and ends and ends < starts:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if area and plan.centre.area_id not in {area.pk, *area.ancestor_ids}:
        raise Refused(
            _("Dit gebied hoort niet bij de centrale. Kies een wijk of buurt daarbinnen.")
        )


def write(actor: Actor, plan: Plan) -> None:
    """Staff write the sections of a draft."""
    drafting(actor, plan)


def plan_activity(
    actor: Actor, plan: Plan, *, starts: date | None = None, ends: date | None = None
) -> None:
    """An activity has a first and a last day, in that order, within those of the plan."""
    drafting(actor, plan)
    if not starts or not ends:
        return
    if ends < starts:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if (plan.starts_on and starts < plan.starts_on) or (plan.ends_on and ends > plan.ends_on):
        raise Refused(_("Deze dagen liggen buiten het plan. Verander eerst de dagen van het plan."))


def drop_activity(actor: Actor, activity: Activity) -> None:
    """Staff take an activity out of a draft."""
    drafting(actor, activity.plan)


def add_partner(actor: Actor, plan: Plan, *, is_known: bool = False) -> None:
    """A partner stands in a draft once."""
    drafting(actor, plan)
    if is_known:
        raise Refused(_("Deze partner staat er al."))


def drop_partner(actor: Actor, plan: Plan) -> None:
    """Staff take a partner out of a draft."""
    drafting(actor, plan)


def ask_share(
    actor: Actor, plan: Plan, centre: Centre | None = None, *, parts: int = 1
) -> None:  # fmt: skip
    """Staff ask an open centre for a share of whole parts; a changed share is asked anew."""
    drafting(actor, plan)
    if centre and not centre.is_open:
        raise Refused(_("%(centre)s doet nu niet mee.") % {"centre": centre.name})
    if not 0 < parts <= MOST_PARTS:
        raise Refused(_("Kies een heel aantal delen van 1 tot en met %(n)s.") % {"n": MOST_PARTS})


def answer_share(actor: Actor, share: Share) -> None:
    """The centre that was asked says yes or no, once."""
    if not actor.works_for(share):
        raise Refused(_("Hierover beslist de centrale die gevraagd is."))
    if share.state != Share.State.ASKED:
        raise Refused(_("Jullie gaven al antwoord."))
    if not share.plan.is_draft:
        raise Refused(_("Dit plan is al ingediend."))


def drop_share(actor: Actor, share: Share, *, others: int = 0) -> None:
    """Staff take a share out of a draft; the own one goes last."""
    drafting(actor, share.plan)
    if share.centre_id == share.plan.centre_id and others:
        raise Refused(_("Haal eerst de andere centrales eruit."))


def submit(actor: Actor, plan: Plan) -> None:
    """A plan is submitted once; what it must hold by then is judged where it is handed in."""
    works(actor, plan)
    if not plan.is_draft:
        raise Refused(_("Dit plan is al ingediend."))


def show(actor: Actor, plan: Plan) -> None:
    """Staff decide whether everybody may read what was submitted."""
    works(actor, plan)
    if plan.is_draft:
        raise Refused(_("Een concept is nog niet te lezen. Dien het plan eerst in."))


def keep_template(actor: Actor, plan: Plan, *, is_known: bool = False) -> None:
    """Staff keep the questions of a plan as a template, under a name of its own."""
    works(actor, plan)
    if is_known:
        raise Refused(_("Er is al een sjabloon met deze naam. Kies een andere naam."))


def share_template(actor: Actor, template: PlanTemplate) -> None:
    """Staff decide whether other centres may use their template."""
    if not actor.works_for(template):
        raise Refused(_("Dit sjabloon is van een andere centrale."))
