-- What a search for a person looks through.

ALTER TABLE users ADD COLUMN search_key text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (first_name_key || ' ' || last_name_key || ' ' || email_key) STORED;
