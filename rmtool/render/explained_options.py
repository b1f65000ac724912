"""The reasons of the suitability gate and of an option in words: what each means, and how it is found."""

from rmtool.text import mark

_ASSESS = mark("The assessment comes first; until then only deposits and treasury bonds are shown.")
_RATED = mark("A rating holds up to the day before its anniversary; without a day it holds no more.")
_MONEY = mark(
    "At hand: liquid holdings, what matures soon, and what is not itemised, less borrowed money. Needed by a day, or"
    " kept for spending: not free."
)
_INSURED = mark("Premium, income and age are held against the money tests; what is unknown does not pass.")
_POINTS = mark("The points of the rulebook; the need with most points leads, and only it is counted.")
WORDS: dict[str, tuple[str, str]] = {
    "off_sale": (mark("The bank does not sell it on this day."), mark("The sale's first and last day both count.")),
    "minor": (mark("The client is under age."), mark("Only deposits and treasury bonds without a level are shown.")),
    "no_rating": (mark("There is no risk rating on file."), _ASSESS),
    "rating_expired": (mark("The risk rating holds no more."), _RATED),
    "rating_word": (mark("The bank's word for the rating means no level here: it is never guessed."), _ASSESS),
    "level": (
        mark("The product's level is above the client's: nothing lifts it, no occupation and no wealth."),
        mark("The higher of the issuer's and the seller's level against the lower of rating and preference."),
    ),
    "level_unknown": (
        mark("The catalogue names no level where one is needed."),
        mark("Wealth products, funds, private products, unit-linked insurance, structured deposits not guaranteed."),
    ),
    "elder": (
        mark("At this age a product of a high level waits for the procedure for elders."),
        mark("From the age and the level on, until the file says that the procedure was done."),
    ),
    "age_unknown": (mark("The age decides, and nobody knows it."), mark("Ask for the day of birth.")),
    "qualified": (
        mark("A private product, and the client is no qualified investor of its regime."),
        mark("Asset-management products and private funds are two regimes that are never mixed."),
    ),
    "caution": (
        mark("A caution covers the product's family until a person lifts it with words."),
        mark("Funds are all funds, QDII and FOF, and unit-linked insurance too."),
    ),
    "loan_purpose": (
        mark("Borrowed money is not invested."),
        mark("A loan is named for what is bought with it, never for growth or income."),
    ),
    "income_unknown": (mark("The client's income is not on file, and the insurance asks for it."), _INSURED),
    "benefit": (mark("At this age or income only insurance with certain benefits is shown."), _INSURED),
    "premium_unknown": (mark("The catalogue does not say what the premium is, or for how long."), _INSURED),
    "premium": (mark("The premium is too large for the income."), _INSURED),
    "premium_age": (mark("Premiums would run to too high an age."), _INSURED),
    "term": (mark("The money is needed before the product gives it back."), _MONEY),
    "money_unknown": (
        mark("How much money is free is not on file."),
        mark("Products with a small least purchase are shown all the same."),
    ),
    "minimum": (mark("The least purchase is above what is free."), _MONEY),
    "concentration": (
        mark("Too much of the known assets would lie in one product or with one issuer."),
        mark("What is held and the least purchase against a share of all known assets."),
    ),
    "declined": (
        mark("The client said no to it."),
        mark("It is not suggested again for some days; he may ask for it himself."),
    ),
    "skipped": (
        mark("The manager passed it over for this client, with a reason."),
        mark("It is not suggested again for some days."),
    ),
    "allocation": (
        mark("Its class of assets has as much as suits, or begins above the client's level."),
        mark("Equity at most: the lowest of stage of life, 100 less age, rated level, and what is needed soon."),
    ),
    "pension": (
        mark("The tax relief of a pension account is not known to help."),
        mark("Below an income, without one on file, or in retirement it is not suggested."),
    ),
    "private_batch": (
        mark("Private products are shown one to one, never in a list."),
        mark("A list over several clients leaves them out."),
    ),
    "stated_need": (mark("The client said that he needs it."), _POINTS),
    "unmet_need": (mark("He asked for it when the bank had nothing for it."), _POINTS),
    "goal": (mark("It serves the financial goal that the client named."), _POINTS),
    "gap": (
        mark("Its class of assets is below the band of level and stage."),
        mark("Lacking for certain: what nobody itemised is taken to be in the class first."),
    ),
    "maturity_free": (mark("Money comes free, for the goal he named, else to be kept."), _POINTS),
    "event": (mark("Something ahead in the client's life calls for it."), _POINTS),
    "age_home": (mark("At this age a home of one's own is spoken of; not to who has one and wants no other."), _POINTS),
    "age_plan": (
        mark("At this age schooling is spoken of where there is a child or one is planned, else retirement."),
        _POINTS,
    ),
    "age_growth": (mark("At this age growth is taken to be liked; a stated goal wins."), _POINTS),
    "age_preservation": (mark("At this age keeping is taken to be liked; a stated goal wins."), _POINTS),
    "stage": (mark("It stands on the agenda of the client's stage of life."), _POINTS),
    "uncovered": (mark("Nothing the client holds answers this need; without holdings on file nobody knows."), _POINTS),
    "starter": (mark("Plain enough to begin with, for who has not invested yet."), _POINTS),
    "own_industry": (
        mark("It invests in the industry the client works in: job and money in one place."),
        mark("A warning to say aloud; it earns no points."),
    ),
    "same_product": (
        mark("The same product was shown to too many clients lately."),
        mark("The share of clients with offers to whom it was shown; told from so many clients on."),
    ),
}
