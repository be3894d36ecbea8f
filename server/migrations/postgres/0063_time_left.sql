-- How long the worker thinks it will still take; whoever looks is told the same.
ALTER TABLE exports ADD COLUMN seconds_left bigint;
