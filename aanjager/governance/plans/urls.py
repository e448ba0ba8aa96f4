"""The addresses of plans: at the desk, for everybody, and behind a partner's link."""

from django.urls import path

from aanjager.governance.plans.views import budget, desk, doing, evidence, reading

app_name = "plans"
ONE = "balie/plannen/<int:pk>/"
urlpatterns = [
    path("balie/plannen/", desk.overview, name="overview"),
    path("balie/plannen/nieuw/", desk.new, name="new"),
    path("balie/plannen/sjablonen/", desk.templates, name="templates"),
    path(ONE, desk.detail, name="detail"),
    path(f"{ONE}wijzigen/", desk.edit, name="edit"),
    path(f"{ONE}schrijven/", desk.write, name="write"),
    path(f"{ONE}indienen/", desk.hand_in, name="hand_in"),
    path(f"{ONE}tonen/", desk.show, name="show"),
    path(f"{ONE}sjabloon/", desk.keep_template, name="keep_template"),
    path(f"{ONE}meenemen/plan.<str:form>", desk.take, name="take"),
    path(f"{ONE}weg/", doing.drop, name="drop"),
    path(f"{ONE}bewijs/", evidence.overview, name="evidence"),
    path(f"{ONE}doen/", doing.overview, name="doing"),
    path(f"{ONE}doen/activiteit/", doing.activity, name="add_activity"),
    path(f"{ONE}doen/activiteit/<int:thing>/", doing.activity, name="activity"),
    path(f"{ONE}doen/partner/", doing.add_partner, name="add_partner"),
    path(f"{ONE}doen/samen/", doing.ask_share, name="ask_share"),
    path(f"{ONE}doen/samen/antwoord/", doing.answer_share, name="answer_share"),
    path(f"{ONE}geld/", budget.overview, name="budget"),
    path(f"{ONE}geld/post/", budget.line, name="add_line"),
    path(f"{ONE}geld/post/<int:thing>/", budget.line, name="line"),
    path(f"{ONE}geld/post/<int:thing>/betaler/", budget.cover, name="cover"),
    path(f"{ONE}geld/verdelen/", budget.spread, name="spread"),
    path(f"{ONE}geld/antwoord/<int:thing>/", budget.answer_coverage, name="answer_coverage"),
    path(f"{ONE}meelezen/", reading.readers, name="readers"),
    path(f"{ONE}meelezen/<int:thing>/stop/", reading.revoke, name="revoke"),
    path(f"{ONE}meelezen/<int:thing>/antwoord/", reading.answer, name="answer_comment"),
    path("meelezen/<str:token>/", reading.read, name="read"),
    path("plannen/", reading.shown, name="shown"),
    path("plannen/<int:pk>/", reading.shown_one, name="shown_one"),
    path("plannen/<int:pk>/plan.pdf", reading.pdf, name="pdf"),
]
