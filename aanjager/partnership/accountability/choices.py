"""The chapters of a report: what auditors of a funder look at (field.md 1.6), and what people ask for."""

from django.utils.translation import gettext_lazy as _

TASKS, PROCESSES, FIGURES, QUALITY = "tasks", "processes", "figures", "quality"
STORIES, SIGNALS, RESEARCH, MONEY = "stories", "signals", "research", "money"

CHAPTERS = {
    TASKS: _("Wat we zouden doen"),
    PROCESSES: _("Hoe we werken"),
    FIGURES: _("Afspraken en cijfers"),
    QUALITY: _("Kwaliteit, per basisfunctie"),
    STORIES: _("Verhalen"),
    SIGNALS: _("Wat mensen ons vertelden"),
    RESEARCH: _("Wat we onderzochten"),
    MONEY: _("Geld"),
}
LEAST = 5  # people: a smaller number could point at somebody (field.md 6.10)
MOST_WORDS = 1200  # signs of one sentence by hand
MOST_STORIES = 12
EARLIEST_YEAR = 2000
