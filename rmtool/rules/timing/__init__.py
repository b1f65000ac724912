"""Why today: a maturity, a contact that is due, less a cool-off after a fresh contact; -20 to +40 points."""

from rmtool.rules.timing.contact import CONTACT_CODES
from rmtool.rules.timing.cool_off import COOL_OFF
from rmtool.rules.timing.maturity import MATURITY_CODES

# Every code a reason of `timing` may carry.
TIMING_CODES = (*MATURITY_CODES, *CONTACT_CODES, COOL_OFF)
