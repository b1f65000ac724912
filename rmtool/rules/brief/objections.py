"""What a client may say against a talk, by what his file lets expect; each is answered as a service, never sold."""

from collections.abc import Iterator
from itertools import islice

from rmtool.rules.records import ClientFile

BAD_EXPERIENCE, FAMILY_FIRST, OTHER_BANK, FEES, NO_TIME = (
    "bad_experience", "family_first", "other_bank", "fees", "no_time",
)  # fmt: skip


def objections(file: ClientFile, most: int) -> tuple[str, ...]:
    """Return the codes of what the client is likely to say, at most `most`."""
    return tuple(islice(_likely(file), most))


def _likely(file: ClientFile) -> Iterator[str]:
    client = file.client
    if file.cautions:
        yield BAD_EXPERIENCE
    if client.decision_maker:
        yield FAMILY_FIRST
    if client.main_bank == "other" or client.other_banks or client.holdings_elsewhere:
        yield OTHER_BANK
    if client.fee_acceptance == "refuses":
        yield FEES
    yield NO_TIME
