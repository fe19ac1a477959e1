-- What an order is about, as a keyed digest: finds a running twin without showing the number.
alter table verification add column subject_key bytea;
create index verification_running on verification (client_id, environment, subject_key, created)
  where subject_key is not null and status in ('QUEUED', 'RUNNING', 'WAITING');

-- Recent answers of sources, sealed, each client's own.
create table source_answer (
  client_id text not null references client on delete cascade,
  environment text not null,
  key bytea not null,
  answer bytea not null,
  expires timestamptz not null,
  primary key (client_id, environment, key)
);
create index source_answer_expires on source_answer (expires);

-- Tables the operator loads; a load becomes visible at once when it is whole.
create table register (
  name text primary key,
  generation bigint not null,
  rows bigint not null,
  loaded timestamptz not null
);
create sequence register_generation;
create table register_row (
  generation bigint not null,
  key bytea not null,
  fields bytea not null
);
create index register_row_key on register_row (key, generation);
