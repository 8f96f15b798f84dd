-- What an emergency opening was for: which child, what had happened, why it could not wait. Empty: opened before these were
-- asked for apart; then the reason alone tells.
ALTER TABLE break_glass ADD COLUMN child TEXT NOT NULL DEFAULT '';
ALTER TABLE break_glass ADD COLUMN happened TEXT NOT NULL DEFAULT '';
ALTER TABLE break_glass ADD COLUMN why_now TEXT NOT NULL DEFAULT '';
