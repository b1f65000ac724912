-- The complete client file (D13-D17, D30-D41, D62-D75, D89-D101), the records beside it, and what taking a write back needs.
-- Tables that change are built anew, so that columns stand in the order in which a person reads them.

ALTER TABLE batch ADD COLUMN reason TEXT;
ALTER TABLE batch ADD COLUMN undoes INTEGER REFERENCES batch (id);

CREATE TABLE new_client (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_no TEXT,
    name TEXT NOT NULL,
    gender TEXT,
    birth_date TEXT,
    birth_month_day TEXT,
    birthday_kept TEXT,
    id_last4 TEXT,
    marital_status TEXT,
    children INTEGER,
    decision_maker TEXT,
    occupation TEXT,
    employer TEXT,
    industry TEXT,
    education TEXT,
    corporate_link TEXT,
    monthly_income INTEGER,
    monthly_expense INTEGER,
    income_months TEXT,
    aum INTEGER,
    aum_month_avg INTEGER,
    aum_on TEXT,
    assets_elsewhere INTEGER,
    liabilities INTEGER,
    distance_home_km REAL,
    distance_work_km REAL,
    housing_ownership TEXT,
    housing_area REAL,
    housing_place TEXT,
    new_home_wish BOOLEAN,
    visit_frequency TEXT,
    other_banks TEXT,
    main_bank TEXT,
    fee_acceptance TEXT,
    bank_awareness TEXT,
    digital_channels TEXT,
    risk_level TEXT,
    risk_word TEXT,
    risk_rated_on TEXT,
    risk_preference TEXT,
    investment_experience INTEGER,
    qualified_investor TEXT,
    elder_procedure_done BOOLEAN,
    objective TEXT,
    active BOOLEAN,
    relation_style TEXT,
    analytical BOOLEAN,
    relationship TEXT,
    tier TEXT,
    source TEXT,
    referrer TEXT,
    referrer_note TEXT,
    known_by TEXT,
    preferred_channel TEXT,
    wanted_interval_days INTEGER,
    minutes_per_contact INTEGER,
    do_not_contact BOOLEAN,
    consent_sms BOOLEAN,
    consent_call BOOLEAN,
    consent_wechat BOOLEAN,
    consent_mail BOOLEAN,
    notice_topics TEXT,
    mailing_instruction TEXT,
    plain_envelope BOOLEAN,
    hobbies TEXT,
    taboos TEXT,
    assigned_on TEXT,
    entered_on TEXT,
    left_on TEXT,
    verified_on TEXT,
    tags TEXT,
    note TEXT,
    pinyin TEXT,
    pinyin_initials TEXT,
    extra TEXT,
    batch_id INTEGER,
    CONSTRAINT client_has_a_name CHECK (name <> ''),
    CONSTRAINT client_no_is_not_blank CHECK (client_no <> ''),
    CONSTRAINT children_are_counted CHECK (children >= 0),
    CONSTRAINT home_is_somewhere CHECK (distance_home_km >= 0),
    CONSTRAINT work_is_somewhere CHECK (distance_work_km >= 0),
    CONSTRAINT interval_is_positive CHECK (wanted_interval_days > 0),
    CONSTRAINT a_contact_takes_time CHECK (minutes_per_contact > 0),
    CONSTRAINT a_home_has_room CHECK (housing_area > 0),
    CONSTRAINT experience_is_counted CHECK (investment_experience >= 0),
    CONSTRAINT new_home_wish_is_yes_or_no CHECK (new_home_wish IN (0, 1)),
    CONSTRAINT elder_procedure_done_is_yes_or_no CHECK (elder_procedure_done IN (0, 1)),
    CONSTRAINT active_is_yes_or_no CHECK (active IN (0, 1)),
    CONSTRAINT analytical_is_yes_or_no CHECK (analytical IN (0, 1)),
    CONSTRAINT do_not_contact_is_yes_or_no CHECK (do_not_contact IN (0, 1)),
    CONSTRAINT consent_sms_is_yes_or_no CHECK (consent_sms IN (0, 1)),
    CONSTRAINT consent_call_is_yes_or_no CHECK (consent_call IN (0, 1)),
    CONSTRAINT consent_wechat_is_yes_or_no CHECK (consent_wechat IN (0, 1)),
    CONSTRAINT consent_mail_is_yes_or_no CHECK (consent_mail IN (0, 1)),
    CONSTRAINT plain_envelope_is_yes_or_no CHECK (plain_envelope IN (0, 1)),
    UNIQUE (client_no),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_client (
    id, client_no, name, gender, birth_date, birthday_kept, id_last4, marital_status, children, occupation,
    employer, industry, education, monthly_income, monthly_expense, aum, aum_month_avg, aum_on,
    assets_elsewhere, liabilities, distance_home_km, distance_work_km, risk_level, risk_word, risk_rated_on,
    tier, source, preferred_channel, wanted_interval_days, do_not_contact, hobbies, taboos, other_banks,
    assigned_on, entered_on, left_on, tags, note, pinyin, pinyin_initials, extra, batch_id
) SELECT
    id, client_no, name, gender, birth_date, birthday_kept, id_last4, marital_status, children, occupation,
    employer, industry, education, monthly_income, monthly_expense, aum, aum_month_avg, aum_on,
    assets_elsewhere, liabilities, distance_home_km, distance_work_km, risk_level, risk_word, risk_rated_on,
    tier, source, preferred_channel, wanted_interval_days, do_not_contact, hobbies, taboos, other_banks,
    assigned_on, entered_on, left_on, tags, note, pinyin, pinyin_initials, extra, batch_id
FROM client;
DROP TABLE client;
ALTER TABLE new_client RENAME TO client;
CREATE INDEX ix_client_name ON client (name);
CREATE INDEX ix_client_pinyin ON client (pinyin);
CREATE INDEX ix_client_pinyin_initials ON client (pinyin_initials);

CREATE TABLE new_contact_point (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    value TEXT NOT NULL,
    place TEXT,
    hours TEXT,
    bans TEXT,
    note TEXT,
    tail4 TEXT,
    batch_id INTEGER,
    CONSTRAINT contact_point_once UNIQUE (client_id, channel, value),
    CONSTRAINT contact_point_says_something CHECK (value <> ''),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_contact_point (
    id, client_id, channel, value, tail4, batch_id
) SELECT
    id, client_id, channel, value, tail4, batch_id
FROM contact_point;
DROP TABLE contact_point;
ALTER TABLE new_contact_point RENAME TO contact_point;
CREATE INDEX contact_point_tail ON contact_point (tail4, value, client_id);

CREATE TABLE new_family_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    name TEXT,
    birth_date TEXT,
    birth_month_day TEXT,
    birth_year INTEGER,
    birthday_kept TEXT,
    guardian_consent BOOLEAN,
    "plan" TEXT,
    note TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT guardian_consent_is_yes_or_no CHECK (guardian_consent IN (0, 1)),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_family_member (
    id, client_id, relation, name, birth_date, birth_year, birthday_kept, guardian_consent, plan, note, nth,
    batch_id
) SELECT
    id, client_id, relation, name, birth_date, birth_year, birthday_kept, guardian_consent, plan, note, nth,
    batch_id
FROM family_member;
DROP TABLE family_member;
ALTER TABLE new_family_member RENAME TO family_member;
CREATE INDEX ix_family_member_client_id ON family_member (client_id);

CREATE TABLE new_holding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    holding_no TEXT,
    bank TEXT NOT NULL,
    category TEXT,
    name TEXT,
    product_code TEXT,
    amount INTEGER,
    start_date TEXT,
    maturity_date TEXT,
    closed_on TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT bank_is_named CHECK (bank <> ''),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_holding (
    id, client_id, holding_no, bank, category, name, product_code, amount, start_date, maturity_date,
    closed_on, nth, batch_id
) SELECT
    id, client_id, holding_no, bank, category, name, product_code, amount, start_date, maturity_date,
    closed_on, nth, batch_id
FROM holding;
DROP TABLE holding;
ALTER TABLE new_holding RENAME TO holding;
CREATE INDEX holding_facts ON holding (client_id, bank, category, closed_on, amount);
CREATE INDEX holding_maturing ON holding (client_id, maturity_date, amount, category, bank) WHERE closed_on IS NULL AND maturity_date IS NOT NULL;
CREATE UNIQUE INDEX holding_number ON holding (client_id, holding_no) WHERE holding_no IS NOT NULL;

CREATE TABLE new_snapshot (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    aum INTEGER,
    aum_month_avg INTEGER,
    batch_id INTEGER,
    CONSTRAINT one_balance_a_day UNIQUE (client_id, on_date),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_snapshot (
    client_id, on_date, aum, aum_month_avg, batch_id
) SELECT
    client_id, on_date, aum, aum_month_avg, batch_id
FROM snapshot;
DROP TABLE snapshot;
ALTER TABLE new_snapshot RENAME TO snapshot;

CREATE TABLE new_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    channel TEXT,
    direction TEXT,
    reached BOOLEAN,
    minutes INTEGER,
    topic TEXT,
    note TEXT,
    next_on TEXT,
    corrects INTEGER,
    withdrawn BOOLEAN,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT reached_is_yes_or_no CHECK (reached IN (0, 1)),
    CONSTRAINT minutes_are_counted CHECK (minutes >= 0),
    CONSTRAINT withdrawn_is_yes_or_no CHECK (withdrawn IN (0, 1)),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (corrects) REFERENCES contact (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_contact (
    id, client_id, at, channel, direction, reached, minutes, topic, note, next_on, nth, batch_id
) SELECT
    id, client_id, at, channel, direction, reached, minutes, topic, note, next_on, nth, batch_id
FROM contact;
DROP TABLE contact;
ALTER TABLE new_contact RENAME TO contact;
CREATE INDEX contact_corrected ON contact (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX contact_facts ON contact (client_id, at, reached);
CREATE INDEX contact_promised ON contact (client_id, at, id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX ix_contact_at ON contact (at);

CREATE TABLE new_change (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    client_id INTEGER,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_change (
    id, batch_id, client_id, table_name, row_id, field, old, new
) SELECT
    id, batch_id, client_id, table_name, row_id, field, old, new
FROM change;
DROP TABLE change;
ALTER TABLE new_change RENAME TO change;
CREATE INDEX change_of_batch ON change (batch_id, table_name);
CREATE INDEX change_of_client ON change (client_id, id);

CREATE TABLE flow (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    direction TEXT NOT NULL,
    amount INTEGER,
    counterparty_bank TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT the_direction_says_which_way CHECK (amount >= 0),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX flow_of_client ON flow (client_id, "on");

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "on" TEXT,
    repeats TEXT,
    amount INTEGER,
    how_known TEXT,
    seen BOOLEAN,
    note TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT seen_is_yes_or_no CHECK (seen IN (0, 1)),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX event_of_client ON event (client_id, "on");

CREATE TABLE need (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER,
    "by" TEXT,
    priority INTEGER,
    status TEXT,
    note TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT priority_is_counted CHECK (priority > 0),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX need_of_client ON need (client_id, kind);

CREATE TABLE caution (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    category TEXT NOT NULL,
    because TEXT NOT NULL,
    said_by TEXT,
    review_on TEXT,
    lifts INTEGER,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (lifts) REFERENCES caution (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX caution_of_client ON caution (client_id, id);

CREATE TABLE product (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT,
    risk_level TEXT,
    issuer_risk_level TEXT,
    rule_family TEXT,
    minimum INTEGER,
    term_days INTEGER,
    on_sale_from TEXT,
    on_sale_to TEXT,
    needs TEXT,
    qualified TEXT,
    starter BOOLEAN,
    approved_text TEXT,
    batch_id INTEGER,
    CONSTRAINT a_product_has_a_code CHECK (code <> ''),
    CONSTRAINT starter_is_yes_or_no CHECK (starter IN (0, 1)),
    UNIQUE (code),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
