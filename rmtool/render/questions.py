"""Open questions of a talk about needs (D18, D29, D84), as one says them."""

from rmtool.rules.recommend.discovery import Question
from rmtool.text import _, mark

QUESTIONS = {
    "situation": mark("How are you arranged today, and what should your money do for you?"),
    "plans": mark("What do you plan for the next years - a home, schooling, a wedding, retirement?"),
    "family": mark("Who belongs to your family, and whom do you provide for?"),
    "decision": mark("With whom do you talk such decisions over?"),
    "elsewhere": mark("What do you keep at other banks, and when does it come free?"),
    "spending": mark("How much do you spend in a usual month, and what do you want to keep at hand?"),
    "dates": mark("For when do you need how much?"),
    "experience": mark("What have you invested in so far, and how did it go?"),
    "goal": mark("What matters most to you: growth, keeping what you have, money at hand, or passing it on?"),
    "contact": mark("By which way, how often and at what time may I get in touch?"),
}


def question_words(question: Question) -> str:
    """Return the question in the reader's language."""
    return _(QUESTIONS[question.code])
