"""D16: a client's file and all that follows from it on a day: one view for the screen, for scripts, for the talk."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation import Allocation, allocation
from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.balance_sheet import BalanceSheet, balance_sheet
from rmtool.rules.completeness import Completeness, completeness
from rmtool.rules.interval import ContactIntervals, ServicePlan
from rmtool.rules.life_stage import LifeStage
from rmtool.rules.need_status import MET
from rmtool.rules.potential import Potential
from rmtool.rules.quadrant import Measures
from rmtool.rules.rating import RiskRating, risk_rating
from rmtool.rules.records import ClientFile, EventFacts, HoldingFacts, NeedFacts
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.segment import Segment, segment
from rmtool.rules.service_need import ServiceNeed
from rmtool.rules.situation import situation
from rmtool.rules.staleness import StaleBlock, stale_blocks
from rmtool.rules.suitability.gate import Gate
from rmtool.rules.tier import Tiering, TierStanding
from rmtool.rules.wallet import ShareOfWallet, has_more_elsewhere, share_of_wallet


class Profile(NamedTuple):
    """The file, and what it adds up to; amounts in fen, shares from 0 to 1, None where unknown."""

    file: ClientFile
    tier: TierStanding | None
    balance_sheet: BalanceSheet
    wallet: ShareOfWallet
    allocation: Allocation
    rating: RiskRating | None
    completeness: Completeness
    stale: tuple[StaleBlock, ...]
    maturities: tuple[HoldingFacts, ...]
    needs: tuple[NeedFacts, ...]
    goals: tuple[NeedFacts, ...]
    events_ahead: tuple[EventFacts, ...]
    potential: Potential | None
    service_need: ServiceNeed | None
    segment: Segment | None
    service_plan: ServicePlan
    stage: LifeStage
    target: AllocationTarget


def profile(file: ClientFile, rulebook: Rulebook, today: date) -> Profile:
    """Return the client's profile on the day `today`.

    A need with an amount or a day is a life goal (D14, D72) and stands among the plans; an event is ahead when its
    day is, or when it repeats.
    """
    tiering = Tiering(rulebook.tiers, today)
    sheet, measures = balance_sheet(file.client, file.holdings), Measures(rulebook, today)
    standing = situation(Gate(rulebook, (), today).case(file), rulebook, today)
    goals = tuple(need for need in file.needs if (need.by or need.amount) and need.status != MET)
    return Profile(
        file=file,
        tier=tiering.standing(file.client),
        balance_sheet=sheet,
        wallet=share_of_wallet(sheet, more_elsewhere=has_more_elsewhere(file.client, file.holdings)),
        allocation=allocation(file.holdings, sheet, rulebook.classes),
        rating=risk_rating(file.client, today, rulebook.rating_years),
        completeness=completeness(file, rulebook.file),
        stale=stale_blocks(file, today, rulebook.file.stale_days),
        maturities=tuple(one for one in file.holdings if _matures(one, today)),
        needs=tuple(need for need in file.needs if need not in goals),
        goals=goals,
        events_ahead=tuple(event for event in file.events if _is_ahead(event, today)),
        potential=measures.potential(file.client),
        service_need=measures.need(file.client),
        segment=segment(file.client, rulebook.segments),
        service_plan=ContactIntervals(rulebook, tiering).plan(file.client),
        stage=standing.stage,
        target=standing.target,
    )


def _matures(holding: HoldingFacts, today: date) -> bool:
    return holding.closed_on is None and holding.maturity_date is not None and holding.maturity_date >= today


def _is_ahead(event: EventFacts, today: date) -> bool:
    repeating = event.repeats not in {None, "once"}
    return repeating or event.on is None or event.on >= today
