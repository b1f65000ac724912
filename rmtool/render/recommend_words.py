"""What a recommendation says in sentences: the stage of life, an option as one says it, the question, the counts."""

from collections.abc import Mapping
from datetime import date

from rmtool.render import labels
from rmtool.render.recommend_reasons import phrase_of
from rmtool.render.unsuitable import HELD_BACK
from rmtool.rules.life_stage import LifeStage
from rmtool.rules.recommend.option import Option
from rmtool.text import _, mark

# D28: the client decides; no superlative, no product put first.
ASK = mark("Which of these suits you better as things stand now?")
# What the manager is told of an option, and says to nobody.
_FOR_THE_MANAGER = frozenset({"feature_insured"})


def stage_words(stage: LifeStage, today: date) -> str:
    """Return the evidence for a stage of life: `38, one child aged 6`; a guess says that it is one."""
    words = _(", ").join(phrase_of(reason, today) for reason in stage.reasons)
    said = stage.sure or any(reason.code == "stage_family_unknown" for reason in stage.reasons)
    return words if said else _("{words} (not sure: ask)").format(words=words)


def said(option: Option, today: date) -> str:
    """Return the option as one says it: the client's need, the features that answer it, the bank's approved words."""
    told = [one for one in option.features if one.code not in _FOR_THE_MANAGER]
    features = _(", ").join(phrase_of(one, today) for one in told)
    words = _("You spoke of {need}. {name}: {features}.") if _is_stated(option) else _("On {need}. {name}: {features}.")
    need = labels.code("need_kind", option.need)
    sentence = words.format(need=need, name=option.product.name, features=features)
    approved = option.product.approved_text
    return f"{sentence} {approved}" if approved else sentence


def _is_stated(option: Option) -> bool:
    return any(one.code in {"stated_need", "unmet_need", "goal"} for one in option.reasons)


def held_back_parts(counts: Mapping[str, int]) -> list[str]:
    """Return how many products were held back, by reason, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [_(HELD_BACK[code]).format(n=n) for code, n in ordered]
