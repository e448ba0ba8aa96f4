"""The tables of surveys.

Answers come first: when somebody leaves, their own words are emptied before the link to them goes.
"""

from aanjager.outreach.surveys.models.answers import (
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
)
from aanjager.outreach.surveys.models.questionnaire import (
    Choice,
    Question,
    Section,
    Survey,
    Wave,
    said,
)

__all__ = [
    "Choice",
    "Question",
    "Section",
    "Survey",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyResponse",
    "Wave",
    "said",
]
