-- Why an export failed is kept as a word, which every reader gets in their own language.
UPDATE exports SET reason = CASE
    WHEN reason LIKE '%disk is full%' THEN 'disk_full'
    WHEN reason LIKE 'The file could not be stored.%' THEN 'store_away'
    WHEN reason LIKE 'The database could not be read.%' THEN 'database_away'
    WHEN reason LIKE 'The work was cut off%' THEN 'cut_off'
    ELSE 'internal'
END
WHERE state = 'failed';

UPDATE exports SET remark = CASE
    WHEN remark LIKE '%an attempt before%' THEN 'tried_before'
    ELSE 'replica_not_ready'
END
WHERE remark IS NOT NULL;
