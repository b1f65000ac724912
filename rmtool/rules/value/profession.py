"""D58: busy professionals are more likely to want a relationship manager; occupation and education tell."""

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D58"


class ProfessionValue:
    """Occupation and education; a word the rulebook does not know earns nothing and is shown as it stands."""

    def __init__(self, rulebook: Rulebook) -> None:
        profession = rulebook.profession
        self.most = rulebook.weights.profession
        occupation = self.most * profession.occupation_share
        education = self.most * (1 - profession.occupation_share)
        self._occupations = {word: share * occupation for word, share in profession.occupations.items()}
        self._educations = {word: share * education for word, share in profession.educations.items()}

    def points(self, client: ClientFacts) -> float:
        """Return the points of occupation and education together; 0 for what is unknown."""
        occupation = self._occupations.get(client.occupation or "", 0.0)
        return to_tenth(occupation + self._educations.get(client.education or "", 0.0))

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with both words as the book has them."""
        if client.occupation is None and client.education is None:
            return Reason("profession_unknown", 0.0, {"of": self.most}, SOURCE)
        params = {"occupation": client.occupation, "education": client.education, "of": self.most}
        return Reason("profession", self.points(client), params, SOURCE)
