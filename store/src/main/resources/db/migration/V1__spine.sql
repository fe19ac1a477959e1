-- Clients and what they own.
create table client (
  id text primary key,
  name text not null,
  data_key bytea not null,
  need_review boolean not null default false,
  points bigint,
  created timestamptz not null
);

create table api_key (
  id text primary key,
  client_id text not null references client,
  environment text not null check (environment in ('DEVELOPMENT', 'LIVE')),
  hash bytea not null unique,
  hint text not null,
  denied text not null default '',
  created timestamptz not null,
  revoked timestamptz
);
create index api_key_client on api_key (client_id);

-- The keys wait here, sealed with the token itself, until it is used once.
create table provision_token (
  hash bytea primary key,
  client_id text not null references client,
  sealed bytea not null,
  created timestamptz not null
);

create table callback_secret (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  token bytea not null,
  secret bytea not null,
  created timestamptz not null,
  updated timestamptz not null,
  unique (client_id, environment)
);

create table callback_url (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  type text not null,
  url text not null,
  status text not null check (status in ('ACTIVE', 'INACTIVE')),
  created timestamptz not null,
  updated timestamptz not null,
  unique (client_id, environment, type)
);

-- Orders and how they end. Whatever tells about a person is sealed.
create table verification (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  plan text not null,
  status text not null,
  reference text,
  ordered bytea not null,
  verdict text,
  decided_by text,
  decided_at timestamptz,
  created timestamptz not null,
  updated timestamptz not null
);
create index verification_reference on verification (client_id, environment, plan, reference, created desc, id);
create index verification_created on verification (client_id, environment, created desc, id);

create table check_run (
  verification_id text not null references verification on delete cascade,
  kind text not null,
  outcome bytea,
  attempts int not null default 0,
  finished timestamptz,
  primary key (verification_id, kind)
);

-- Hits can be read again by their own id.
create table hit (
  id text primary key,
  verification_id text not null references verification on delete cascade,
  client_id text not null,
  environment text not null
);
create index hit_verification on hit (verification_id);

create table evidence (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  verification_id text references verification on delete cascade,
  kind text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  data_key bytea not null,
  location text not null,
  created timestamptz not null
);
create index evidence_verification on evidence (verification_id);

-- Deliveries to receivers; the sequence orders what concerns one verification.
create table delivery (
  id text primary key,
  sequence bigint generated always as identity,
  client_id text not null references client,
  environment text not null,
  verification_id text references verification on delete cascade,
  type text not null,
  url text not null,
  body bytea not null,
  status text not null check (status in ('WAITING', 'DELIVERED', 'PARKED')),
  attempts int not null default 0,
  last_status int,
  last_error text,
  created timestamptz not null,
  updated timestamptz not null
);
create index delivery_client on delivery (client_id, environment, sequence desc);
create index delivery_parked on delivery (status) where status = 'PARKED';

-- First answers to requests with an Idempotency-Key.
create table idempotency (
  client_id text not null,
  environment text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body bytea,
  created timestamptz not null,
  primary key (client_id, environment, key)
);
create index idempotency_created on idempotency (created);

-- Who did what. Rows are chained in the order of their ids shortly after they are written.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  client_id text,
  actor text not null,
  action text not null,
  object text not null,
  detail text not null default '',
  seq bigint unique,
  mac bytea
);
create index audit_unchained on audit (id) where seq is null;

create table audit_head (
  one boolean primary key default true check (one),
  seq bigint not null,
  mac bytea not null
);

-- The job tables of db-scheduler 16 (com.github.kagkarlsson), one for each kind of work so that none waits for another.
create table verification_job (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index on verification_job (execution_time);
create index on verification_job (last_heartbeat);
create table delivery_job (like verification_job including all);
create table housekeeping_job (like verification_job including all);
