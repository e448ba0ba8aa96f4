"""What is filled in while making a tree; nothing is saved here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.learning.trees.choices import Kind, Op, PaperKind
from aanjager.learning.trees.rules import speaking
from aanjager.learning.trees.rules.calculations import CALCULATIONS
from aanjager.learning.trees.rules.shape import (
    LONG,
    Branch,
    Conclusion,
    Next,
    Option,
    PaperText,
    Script,
    Source,
    Step,
    free_key,
    safe_address,
)

ROWS = 6  # branches of one question that can be filled in


class TextForm(forms.Form):
    """What stands above a tree."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120)
    intro = forms.CharField(
        label=gettext_lazy("Inleiding"), max_length=LONG, widget=forms.Textarea({"rows": 4})
    )


class ScriptForm(TextForm):
    """The same, and with which question a walk begins."""

    start = forms.ChoiceField(label=gettext_lazy("Eerste vraag"), required=False)

    def __init__(self, *args: Any, script: Script, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _lead(self.fields["start"], [(it.key, it.question) for it in script.steps])


class FileForm(forms.Form):
    """A tree that comes in as a file."""

    name = forms.SlugField(
        label=gettext_lazy("Naam in het adres"),
        max_length=40,
        help_text=gettext_lazy("Kleine letters en streepjes, zoals kamp-organiseren."),
    )
    file = forms.FileField(label=gettext_lazy("Bestand met een wegwijzer"))


class EnglishForm(forms.Form):
    """The English text beside each of these Dutch ones; empty takes it away."""

    def __init__(
        self, *args: Any, texts: Sequence[str], known: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {f"t{number}": it for number, it in enumerate(texts)}
        for name, it in self.texts.items():
            self.fields[name] = forms.CharField(
                label=format_html('<span lang="nl">{}</span>', it),
                initial=known.get(it, ""), required=False, max_length=LONG,
                widget=forms.Textarea({"rows": min(12, 2 + len(it) // 90), "lang": "en"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """An English text names the same numbers and answers as the Dutch one."""
        said: dict[str, Any] = super().clean() or {}
        for name, it in self.texts.items():
            if said.get(name) and not speaking.fits(it, said[name]):
                self.add_error(name, _("Zet er dezelfde getallen en antwoorden in, zoals [wet:…]."))
        return said

    @property
    def words(self) -> dict[str, str]:
        """The English text by the Dutch one."""
        return {it: self.cleaned_data[name] for name, it in self.texts.items()}


def _choose(field: forms.Field, choices: Iterable[tuple[str, Any]], none: str = "–") -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", none), *choices]


def _lead(field: forms.Field, parts: Iterable[tuple[str, Any]], none: str = "–") -> None:
    """A question or conclusion to choose, in the words of the tree, which are Dutch."""
    _choose(field, parts, none)
    field.widget.attrs["lang"] = speaking.DUTCH


class StepForm(forms.Form):
    """A question with its answers and where each of them leads."""

    question = forms.CharField(label=gettext_lazy("Vraag"), max_length=300)
    hint = forms.CharField(label=gettext_lazy("Uitleg"), max_length=1000, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Soort antwoord"), choices=Kind.choices)
    options = forms.CharField(
        label=gettext_lazy("Antwoorden om uit te kiezen"),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONG,
        required=False,
        help_text=gettext_lazy("Elk op een regel: korte naam | wat er staat."),
    )
    least = forms.IntegerField(
        label=gettext_lazy("Kleinste getal"), required=False, min_value=-(10**9), max_value=10**9
    )
    most = forms.IntegerField(
        label=gettext_lazy("Grootste getal"), required=False, min_value=-(10**9), max_value=10**9
    )
    calculation = forms.ChoiceField(
        label=gettext_lazy("Berekening"),
        required=False,
        choices=[("", "–"), *((name, name) for name in CALCULATIONS)],
    )
    reads = forms.CharField(
        label=gettext_lazy("Wat de berekening leest"),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONG,
        required=False,
        help_text=gettext_lazy("Elk op een regel: woord | naam van de vraag."),
    )
    otherwise = forms.ChoiceField(label=gettext_lazy("Anders verder naar"), required=False)

    def __init__(self, data: Any, *, script: Script, step: Step | None) -> None:
        super().__init__(data, initial=_known(step) if step else None)
        self.step, self.script = step, script
        self.taken = script.keys
        parts = [(it.key, it.question) for it in script.steps]
        parts += [(it.key, f"→ {it.title}") for it in script.conclusions]
        _lead(self.fields["otherwise"], parts)
        for row in range(ROWS):
            asked = forms.ChoiceField(label=_("Als het antwoord op"), required=False)
            _lead(asked, [(it.key, it.question) for it in script.steps], _("deze vraag"))
            op = forms.ChoiceField(label=_("Vergelijking"), required=False)
            _choose(op, Op.choices)
            value = forms.CharField(
                label=_("Waarde"), max_length=300, required=False,
                help_text=_("Ja of nee, een getal, een antwoord uit de lijst, of [wet:naam]."),
            )  # fmt: skip
            to = forms.ChoiceField(label=_("Dan verder naar"), required=False)
            _lead(to, parts)
            named = {"step": asked, "op": op, "value": value, "to": to}
            self.fields |= {f"{name}_{row}": field for name, field in named.items()}

    @property
    def rows(self) -> list[list[Any]]:
        """The fields of each branch together."""
        return [[self[f"{n}_{row}"] for n in ("step", "op", "value", "to")] for row in range(ROWS)]

    @property
    def plain(self) -> list[Any]:
        """The fields before the branches."""
        names = ("question", "hint", "kind", "options", "least", "most", "calculation", "reads")
        return [self[name] for name in names]

    def clean_options(self) -> list[Option]:
        """Read a line for each answer; without a short name one is made."""
        made: list[Option] = []
        for line in _lines(self.cleaned_data["options"]):
            key, sep, label = line.partition("|")
            wanted = free_key(key if sep else line, {it.key for it in made})
            made.append(Option(wanted, (label if sep else line).strip()[:300]))
        return made

    def clean_reads(self) -> dict[str, str]:
        """Read a line for each word of the calculation."""
        pairs = (line.partition("|") for line in _lines(self.cleaned_data["reads"]))
        return {name.strip()[:40]: key.strip()[:40] for name, _sep, key in pairs}

    def clean(self) -> dict[str, Any]:
        """A branch is whole, or empty; an answer may be written as it reads."""
        said: dict[str, Any] = super().clean() or {}
        for row in range(ROWS):
            op, to = said.get(f"op_{row}"), said.get(f"to_{row}")
            if to and not op:
                self.add_error(f"op_{row}", _("Kies hoe je het antwoord vergelijkt."))
            if op and not to and f"to_{row}" in said:
                self.add_error(f"to_{row}", _("Kies waar dit antwoord heen leidt."))
            said[f"value_{row}"] = self._key(said, row)
        return said

    def _key(self, said: dict[str, Any], row: int) -> str:
        """The short names of the answers that were written as they read on screen."""
        asked = self.script.step(said.get(f"step_{row}") or "")
        kind, options = said.get("kind", ""), said.get("options") or []
        step = asked or Step("", kind=kind, question="", options=options)
        keys = {said.lower(): it.key for it in step.choices for said in (it.label, it.key)}
        typed = str(said.get(f"value_{row}") or "").removeprefix("[").removesuffix("]").strip()
        return keys.get(typed.lower(), typed)

    def part(self) -> Step:
        """Return the question that was filled in."""
        said = self.cleaned_data
        branches = [
            Branch(said[f"to_{row}"], said[f"op_{row}"], said[f"value_{row}"], said[f"step_{row}"])
            for row in range(ROWS)
            if said[f"op_{row}"]
        ]
        if said["otherwise"]:
            branches.append(Branch(said["otherwise"]))
        key = self.step.key if self.step else free_key(said["question"], self.taken)
        names = ("kind", "question", "hint", "options", "least", "most", "calculation", "reads")
        return Step(key, **{name: said[name] for name in names}, branches=branches)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:60]


def _known(step: Step) -> dict[str, Any]:
    """A question as it stands in its form."""
    facts: dict[str, Any] = {
        **vars(step),
        "options": "\n".join(f"{it.key} | {it.label}" for it in step.options),
        "reads": "\n".join(f"{name} | {key}" for name, key in step.reads.items()),
        "otherwise": next((it.to for it in step.branches if not it.op), ""),
    }
    for row, branch in enumerate(it for it in step.branches if it.op):
        facts |= {f"{name}_{row}": value for name, value in vars(branch).items()}
    return facts


class ConclusionForm(forms.Form):
    """A conclusion with its sources, what to do next, and what to print."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=300)
    text = forms.CharField(
        label=gettext_lazy("Tekst"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy(
            "Een getal uit de wet zet je erin als [wet:naam], een antwoord als [antwoord:vraag]."
        ),
    )
    is_no_advice = forms.BooleanField(
        label=gettext_lazy("Zet erbij: dit is informatie, geen advies"), required=False
    )
    sources = forms.CharField(
        label=gettext_lazy("Bronnen"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 3}),
        required=False,
        help_text=gettext_lazy("Elk op een regel: naam | adres | dag waarop je keek (23-11-2026)."),
    )
    nexts = forms.CharField(
        label=gettext_lazy("Wat nu"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 3}),
        required=False,
        help_text=gettext_lazy("Elk op een regel: wat iemand kan doen | adres."),
    )
    paper_kind = forms.ChoiceField(
        label=gettext_lazy("Om te printen"), required=False, choices=[("", "–"), *PaperKind.choices]
    )
    paper_title = forms.CharField(
        label=gettext_lazy("Titel van de brief of lijst"), max_length=300, required=False
    )
    paper_text = forms.CharField(
        label=gettext_lazy("Tekst van de brief of lijst"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 8}),
        required=False,
        help_text=gettext_lazy("Een regel om in te vullen zet je erin als [invul:naam]."),
    )

    def __init__(self, data: Any, *, script: Script, step: Conclusion | None) -> None:
        super().__init__(data, initial=_shown(step) if step else {"is_no_advice": True})
        self.conclusion, self.taken = step, script.keys

    def clean_sources(self) -> list[Source]:
        """Read a line for each source."""
        made = []
        for line in _lines(self.cleaned_data["sources"]):
            name, url, day = (*(it.strip() for it in line.split("|")), "", "")[:3]
            try:
                made.append(
                    Source(name[:300], safe_address(url[:300]), forms.DateField().clean(day))
                )
            except (ValueError, ValidationError) as no:
                text = _(
                    "Deze regel klopt niet: ‘%(line)s’. Schrijf: naam | adres | dag, zoals 23-11-2026."
                )
                raise ValidationError(text % {"line": line[:80]}) from no
        return made

    def clean_nexts(self) -> list[Next]:
        """Read a line for each thing to do."""
        made = []
        for line in _lines(self.cleaned_data["nexts"]):
            text, _sep, url = (it.strip() for it in line.partition("|"))
            try:
                made.append(Next(text[:300], safe_address(url[:300]) if url else ""))
            except ValueError as no:
                raise ValidationError(
                    _("Schrijf een adres als /pagina/ of https://site.nl/.")
                ) from no
        return made

    def part(self) -> Conclusion:
        """Return the conclusion that was filled in."""
        said = self.cleaned_data
        key = self.conclusion.key if self.conclusion else free_key(said["title"], self.taken)
        paper = PaperText(said["paper_kind"], said["paper_title"], said["paper_text"])
        return Conclusion(
            key, said["title"], said["text"], said["is_no_advice"], said["sources"], said["nexts"],
            paper if said["paper_kind"] else None,
        )  # fmt: skip


def _shown(it: Conclusion) -> dict[str, Any]:
    """A conclusion as it stands in its form."""
    facts: dict[str, Any] = {
        **vars(it),
        "sources": "\n".join(f"{s.name} | {s.url} | {s.checked_on:%d-%m-%Y}" for s in it.sources),
        "nexts": "\n".join(f"{n.text} | {n.url}".rstrip(" |") for n in it.nexts),
    }
    if it.paper:
        facts |= {f"paper_{name}": value for name, value in vars(it.paper).items()}
    return facts
