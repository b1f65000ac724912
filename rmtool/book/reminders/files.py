"""What the file itself asks for: ratings, needs and the products for them, cautions, referrals, old files."""

from collections.abc import Collection, Iterator

from rmtool.book.records import CAUTION_IN_FORCE, of_row
from rmtool.book.reminders.question import Question, listed, span_of
from rmtool.book.stored import YES_NO
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.contacts import Dated
from rmtool.rules.reminders.rows.files import Caution, NeedForProducts, NeedRow, Rated, Referral

_RATED = """
    SELECT c.id, c.risk_level, c.risk_rated_on FROM client c
    WHERE c.risk_rated_on IS NOT NULL AND c.risk_rated_on BETWEEN :first AND :last AND {here}
      AND (c.risk_level IS NOT NULL OR c.risk_word IS NOT NULL)
"""
_CHECKED = """
    SELECT c.id, c.verified_on FROM client c
    WHERE c.verified_on IS NOT NULL AND c.verified_on BETWEEN :first AND :last AND {here}
    UNION ALL
    SELECT c.id, c.entered_on FROM client c
    WHERE c.verified_on IS NULL AND c.entered_on BETWEEN :first AND :last AND {here}
"""
# A change of the need is a follow-up: the last one counts, else the day it was put on file.
_SINCE = """coalesce(
    (SELECT max(b.at) FROM change h JOIN batch b ON b.id = h.batch_id
     WHERE h.client_id = n.client_id AND h.table_name = 'need' AND h.row_id = n.id),
    (SELECT b.at FROM batch b WHERE b.id = n.batch_id))"""
_NEEDS = f"""
    SELECT n.client_id, n.id, n.kind, n.amount, n."by", n.status, {_SINCE} AS since
    FROM need n JOIN client c ON c.id = n.client_id
    WHERE {{which}} AND {{{{here}}}}
"""
_NEEDS_BY = _NEEDS.format(
    which="""n."by" IS NOT NULL AND n."by" BETWEEN :first AND :last AND coalesce(n.status, '') <> 'met'"""
)
_NEEDS_SINCE = _NEEDS.format(
    which="""coalesce(n.status, '') NOT IN ('met', 'unmet') AND since >= :first AND substr(since, 1, 10) <= :last"""
)
_NEEDS_FOR_PRODUCTS = f"""
    SELECT n.client_id, n.id, n.kind, n.status, {_SINCE}, c.risk_level, c.risk_word, c.risk_preference, c.risk_rated_on,
           c.notice_topics,
           (SELECT group_concat(category, ';') FROM caution WHERE client_id = c.id AND {CAUTION_IN_FORCE}),
           c.birth_date, c.elder_procedure_done, c.monthly_income
    FROM need n JOIN client c ON c.id = n.client_id
    WHERE n.kind IN (SELECT value FROM json_each(:kinds)) AND coalesce(n.status, '') <> 'met' AND {{here}}
"""
_CAUTIONS = f"""
    SELECT x.client_id, x.id, x.category, x.at, x.review_on FROM caution x JOIN client c ON c.id = x.client_id
    WHERE {of_row(CAUTION_IN_FORCE, "x")} AND {{here}}
      AND (x.review_on BETWEEN :first AND :last
           OR (x.review_on IS NULL AND substr(x.at, 1, 10) BETWEEN :said_first AND :said_last))
"""
# Who brought the client: by number, else by a name that only one client ever had; nobody who left the bank.
_REFERRER = """coalesce(
    (SELECT n.id FROM client n WHERE n.client_no = c.referrer),
    (SELECT iif(count(*) = 1, min(n.id), NULL) FROM client n WHERE n.name = c.referrer AND n.id <> c.id))"""
_REFERRALS = f"""
    SELECT c.id, c.name, c.entered_on, c.referrer,
           (SELECT r.id FROM client r WHERE r.id = {_REFERRER} AND (r.left_on IS NULL OR r.left_on > :today))
    FROM client c WHERE c.referrer IS NOT NULL AND c.entered_on BETWEEN :first AND :last AND {{here}}
"""


def rated(asked: Question, span: Span) -> Iterator[Rated]:
    """Yield the clients who were rated in these days."""
    for client_id, level, on in asked.rows(_RATED, **span_of(span)):
        yield Rated(client_id, level, asked.day(on))


def checked(asked: Question, span: Span) -> Iterator[Dated]:
    """Yield the files that were last gone through in these days, or came into the book then and never were."""
    for client_id, on in asked.rows(_CHECKED, **span_of(span)):
        yield Dated(client_id, asked.day(on))


def needs(asked: Question, span: Span, *, by: bool) -> Iterator[NeedRow]:
    """Yield the needs wanted for these days (`by`), or the open ones that were last followed up in them."""
    for client_id, row_id, kind, amount, wanted, status, since in asked.rows(
        _NEEDS_BY if by else _NEEDS_SINCE, **span_of(span)
    ):
        known = None if since is None else asked.day(since)
        yield NeedRow(client_id, row_id, kind, amount, asked.days[wanted], status, known)


def needs_for_products(asked: Question, kinds: Collection[str]) -> Iterator[NeedForProducts]:
    """Yield the open and unmet needs of these kinds, with what decides whether a product may be named."""
    for client_id, row_id, kind, status, since, *told in asked.rows(_NEEDS_FOR_PRODUCTS, kinds=listed(kinds)):
        level, word, preference, rated_on, notices, cautions, born, done, income = told
        known = None if since is None else asked.day(since)
        rating = (level, word, preference, asked.days[rated_on])
        person = (asked.days[born], YES_NO[done], income)
        yield NeedForProducts(client_id, row_id, kind, status, known, *rating, notices, cautions, *person)


def cautions(asked: Question, said: Span, review: Span) -> Iterator[Caution]:
    """Yield the cautions in force that are to be reviewed, by their own day or by the day they were said."""
    days = {"said_first": said[0].isoformat(), "said_last": said[1].isoformat()}
    for client_id, row_id, category, at, review_on in asked.rows(_CAUTIONS, **span_of(review), **days):
        yield Caution(client_id, row_id, category, asked.day(at), asked.days[review_on])


def referrals(asked: Question, span: Span) -> Iterator[Referral]:
    """Yield the referred clients who entered the book in these days; of one client those whom the thanks concern.

    They stand with the referrer where the book knows him, so the whole book is asked whoever the question is about.
    """
    for client_id, name, on, referrer, referrer_id in asked._replace(client_id=None).rows(_REFERRALS, **span_of(span)):
        if asked.client_id in {None, client_id if referrer_id is None else referrer_id}:
            yield Referral(client_id, name, asked.day(on), referrer, referrer_id)
