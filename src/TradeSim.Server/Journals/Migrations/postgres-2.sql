-- Who is in a cluster. The version is what every change of its members compares and swaps.
CREATE TABLE clusters (
  id      text COLLATE "C" PRIMARY KEY,
  version integer NOT NULL
);

CREATE TABLE members (
  cluster    text COLLATE "C" NOT NULL REFERENCES clusters (id) ON DELETE CASCADE,
  address    text COLLATE "C" NOT NULL,
  etag       integer     NOT NULL,
  status     integer     NOT NULL,
  proxy_port integer     NOT NULL,
  host       text        NOT NULL,
  name       text        NOT NULL,
  role       text        NOT NULL,
  suspects   text        NOT NULL,
  started    timestamptz NOT NULL,
  alive      timestamptz NOT NULL,
  PRIMARY KEY (cluster, address)
);

-- What tickets are signed with, so that every web server can read those of every other.
CREATE TABLE signing_keys (
  pos bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xml text NOT NULL
);
