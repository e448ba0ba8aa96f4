"""The tables of surveys.

Answers come first: when somebody leaves, their own words are emptied before the link to them goes.
"""

from aanjager.participation.surveys.models.answers import (
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
)
from aanjager.participation.surveys.models.questionnaire import (
    Choice,
    Question,
    Section,
    Survey,
    Wave,
)
from aanjager.participation.surveys.models.release import Approval, Cell, Release

__all__ = [
    "Approval",
    "Cell",
    "Choice",
    "Question",
    "Release",
    "Section",
    "Survey",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyResponse",
    "Wave",
]
