"""The addresses where a plan is written: text, what is done, and money."""

from django.urls import path

from aanjager.governance.plans.views import budget, doing, writing

app_name = "plans"
ONE = "balie/plannen/<int:pk>/"
urlpatterns = [
    path("balie/plannen/sjablonen/", writing.templates, name="templates"),
    path(f"{ONE}wijzigen/", writing.edit, name="edit"),
    path(f"{ONE}schrijven/", writing.write, name="write"),
    path(f"{ONE}sjabloon/", writing.keep_template, name="keep_template"),
    path(f"{ONE}weg/", doing.drop, name="drop"),
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
]
