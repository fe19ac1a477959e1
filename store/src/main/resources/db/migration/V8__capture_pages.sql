-- What an applicant agreed to, or refused, before any picture; the text by its digest.
create table capture_consent (
  verification_id text not null references verification on delete cascade,
  given boolean not null,
  version text not null,
  locale text not null,
  at timestamptz not null
);
create index capture_consent_verification on capture_consent (verification_id, at);

-- Which document an applicant chose to show.
create table capture_choice (
  verification_id text primary key references verification on delete cascade,
  document text not null,
  country text not null
);

-- How often each part was handed in.
create table capture_attempt (
  verification_id text not null references verification on delete cascade,
  part text not null,
  attempts integer not null,
  primary key (verification_id, part)
);

-- A computer that hands its link over to a phone: a code that is shown for seconds, the phone that
-- scanned it, and the number the two compare.
create table capture_handover (
  code bytea primary key,
  verification_id text not null references verification on delete cascade,
  expires timestamptz not null,
  started timestamptz not null,
  started_on text not null,
  phone bytea,
  phone_name text,
  number text,
  failures integer not null default 0,
  done boolean not null default false
);
create index capture_handover_verification on capture_handover (verification_id, started);

-- How a client's pages look, and where they lead back to.
create table client_brand (
  client_id text primary key references client,
  name text,
  colour text,
  dark_colour text,
  logo bytea,
  logo_type text,
  success_url text,
  error_url text
);
