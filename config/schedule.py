"""Every job that runs by the clock, on one page: one line per job, times in UTC.

The worker (`manage.py procrastinate worker`) runs them; each job takes care to run twice unharmed.
"""

from procrastinate.contrib.django import app

from aanjager.advice.articles import jobs as articles
from aanjager.advice.assignments import jobs as assignments
from aanjager.advice.expertise import jobs as expertise
from aanjager.assembly.attendance import jobs as attendance
from aanjager.assembly.commitments import jobs as commitments
from aanjager.assembly.groups import jobs as groups
from aanjager.assembly.meetings import jobs as meetings
from aanjager.assembly.registrations import jobs as registrations
from aanjager.community.centres import jobs as centres
from aanjager.community.ties import jobs as ties
from aanjager.exchange.asks import jobs as asks
from aanjager.exchange.fading import jobs as fading
from aanjager.exchange.imports import jobs as imports
from aanjager.exchange.matching import jobs as matching
from aanjager.exchange.placements import jobs as placements
from aanjager.exchange.renewal import jobs as renewal
from aanjager.front.mine import jobs as mine
from aanjager.front.reports import jobs as reports
from aanjager.governance.citations import jobs as citations
from aanjager.governance.complaints import jobs as complaints
from aanjager.governance.relations import jobs as relations
from aanjager.governance.services import jobs as services
from aanjager.growth.build_up import jobs as build_up
from aanjager.growth.credentials import jobs as credentials
from aanjager.growth.prior_learning import jobs as prior_learning
from aanjager.growth.support_wishes import jobs as support_wishes
from aanjager.learning.academy import jobs as academy
from aanjager.learning.courses import jobs as courses
from aanjager.learning.model_texts import jobs as model_texts
from aanjager.learning.quality import jobs as quality
from aanjager.learning.signing import jobs as signing
from aanjager.learning.trees import jobs as trees
from aanjager.outreach.action_days import jobs as action_days
from aanjager.outreach.exchange_floor import jobs as exchange_floor
from aanjager.outreach.standing import jobs as standing
from aanjager.outreach.surveys import jobs as surveys
from aanjager.participation.aftercare import jobs as aftercare
from aanjager.participation.initiatives import jobs as initiatives
from aanjager.participation.introductions import jobs as introductions
from aanjager.participation.purses import jobs as purses
from aanjager.participation.steps import jobs as steps
from aanjager.participation.welcomes import jobs as welcomes
from aanjager.partnership.agreements import jobs as agreements
from aanjager.partnership.funding import jobs as funding
from aanjager.trust.letters import jobs as letters

app.periodic(cron="* * * * *")(letters.send_waiting)
app.periodic(cron="15 2 * * *")(centres.forget_letters)
app.periodic(cron="*/2 * * * *")(imports.resume)
app.periodic(cron="45 2 * * *")(imports.forget)
app.periodic(cron="40 2 * * *")(mine.keep_terms)
app.periodic(cron="25 2 * * *")(mine.forget_sessions)
app.periodic(cron="35 * * * *")(groups.forget_devices)
app.periodic(cron="5 3 * * *")(renewal.close_orphans)
app.periodic(cron="20 8 * * *")(prior_learning.statements)
app.periodic(cron="10 3 * * *")(renewal.expire)
app.periodic(cron="20 3 * * *")(renewal.warn_closing)
app.periodic(cron="30 3 * * *")(renewal.ask_still_open)
app.periodic(cron="50 2 * * *")(matching.rebuild_lexicon)
app.periodic(cron="35 2 * * *")(matching.forget_numbers)
app.periodic(cron="10 4 * * *")(matching.gather)
app.periodic(cron="0 6 * * *")(matching.tell_new)
app.periodic(cron="30 7 * * *")(asks.ask_on)
app.periodic(cron="5 7-15 * * 1-5")(placements.remind)
app.periodic(cron="10 7-15 * * 1-5")(placements.step_in)
app.periodic(cron="20 8 * * *")(aftercare.ask_outcomes)
app.periodic(cron="15 6 * * *")(initiatives.tell_followers)
app.periodic(cron="5 2 * * *")(model_texts.load)
app.periodic(cron="6 2 * * *")(quality.load)
app.periodic(cron="35 6 * * *")(quality.remind)
app.periodic(cron="59 2 * * *")(quality.forget)
app.periodic(cron="40 8 * * *")(signing.move_on)
app.periodic(cron="54 2 * * *")(signing.forget)
app.periodic(cron="25 8 * * *")(introductions.ask)
app.periodic(cron="35 8 * * *")(welcomes.ask)
app.periodic(cron="15 9 * * *")(action_days.thank)
app.periodic(cron="*/15 * * * *")(action_days.move_up)
app.periodic(cron="56 2 * * *")(action_days.forget)
app.periodic(cron="35 8 * * *")(exchange_floor.ask)
app.periodic(cron="58 2 * * *")(exchange_floor.forget)
app.periodic(cron="20 6 * * *")(steps.warn)
app.periodic(cron="20 7-15 * * 1-5")(assignments.lapse)
app.periodic(cron="49 2 * * *")(assignments.forget)
app.periodic(cron="48 2 * * *")(services.forget)
app.periodic(cron="52 2 * * *")(relations.forget)
app.periodic(cron="30 6 * * *")(funding.remind)
app.periodic(cron="57 2 * * *")(complaints.forget)
app.periodic(cron="54 2 * * *")(credentials.forget_links)
app.periodic(cron="56 2 * * *")(support_wishes.forget_drafts)
app.periodic(cron="57 2 * * *")(build_up.forget_drafts)
app.periodic(cron="20 8 * * *")(build_up.remind)
app.periodic(cron="2 0 * * *")(surveys.close)
app.periodic(cron="35 8 * * *")(surveys.remind)
app.periodic(cron="40 8 * * *")(standing.ask)
app.periodic(cron="25 6 * * *")(citations.tell)
app.periodic(cron="55 2 * * *")(steps.erase)
app.periodic(cron="50 3 2 1 *")(purses.forget)
app.periodic(cron="25 * * * *")(placements.offer_places)
app.periodic(cron="30 1 * * *")(placements.forget_unsent)
app.periodic(cron="35 1 * * *")(fading.fade)
app.periodic(cron="40 1 * * *")(placements.measure)
app.periodic(cron="42 1 * * *")(ties.tidy)
app.periodic(cron="10 1 * * *")(agreements.refresh)
app.periodic(cron="*/5 * * * *")(meetings.move_on)
app.periodic(cron="*/10 * * * *")(registrations.send_invitations)
app.periodic(cron="*/5 * * * *")(registrations.move_queue)
app.periodic(cron="30 8 * * *")(registrations.remind)
app.periodic(cron="15 3 * * *")(registrations.tidy)
app.periodic(cron="25 3 * * *")(attendance.note_absent)
app.periodic(cron="40 6 * * *")(commitments.remind)
app.periodic(cron="50 1 * * *")(reports.forget_authors)
app.periodic(cron="15 4 3 * *")(reports.check_links)
app.periodic(cron="45 6 1 * *")(trees.remind)
app.periodic(cron="*/5 * * * *")(courses.move_queue)
app.periodic(cron="0 6 * * *")(courses.decide)
app.periodic(cron="30 8 * * *")(courses.remind)
app.periodic(cron="10 6 * * *")(academy.finish)
app.periodic(cron="2-59/5 * * * *")(academy.pass_by)
app.periodic(cron="59 2 * * *")(academy.forget)
app.periodic(cron="4 3 * * *")(courses.forget)
app.periodic(cron="15 7-15 * * 1-5")(expertise.watch)
app.periodic(cron="35 6 * * *")(articles.keep_right)
app.periodic(cron="53 2 * * *")(expertise.tidy)
