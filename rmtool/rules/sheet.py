"""The merged rulebook read into typed values; what is not allowed at a key is noted and reading goes on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import isclose, isfinite

from rmtool.rules.curve import Curve
from rmtool.rules.layers import Entry
from rmtool.rules.points import to_tenth
from rmtool.rules.problem import Allowed, Problem, as_written
from rmtool.rules.reason import Param

FEN_PER_YUAN = 100
PAIR = 2
HUNDRED = 100
NO_CURVE = Curve([(0.0, 0.0), (1.0, 0.0)])
Points = list[tuple[float, float]]


def is_number(value: object) -> bool:
    """Return whether `value` is a finite number: TOML also knows inf and nan, and Python counts true as 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


class Sheet:
    """Typed access to the entries in force.

    A value that is not allowed becomes a `Problem` and a harmless stand-in, so that one reading finds every
    problem; who reads must throw the result away when there are any.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.problems: list[Problem] = []

    def number(self, key: str, least: float = 0) -> float:
        """Return a number of at least `least`."""
        value = self._value(key)
        if not is_number(value) or value < least:  # type: ignore[operator]  # is_number has looked
            self.refuse(key, "number", least=least)
            return least
        return float(value)  # type: ignore[arg-type]  # is_number has looked

    def points(self, key: str) -> float:
        """Return points; they are kept to one tenth, so a weight is too."""
        return to_tenth(self.number(key))

    def whole(self, key: str, least: int = 0) -> int:
        """Return a whole number of at least `least` (days)."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.refuse(key, "whole_number", least=least)
            return least
        return value

    def days(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers of days, none of them twice, at least one."""
        value = self._value(key)
        numbers = value if isinstance(value, list) else []
        whole = all(isinstance(number, int) and not isinstance(number, bool) and number >= 0 for number in numbers)
        if not numbers or not whole or len(set(numbers)) < len(numbers):
            self.refuse(key, "day_list")
            return (0,)
        return tuple(numbers)

    def from_to(self, key: str) -> tuple[int, int]:
        """Return two whole numbers, from which and up to which something holds."""
        value = self._value(key)
        numbers = value if isinstance(value, list) else []
        whole = all(isinstance(number, int) and not isinstance(number, bool) and number >= 0 for number in numbers)
        if len(numbers) != PAIR or not whole or numbers[0] > numbers[1]:
            self.refuse(key, "from_to")
            return (0, 0)
        return numbers[0], numbers[1]

    def percents(self, key: str, parts: tuple[str, ...]) -> dict[str, float]:
        """Return the share (0 to 1) of each part; the file has percents that make a hundred together."""
        value = self._value(key)
        numbers = value if isinstance(value, list) else []
        sound = len(numbers) == len(parts) and all(is_number(number) and number >= 0 for number in numbers)
        if not sound or not isclose(sum(numbers), HUNDRED):
            self.refuse(key, "percents", parts=parts, total=HUNDRED)
            return dict.fromkeys(parts, 0.0)
        return {part: number / HUNDRED for part, number in zip(parts, numbers, strict=True)}

    def share(self, key: str) -> float:
        """Return a share from 0 to 1."""
        value = self._value(key)
        if not is_number(value) or not 0 <= value <= 1:  # type: ignore[operator]  # is_number has looked
            self.refuse(key, "share")
            return 0.0
        return float(value)  # type: ignore[arg-type]  # is_number has looked

    def percent(self, key: str) -> float:
        """Return a share; the file has percents, which may be more than a hundred."""
        return self.number(key) / HUNDRED

    def fen(self, key: str) -> int:
        """Return an amount in fen; the file has yuan."""
        return round(self.number(key) * FEN_PER_YUAN)

    def text(self, key: str) -> str:
        """Return a sentence, which may be empty."""
        value = self._value(key)
        if not isinstance(value, str):
            self.refuse(key, "text")
            return ""
        return value

    def number_or(self, key: str, word: str) -> float | None:
        """Return a number of at least zero, or None where the rulebook says `word` instead of one."""
        value = self._value(key)
        if value == word:
            return None
        if not is_number(value) or value < 0:  # type: ignore[operator]  # is_number has looked
            self.refuse(key, "number_or", word=word)
            return None
        return float(value)  # type: ignore[arg-type]  # is_number has looked

    def rising(self, key: str) -> Curve:
        """Return a curve whose shares never fall."""
        return self._curve(key, self._never_falls)

    def falling(self, key: str) -> Curve:
        """Return a curve whose shares never rise."""
        return self._curve(key, self._never_rises)

    def free(self, key: str) -> Curve:
        """Return a curve that may rise and fall."""
        return self._curve(key, lambda _: None)

    def amounts(self, key: str) -> Curve:
        """Return a logarithmic curve over fen, whose shares never fall: more money never earns less."""
        curve = self._curve(key, self._amount_fault)
        if curve is NO_CURVE:
            return curve
        points = [(at * FEN_PER_YUAN, share) for at, share in zip(curve.ats, curve.shares, strict=True)]
        return Curve(points, logarithmic=True)

    def words(self, key: str, known: Iterable[str] = ()) -> tuple[str, ...]:
        """Return a list of words, all of them in `known` when that is given, none of them twice."""
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            self.refuse(key, "words")
            return ()
        allowed = tuple(known)
        if allowed and not set(value) <= set(allowed):
            self.refuse(key, "known_words", words=allowed)
        for word in {word for word in value if value.count(word) > 1}:
            self.refuse(key, "once", word=word, other=key)
        return tuple(value)

    def each_word_once(self, section: str, lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        """Return word -> the list it stands in; a word in two lists of a section is refused."""
        owner: dict[str, str] = {}
        for name, words in lists.items():
            for word in words:
                other = owner.setdefault(word, name)
                if other != name:
                    self.refuse(f"{section}.{name}", "once", word=word, other=f"{section}.{other}")
        return owner

    def refuse(self, key: str, code: str, **params: Param) -> None:
        """Note that what stands at `key` is not allowed."""
        entry = self.entries[key]
        problem = Problem(entry.origin, key, as_written(entry.value), Allowed(code, params))
        if problem not in self.problems:
            self.problems.append(problem)

    def refuse_together(self, section: str, keys: Sequence[str], found: object, code: str, **params: Param) -> None:
        """Note that `keys`, each sound alone, do not fit together; the file is the last that changed one."""
        if any(problem.key in keys for problem in self.problems):
            return
        packaged = next(iter(self.entries.values())).origin
        origins = [self.entries[key].origin for key in keys]
        changed = [origin for origin in origins if origin != packaged]
        file = changed[-1] if changed else packaged
        self.problems.append(Problem(file, section, as_written(found), Allowed(code, params)))

    def _value(self, key: str) -> object:
        return self.entries[key].value

    def _curve(self, key: str, fault: Callable[[Points], str | None]) -> Curve:
        points = _pairs(self._value(key))
        code = "curve" if points is None else _shape_fault(points) or fault(points)
        if points is None or code:
            self.refuse(key, code or "curve")
            return NO_CURVE
        return Curve(points)

    @staticmethod
    def _never_falls(points: Points) -> str | None:
        return "curve_never_falls" if any(low > high for (_, low), (_, high) in pairwise(points)) else None

    @staticmethod
    def _never_rises(points: Points) -> str | None:
        return "curve_never_rises" if any(low < high for (_, low), (_, high) in pairwise(points)) else None

    def _amount_fault(self, points: Points) -> str | None:
        return "curve_above_zero" if points[0][0] <= 0 else self._never_falls(points)


def _pairs(value: object) -> Points | None:
    """Return a list of [at, share] pairs, at least two of them, or None when it is not one."""
    if not isinstance(value, list) or len(value) < PAIR:
        return None
    if not all(isinstance(pair, list) and len(pair) == PAIR and all(map(is_number, pair)) for pair in value):
        return None
    return [(float(at), float(share)) for at, share in value]


def _shape_fault(points: Points) -> str | None:
    if points[0][0] < 0 or any(left >= right for (left, _), (right, _) in pairwise(points)):
        return "curve_rising"
    return None if all(0 <= share <= 1 for _, share in points) else "curve_share"
