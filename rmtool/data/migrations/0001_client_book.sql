-- The first client book. rmtool/book/tables.py says what each column is for; a test proves that both agree.

CREATE TABLE batch (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    command TEXT,
    file TEXT,
    who TEXT,
    counts TEXT
);

CREATE TABLE client (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_no TEXT,
    name TEXT NOT NULL,
    gender TEXT,
    birth_date TEXT,
    birthday_kept TEXT,
    id_last4 TEXT,
    marital_status TEXT,
    children INTEGER,
    occupation TEXT,
    employer TEXT,
    industry TEXT,
    education TEXT,
    monthly_income INTEGER,
    monthly_expense INTEGER,
    aum INTEGER,
    aum_month_avg INTEGER,
    aum_on TEXT,
    assets_elsewhere INTEGER,
    liabilities INTEGER,
    distance_home_km REAL,
    distance_work_km REAL,
    risk_level TEXT,
    risk_word TEXT,
    risk_rated_on TEXT,
    tier TEXT,
    source TEXT,
    preferred_channel TEXT,
    wanted_interval_days INTEGER,
    do_not_contact BOOLEAN,
    hobbies TEXT,
    taboos TEXT,
    other_banks TEXT,
    assigned_on TEXT,
    entered_on TEXT,
    left_on TEXT,
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
    CONSTRAINT do_not_contact_is_yes_or_no CHECK (do_not_contact IN (0, 1)),
    UNIQUE (client_no),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX ix_client_name ON client (name);
CREATE INDEX ix_client_pinyin ON client (pinyin);
CREATE INDEX ix_client_pinyin_initials ON client (pinyin_initials);

CREATE TABLE contact_point (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    value TEXT NOT NULL,
    tail4 TEXT,
    batch_id INTEGER,
    CONSTRAINT contact_point_once UNIQUE (client_id, channel, value),
    CONSTRAINT contact_point_says_something CHECK (value <> ''),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX contact_point_tail ON contact_point (tail4, value, client_id);

CREATE TABLE family_member (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    name TEXT,
    birth_date TEXT,
    birth_year INTEGER,
    birthday_kept TEXT,
    guardian_consent BOOLEAN,
    plan TEXT,
    note TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT guardian_consent_is_yes_or_no CHECK (guardian_consent IN (0, 1)),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX ix_family_member_client_id ON family_member (client_id);

CREATE TABLE holding (
    id INTEGER NOT NULL PRIMARY KEY,
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
CREATE INDEX holding_facts ON holding (client_id, bank, category, closed_on, amount);
CREATE INDEX holding_maturing ON holding (client_id, maturity_date, amount, category, bank)
    WHERE closed_on IS NULL AND maturity_date IS NOT NULL;
CREATE UNIQUE INDEX holding_number ON holding (client_id, holding_no) WHERE holding_no IS NOT NULL;

CREATE TABLE snapshot (
    client_id INTEGER NOT NULL,
    on_date TEXT NOT NULL,
    aum INTEGER,
    aum_month_avg INTEGER,
    batch_id INTEGER,
    PRIMARY KEY (client_id, on_date),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);

CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    channel TEXT,
    direction TEXT,
    reached BOOLEAN,
    minutes INTEGER,
    topic TEXT,
    note TEXT,
    next_on TEXT,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT reached_is_yes_or_no CHECK (reached IN (0, 1)),
    CONSTRAINT minutes_are_counted CHECK (minutes >= 0),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX contact_facts ON contact (client_id, at, reached);
CREATE INDEX contact_promised ON contact (client_id, at, id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX ix_contact_at ON contact (at);

CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT,
    FOREIGN KEY (batch_id) REFERENCES batch (id),
    FOREIGN KEY (client_id) REFERENCES client (id)
);
CREATE INDEX change_of_client ON change (client_id, id);
CREATE INDEX change_of_batch ON change (batch_id);
