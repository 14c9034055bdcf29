-- One row a room: the number of its newest line is what an append compares and swaps.
CREATE TABLE streams (
  sid     INTEGER PRIMARY KEY,
  id      TEXT    NOT NULL UNIQUE,
  version INTEGER NOT NULL
);

-- Append-only tail with exactly one more index: the command id needs none, because a writer that won the swap has read every line.
CREATE TABLE lines (
  pos        INTEGER PRIMARY KEY,
  sid        INTEGER NOT NULL REFERENCES streams (sid),
  number     INTEGER NOT NULL,
  command_id TEXT    NOT NULL,
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL,
  command    TEXT    NOT NULL,
  events     TEXT    NOT NULL,
  UNIQUE (sid, number)
);

-- When a room wants to be woken, in Unix milliseconds; written with the append.
CREATE TABLE deadlines (
  sid INTEGER PRIMARY KEY REFERENCES streams (sid),
  due INTEGER NOT NULL
);

CREATE INDEX deadlines_due ON deadlines (due);
