"""The clients: who they are, what they earn, what they have with us, how they like to be treated."""

from datetime import date, timedelta

from sample_data.draw import CAST, POOLS, WORDS, Draw, Row
from sample_data.writing import CLIENT_HEADERS

# The month's average against the day's balance: the lowest had money come in lately, the highest lost some.
MONTH_AVERAGES = (0.72, 0.9, 0.95, 0.97, 0.99, 1, 1, 1.01, 1.02, 1.04, 1.35)
LIKED_CHANNELS = ("phone", "mobile", "mobile", "sms", "wechat", "visit", "branch")


def client_of(number: int, story: Row, taken: set[str], today: date) -> tuple[Row, int]:
    """Return one client in the order of CLIENT_HEADERS, and the age in full years."""
    draw = Draw(f"client {number}")
    code = story.get("job") or draw.weighted(CAST["job"])
    job = CAST["job"][code]
    age = story.get("age") or draw.randint(*job["ages"])
    tier = story.get("tier") or draw.weighted(CAST["tier"])
    gender = draw.choice(("female", "male"))
    drawn = {
        **_person(draw, number, story.get("gender", gender), age, today),
        **_work(draw, code, job, tier),
        **_assets(draw, tier, story, today),
        **_habits(draw, today),
    }
    drawn["name"] = story.get("name") or _new_name(draw, drawn["gender"], age, taken)
    drawn |= {field: value for field, value in story.items() if field in CLIENT_HEADERS}
    drawn |= _told_dates(story, age, today)
    if drawn["risk_level"]:
        drawn["risk_word"] = WORDS["risk_level"][drawn["risk_level"]]
    if drawn["risk_word"]:
        drawn["risk_rated_on"] = today - timedelta(draw.randint(3, 480))
    if not story and draw.random() < 0.03:
        # Met in the branch hall and not a client of ours yet.
        drawn |= {"source": "branch_hall"} | dict.fromkeys(("tier", "aum", "aum_month_avg", "aum_on"))
    if drawn["left_on"]:
        drawn |= {"aum": 0, "aum_month_avg": 0}
    return {field: drawn.get(field) for field in CLIENT_HEADERS}, age


def _person(draw: Draw, number: int, gender: str, age: int, today: date) -> Row:
    married = draw.random() < min(0.88, max(0, age - 21) / 12)
    alone = "widowed" if age > 70 else draw.choice(("single", "divorced")) if age > 35 else "single"
    grown = draw.choice((0, 1, 1, 1, 2, 2, 3)) if age > 27 and (married or alone != "single") else 0
    return {
        "client_no": f"{number:06}",
        "gender": gender,
        "birth_date": draw.known(0.96, born(today, age, draw.randrange(1, 360))),
        "birthday_kept": draw.known(0.4, "lunar" if age > 55 and draw.random() < 0.6 else "solar"),
        "mobile": draw.known(0.95, f"1040{draw.randrange(1000):03}{number:04}"),
        "wechat": draw.known(0.3, f"0-sample-{number}"),
        "email": draw.known(0.15, f"client{number}@example.com"),
        "address": draw.known(0.6, f"样例县{draw.choice(POOLS['streets'])}{draw.randint(1, 180)}号"),
        "marital_status": draw.known(0.85, "married" if married else alone),
        "children": draw.known(0.75, grown),
    }


def _work(draw: Draw, code: str, job: Row, tier: str) -> Row:
    income = draw.money(*job["income"]) * (2 if tier in ("财富", "私行") else 1)
    return {
        "occupation": draw.known(0.9, code),
        "employer": draw.known(0.6, draw.choice(job["employers"])) or None,
        "industry": draw.known(0.6, job["industry"]) or None,
        "education": draw.known(0.8, draw.choice(job["educations"])),
        "monthly_income": draw.known(0.75, income),
        "monthly_expense": draw.known(0.3, int(income * draw.uniform(0.3, 0.9)) // 100 * 100),
        "distance_home_km": draw.known(0.8, round(draw.money(3, 250, 1) / 10, 1)),
        "distance_work_km": None if code == "retired" else draw.known(0.6, round(draw.money(3, 250, 1) / 10, 1)),
    }


def _assets(draw: Draw, tier: str, story: Row, today: date) -> Row:
    aum = story.get("aum") or draw.money(*CAST["tier"][tier]["aum"])
    rated = draw.known(0.84, draw.choices(("C1", "C2", "C3", "C4", "C5"), (18, 34, 28, 15, 5))[0])
    word = None if rated else draw.known(0.3, draw.choice(("稳健型", "三级", "激进B")))
    elsewhere = int(aum * draw.choice((0, 0.2, 0.5, 1, 2)) * draw.uniform(0.5, 1.5)) // 1000 * 1000
    return {
        "tier": tier,
        "aum": aum,
        "aum_month_avg": aum if story else int(aum * draw.choice(MONTH_AVERAGES)),
        "aum_on": today - timedelta(1),
        "assets_elsewhere": draw.known(0.7, elsewhere),
        "risk_level": rated,
        "risk_word": word,
    }


def _habits(draw: Draw, today: date) -> Row:
    newcomer = draw.random() < 0.06
    return {
        "source": draw.known(0.7, draw.choice(list(WORDS["source"]))),
        "preferred_channel": draw.known(0.5, draw.choice(LIKED_CHANNELS)),
        "wanted_interval_days": draw.known(0.08, draw.choice((7, 14, 30, 60, 90, 180))),
        "do_not_contact": draw.known(0.5, value=False),
        "hobbies": draw.known(0.45, draw.sample(POOLS["hobbies"], draw.randint(1, 3))),
        "taboos": draw.known(0.12, draw.choice(POOLS["taboos"])),
        "other_banks": draw.known(0.4, draw.sample(POOLS["banks"], draw.randint(1, 2))),
        "assigned_on": today - timedelta(draw.randint(1, 20) if newcomer else draw.randint(450, 2200)),
        "left_on": None,
        "tags": draw.known(0.4, draw.sample(POOLS["tags"], draw.randint(1, 2))),
        "note": draw.known(0.25, draw.choice(POOLS["notes"])),
    }


def minutes_of(number: int) -> int | None:
    """Return how long a talk with the client takes, where the manager noted it."""
    draw = Draw(f"minutes {number}")
    return draw.known(0.3, draw.choice((5, 10, 10, 15, 15, 20, 30, 30, 45, 60)))


def objective_of(number: int, age: int) -> str | None:
    """Return what the client wants of the money, where somebody asked; the older, the less growth."""
    draw = Draw(f"objective {number}")
    weights = (6, 3, 2, 0.5) if age < 45 else (3, 5, 2, 1.5) if age < 62 else (1, 5, 2, 4)
    return draw.known(0.45, draw.choices(("growth", "preservation", "liquidity", "succession"), weights)[0])


def _told_dates(story: Row, age: int, today: date) -> Row:
    """Return the dates a story fixes, counted from `today`."""
    told: Row = {}
    if story:
        told["birth_date"] = born(today, age, story.get("birth_days_ago", 100 + story["number"]))
    if "birthday_in" in story:
        told["birth_date"] = born(today, age, -story["birthday_in"])
    if "left_ago" in story:
        told["left_on"] = today - timedelta(story["left_ago"])
    if "contact" in story:
        told["assigned_on"] = today - timedelta(700)
    return told


def born(today: date, age: int, birthday_ago: int) -> date:
    """Return a birth date whose birthday was that many days ago; born on 29 February counts from the 28th."""
    birthday = today - timedelta(birthday_ago)
    day = 28 if (birthday.month, birthday.day) == (2, 29) else birthday.day
    return date(birthday.year - age, birthday.month, day)


def _new_name(draw: Draw, gender: str, age: int, taken: set[str]) -> str:
    while (name := draw.choice(CAST["surnames"]) + draw.given_name(gender, age)) in taken:
        pass
    taken.add(name)
    return str(name)
