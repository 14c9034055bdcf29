-- One row a room: the number of its newest line is what an append compares and swaps. Room is left in each page, so
-- that a swap stays in it. Ids are compared by their bytes, so that every server sorts them alike.
CREATE TABLE streams (
  sid     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id      text COLLATE "C" NOT NULL UNIQUE,
  version integer NOT NULL
) WITH (fillfactor = 70);

-- Append-only tail with exactly one more index: the command id needs none, because a writer that won the swap has read every line.
CREATE TABLE lines (
  pos        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sid        bigint  NOT NULL,
  number     integer NOT NULL,
  command_id text    NOT NULL,
  by         text    NOT NULL,
  at         text    NOT NULL,
  command    text    NOT NULL,
  events     text    NOT NULL,
  UNIQUE (sid, number)
);

-- When a room wants to be woken, in Unix milliseconds; written with the append.
CREATE TABLE deadlines (
  sid bigint PRIMARY KEY,
  due bigint NOT NULL
);

CREATE INDEX deadlines_due ON deadlines (due);

-- Codes of classes that were deleted: nothing may be written under them again.
CREATE TABLE forgotten (code text COLLATE "C" PRIMARY KEY);
