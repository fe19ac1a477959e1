-- People who work in the portal. Each belongs to one client; addresses are kept in lower case.
create table client_user (
  id text primary key,
  client_id text not null references client,
  email text not null unique,
  name text not null,
  role text not null check (role in ('VIEWER', 'ANALYST', 'APPROVER', 'ADMIN')),
  password bytea,
  totp bytea,
  totp_step bigint not null default 0,
  invitation bytea unique,
  invitation_expires timestamptz,
  failures int not null default 0,
  locked_until timestamptz,
  disabled timestamptz,
  last_seen timestamptz,
  created timestamptz not null
);
create index client_user_client on client_user (client_id, created);

-- Of a session's token only a digest is kept.
create table user_session (
  token bytea primary key,
  user_id text not null references client_user on delete cascade,
  environment text not null,
  used timestamptz not null,
  expires timestamptz not null
);
create index user_session_user on user_session (user_id);
create index user_session_expires on user_session (expires);

create table user_passkey (
  id bytea primary key,
  user_id text not null references client_user on delete cascade,
  name text not null,
  credential bytea not null,
  counter bigint not null,
  created timestamptz not null,
  used timestamptz
);
create index user_passkey_user on user_passkey (user_id);

-- What an authenticator is asked to sign, once.
create table passkey_challenge (
  challenge bytea primary key,
  user_id text references client_user on delete cascade,
  expires timestamptz not null
);

-- What waits for a person: what a rule would not decide, and every search task.
alter table verification add column reviewed boolean not null default false;
update verification set reviewed = true where id in (select verification_id from review);
alter table verification add column to_review boolean generated always as
  (verdict is not null and not reviewed and erased is null and (verdict = 'REVIEW' or plan = 'diligence/task')) stored;

-- The portal's list, by what it is filtered by.
create index verification_to_review on verification (client_id, environment, created, id) where to_review;
create index verification_plan on verification (client_id, environment, plan, created, id);
create index verification_verdict on verification (client_id, environment, verdict, created, id)
  where verdict is distinct from 'CLEAR';
create index verification_status on verification (client_id, environment, status, created, id)
  where status <> 'DONE';
create index verification_prefix on verification (client_id, environment, lower(reference) text_pattern_ops)
  where reference is not null;

-- Who works on what. A lease ends by itself; an assignment without one stays.
create table assignment (
  verification_id text primary key references verification on delete cascade,
  client_id text not null,
  environment text not null,
  user_id text not null references client_user,
  at timestamptz not null,
  lease_until timestamptz
);
create index assignment_user on assignment (user_id, at);

create table case_note (
  id text primary key,
  verification_id text not null references verification on delete cascade,
  user_id text not null references client_user,
  text bytea not null,
  at timestamptz not null
);
create index case_note_verification on case_note (verification_id, at);

create table saved_view (
  id text primary key,
  user_id text not null references client_user on delete cascade,
  name text not null,
  query text not null
);
create index saved_view_user on saved_view (user_id, name);

-- What a person said of a hit. It holds for the same subject and the same listing until it expires
-- or the listing changes; subject and listing are keyed digests.
create table hit_review (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  verification_id text not null references verification on delete cascade,
  hit_id text not null,
  subject bytea not null,
  listing bytea not null,
  dismissed boolean not null,
  reason text not null,
  sealed bytea not null,
  state text not null check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'WITHDRAWN')),
  maker text not null references client_user,
  made timestamptz not null,
  checker text references client_user,
  checked timestamptz,
  expires timestamptz,
  constraint maker_is_not_checker check (checker is null or checker <> maker)
);
create unique index hit_review_once on hit_review (verification_id, hit_id) where state in ('PROPOSED', 'IN_FORCE');
create index hit_review_memory on hit_review (client_id, environment, subject, listing) where state = 'IN_FORCE';

-- What needs a second person: what is asked for, by whom, and who answered.
create table approval (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  action text not null,
  object text not null,
  sealed bytea not null,
  maker text not null references client_user,
  made timestamptz not null,
  checker text references client_user,
  checked timestamptz,
  state text not null check (state in ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  constraint maker_is_not_checker check (checker is null or checker <> maker),
  constraint answered_by_somebody check (state in ('PENDING', 'WITHDRAWN') or checker is not null)
);
create index approval_pending on approval (client_id, made) where state = 'PENDING';
create unique index approval_once on approval (client_id, action, object) where state = 'PENDING';

-- Actions for which a client wants two persons.
create table second_person (
  client_id text not null references client,
  action text not null,
  primary key (client_id, action)
);

create index audit_object on audit (object, id);
create index audit_client on audit (client_id, id);
create index delivery_verification on delivery (verification_id, sequence);

-- The last days' requests, to be found by their ids. Paths hold ids only.
create table request_log (
  id bigint generated always as identity primary key,
  request_id text not null,
  client_id text not null,
  environment text not null,
  key_id text not null,
  method text not null,
  path text not null,
  status int not null,
  millis int not null,
  at timestamptz not null
);
create index request_log_client on request_log (client_id, environment, id);
create index request_log_request on request_log (client_id, request_id);
create index request_log_at on request_log (at);
