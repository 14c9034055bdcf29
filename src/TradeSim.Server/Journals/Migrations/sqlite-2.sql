-- Codes of classes that were deleted: nothing may be written under them again.
CREATE TABLE forgotten (code TEXT PRIMARY KEY) WITHOUT ROWID;
