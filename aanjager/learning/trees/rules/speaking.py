"""A tree in another language: each Dutch text has its English one beside it, and is found by itself.

A text that changes in Dutch has no English one any more, so that no old translation stays. A tree is
shown in English when every text of it has one; until then it is shown in Dutch, whole.
"""

from collections.abc import Mapping
from dataclasses import replace

from aanjager.learning.trees.rules.shape import Conclusion, Script, Step
from aanjager.learning.trees.rules.texts import places

DUTCH, ENGLISH = "nl", "en"


def texts(script: Script) -> list[str]:
    """Every text of a tree that people read, each once, in the order in which it is met."""
    found = [script.title, script.intro]
    for step in script.steps:
        found += [step.question, step.hint, *(it.label for it in step.options)]
    for it in script.conclusions:
        paper = [it.paper.title, it.paper.text] if it.paper else []
        found += [it.title, it.text, *(one.text for one in it.nexts), *paper]
    return list(dict.fromkeys(it for it in found if it))


def missing(script: Script) -> list[str]:
    """The texts that have no English one yet, or one in which other places are filled in."""
    said = script.english
    return [it for it in texts(script) if not said.get(it) or not fits(it, said[it])]


def fits(text: str, english: str) -> bool:
    """Both name the same numbers of the law, answers and outcomes; what is filled in by hand may differ."""
    ours, theirs = ({it for it in places(one) if it.kind != "invul"} for one in (text, english))
    return ours == theirs


def translated(script: Script, words: Mapping[str, str]) -> Script:
    """The tree with these English texts; an empty one is taken away, one of no text here left out."""
    clean = {it: said.replace("\r\n", "\n").strip() for it, said in words.items()}
    both = {**script.english, **clean}
    return replace(script, english={it: both[it] for it in texts(script) if both.get(it)})


def spoken(script: Script, language: str | None) -> tuple[Script, str]:
    """The tree as it is said in this language, and the language that it is said in."""
    if language != ENGLISH or missing(script):
        return script, DUTCH
    said = script.english
    return replace(
        script,
        title=said[script.title],
        intro=_said(said, script.intro),
        steps=[_step(it, said) for it in script.steps],
        conclusions=[_conclusion(it, said) for it in script.conclusions],
    ), ENGLISH


def _said(words: Mapping[str, str], text: str) -> str:
    return words[text] if text else ""


def _step(it: Step, said: Mapping[str, str]) -> Step:
    options = [replace(one, label=_said(said, one.label)) for one in it.options]
    question, hint = _said(said, it.question), _said(said, it.hint)
    return replace(it, question=question, hint=hint, options=options)


def _conclusion(it: Conclusion, said: Mapping[str, str]) -> Conclusion:
    paper = it.paper
    if paper:
        paper = replace(paper, title=_said(said, paper.title), text=_said(said, paper.text))
    nexts = [replace(one, text=_said(said, one.text)) for one in it.nexts]
    title, text = _said(said, it.title), _said(said, it.text)
    return replace(it, title=title, text=text, nexts=nexts, paper=paper)
