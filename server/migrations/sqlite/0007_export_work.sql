-- Whose turn it is, and what is worth knowing of how a file was made.

-- The number of the claim that began the work, counted over all workspaces: the one that was served
-- longest ago comes next.
ALTER TABLE exports ADD COLUMN turn INTEGER;
-- In words for people, such as that the replica was behind.
ALTER TABLE exports ADD COLUMN remark TEXT;

CREATE INDEX exports_by_turn ON exports (turn);
CREATE INDEX exports_by_workspace_turn ON exports (workspace_id, turn);
