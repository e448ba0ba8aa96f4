"""Beginning, writing, showing and submitting a plan, and keeping its questions as a template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.governance.documents.models import Document
from aanjager.governance.plans import rules
from aanjager.governance.plans.actions.taking import taken
from aanjager.governance.plans.choices.ready import READY
from aanjager.governance.plans.models import Plan, PlanTemplate, Section, TemplateSection
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

PARTS = ("key", "title", "question", "example")


@dataclass(frozen=True)
class Basis:
    """What a plan is called, for whom it is written, where and from when to when it runs."""

    title: str
    recipient: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    area: Area | None = None


@transaction.atomic
def make(
    centre: Centre,
    basis: Basis,
    template: PlanTemplate | str = "municipality",
    *,
    by: Actor,
    at: datetime,
) -> Plan:
    """Begin a plan with the questions of a ready skeleton (its name) or of a template."""
    facts = {**vars(basis), "area": basis.area or centre.area}
    plan = Plan(centre=centre, owner_id=by.user_id, made_at=at, **facts)
    rules.make(by, plan)
    rules.change(by, plan, starts=basis.starts_on, ends=basis.ends_on, area=basis.area)
    plan.save()
    Section.objects.bulk_create(
        Section(plan=plan, position=place, **part)
        for place, part in enumerate(_sections_of(template))
    )
    audit.record("plan.made", plan, by=by, at=at)
    return plan


def _sections_of(template: PlanTemplate | str) -> list[dict[str, str]]:
    if isinstance(template, PlanTemplate):
        return [{name: getattr(it, name) for name in PARTS} for it in template.sections.all()]
    english = (get_language() or "nl").startswith("en")
    return [_ready(part, english=english) for part in READY[template]["sections"]]


def _ready(part: Mapping[str, Any], *, english: bool) -> dict[str, str]:
    """Return a section; its heading is part of the plan and Dutch, its question is for who writes."""
    said = {name: part[f"{name}_en"] if english else part[name] for name in ("question", "example")}
    return {"key": part["key"], "title": part["title"], **said}


@transaction.atomic
def change(plan: Plan, basis: Basis, *, by: Actor, at: datetime) -> Plan:
    """Give a draft another title, reader, area or days; without an area it is for the whole centre."""
    plan = taken(plan)
    rules.change(by, plan, starts=basis.starts_on, ends=basis.ends_on, area=basis.area)
    facts = {**vars(basis), "area": basis.area or plan.centre.area}
    for name, value in facts.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(vars(basis)))
    audit.record("plan.changed", plan, by=by, at=at)
    return plan


@transaction.atomic
def write(plan: Plan, texts: Mapping[int, str], *, by: Actor, at: datetime) -> None:
    """Write sections of a draft: the text by the key of the section; others stay as they are."""
    plan = taken(plan)
    rules.write(by, plan)
    for section in plan.sections.filter(pk__in=texts):
        section.text = texts[section.pk].strip()
        section.save(update_fields=["text"])
    audit.record("plan.written", plan, by=by, at=at)


@transaction.atomic
def submit(plan: Plan, document: Document, *, by: Actor, at: datetime) -> Plan:
    """Say that the plan was submitted, and in which text it is frozen."""
    plan = taken(plan)
    rules.submit(by, plan)
    plan.document, plan.state, plan.submitted_at = document, Plan.State.SUBMITTED, at
    plan.save(update_fields=["document", "state", "submitted_at"])
    audit.record("plan.submitted", plan, by=by, at=at)
    return plan


@transaction.atomic
def show(plan: Plan, *, is_public: bool, by: Actor, at: datetime) -> Plan:
    """Let everybody read a submitted plan, or no longer."""
    plan = taken(plan)
    rules.show(by, plan)
    plan.is_public = is_public
    plan.save(update_fields=["is_public"])
    audit.record("plan.shown", plan, by=by, at=at, public=int(is_public))
    return plan


@transaction.atomic
def keep_template(
    plan: Plan, name: str, about: str = "", *, is_shared: bool = False, by: Actor, at: datetime
) -> PlanTemplate:
    """Keep the questions and examples of a plan as a template; never the text."""
    plan = taken(plan)
    known = PlanTemplate.objects.filter(centre=plan.centre_id, name=name.strip()).exists()
    rules.keep_template(by, plan, is_known=known)
    made = PlanTemplate.objects.create(
        centre=plan.centre, name=name.strip(), about=about.strip(), is_shared=is_shared, made_at=at
    )
    TemplateSection.objects.bulk_create(
        TemplateSection(
            template=made, position=it.position, **{part: getattr(it, part) for part in PARTS}
        )
        for it in plan.sections.all()
    )
    audit.record("plan.template_kept", plan, by=by, at=at, shared=int(is_shared))
    return made


@transaction.atomic
def share_template(template: PlanTemplate, *, is_shared: bool, by: Actor, at: datetime) -> None:
    """Let other centres use a template, or no longer; plans made with it stay as they are."""
    template = PlanTemplate.objects.select_for_update().get(pk=template.pk)
    rules.share_template(by, template)
    template.is_shared = is_shared
    template.save(update_fields=["is_shared"])
    audit.record("plan.template_shared", template, by=by, at=at, shared=int(is_shared))
