-- Understand and recommend (D9, D15, D24, D27, D36, D114, D115): what decides whether a product suits, and what was offered
-- to whom, with the client's own answer. No rate, no margin and no promise of a return has a column.

ALTER TABLE product ADD COLUMN issuer TEXT;
ALTER TABLE product ADD COLUMN industry TEXT;
ALTER TABLE product ADD COLUMN premium_years INTEGER;
ALTER TABLE product ADD COLUMN benefit TEXT;

CREATE TABLE offer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    product_code TEXT NOT NULL,
    product_name TEXT,
    category TEXT,
    product_level TEXT,
    client_level TEXT,
    rated_on TEXT,
    need TEXT,
    amount INTEGER,
    note TEXT,
    answer TEXT,
    words TEXT,
    answers INTEGER,
    nth INTEGER NOT NULL,
    batch_id INTEGER,
    FOREIGN KEY (client_id) REFERENCES client (id),
    FOREIGN KEY (answers) REFERENCES offer (id),
    FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX offer_of_client ON offer (client_id, id);
CREATE INDEX offer_of_product ON offer (product_code, at);
CREATE INDEX offer_at ON offer (at);
CREATE INDEX offer_answered ON offer (answers) WHERE answers IS NOT NULL;
