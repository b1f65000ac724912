-- Planned contact (D7, D8, D21, D38, D86, D97, D113, D122-D127): what a contact may also say, which reminders are done or put
-- off, and the indexes by which a morning finds the few rows that matter to it.
-- The contact table is built anew, so that columns stand in the order in which a person reads them.

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
    next_note TEXT,
    step TEXT,
    step_answer BOOLEAN,
    gift TEXT,
    gift_value INTEGER,
    corrects INTEGER,
    withdrawn BOOLEAN,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    CONSTRAINT reached_is_yes_or_no CHECK (reached IN (0, 1)),
    CONSTRAINT minutes_are_counted CHECK (minutes >= 0),
    CONSTRAINT step_answer_is_yes_or_no CHECK (step_answer IN (0, 1)),
    CONSTRAINT a_gift_costs_what_it_costs CHECK (gift_value >= 0),
    CONSTRAINT withdrawn_is_yes_or_no CHECK (withdrawn IN (0, 1)),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (corrects) REFERENCES contact (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
INSERT INTO new_contact (
    id, client_id, at, channel, direction, reached, minutes, topic, note, next_on, corrects, withdrawn, nth, batch_id
) SELECT
    id, client_id, at, channel, direction, reached, minutes, topic, note, next_on, corrects, withdrawn, nth, batch_id
FROM contact;
-- The number of a contact that was removed must never come to mean another.
DELETE FROM sqlite_sequence WHERE name = 'new_contact';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_contact', seq FROM sqlite_sequence WHERE name = 'contact';
DROP TABLE contact;
ALTER TABLE new_contact RENAME TO contact;
CREATE INDEX contact_corrected ON contact (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX contact_facts ON contact (client_id, at, reached);
CREATE INDEX contact_promised ON contact (client_id, at, id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX contact_promised_on ON contact (next_on, client_id) WHERE next_on IS NOT NULL;
CREATE INDEX contact_gifts ON contact (client_id, at, gift_value) WHERE gift IS NOT NULL;
CREATE INDEX ix_contact_at ON contact (at);

ALTER TABLE client ADD COLUMN wanted_weekdays TEXT;

CREATE TABLE reminder_state (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    done_on TEXT,
    snoozed_until TEXT,
    batch_id INTEGER,
    CONSTRAINT one_state_a_reminder UNIQUE ("key"),
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX reminder_state_of_client ON reminder_state (client_id, "key");

CREATE INDEX client_born ON client (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX client_birthday ON client (substr(birth_date, 6)) WHERE birth_date IS NOT NULL;
CREATE INDEX client_birth_month_day ON client (birth_month_day) WHERE birth_month_day IS NOT NULL;
CREATE INDEX client_rated ON client (risk_rated_on) WHERE risk_rated_on IS NOT NULL;
CREATE INDEX client_entered ON client (entered_on);
CREATE INDEX client_verified ON client (verified_on) WHERE verified_on IS NOT NULL;
CREATE INDEX client_notices ON client (notice_topics) WHERE notice_topics IS NOT NULL;
CREATE INDEX client_quiet ON client (do_not_contact, consent_call, consent_sms, consent_wechat, consent_mail)
    WHERE do_not_contact;
CREATE INDEX client_referred ON client (entered_on, referrer) WHERE referrer IS NOT NULL;
CREATE INDEX family_born ON family_member (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX family_birthday ON family_member (substr(birth_date, 6)) WHERE birth_date IS NOT NULL;
CREATE INDEX family_birth_month_day ON family_member (birth_month_day) WHERE birth_month_day IS NOT NULL;
CREATE INDEX holding_matures ON holding (maturity_date, client_id) WHERE maturity_date IS NOT NULL;
CREATE INDEX holding_starts ON holding (start_date, client_id) WHERE start_date IS NOT NULL;
CREATE INDEX flow_booked ON flow ("on", direction, amount);
CREATE INDEX event_day ON event ("on") WHERE "on" IS NOT NULL;
CREATE INDEX need_by ON need ("by") WHERE "by" IS NOT NULL;
CREATE INDEX need_batch ON need (batch_id);
