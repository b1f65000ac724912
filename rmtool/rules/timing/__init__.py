"""Why today: a maturity, a contact that is due, a tier that moves, a warm lead, less a cool-off after a fresh contact.

Together -20 to +40 points by the packaged rulebook.
"""

from rmtool.rules.timing.contact import CONTACT_CODES
from rmtool.rules.timing.cool_off import COOL_OFF
from rmtool.rules.timing.maturity import MATURITY_CODES
from rmtool.rules.timing.tier_move import TIER_CODES
from rmtool.rules.timing.together import LIMIT
from rmtool.rules.timing.warm import WARM_CODES

# Every code a reason of `timing` may carry.
TIMING_CODES = (*MATURITY_CODES, *CONTACT_CODES, *TIER_CODES, *WARM_CODES, COOL_OFF, LIMIT)
