-- Accounts of the workflow surface, and orders that wait for evidence.
create table account (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  created timestamptz not null,
  erased timestamptz
);

alter table verification add column account_id text references account;
alter table verification add column deadline timestamptz;
alter table verification add column erased timestamptz;
create index verification_account on verification (account_id, created, id) where account_id is not null;
create index verification_deadline on verification (deadline) where status = 'AWAITING_EVIDENCE';

-- Who used which e-mail, phone, IP, device and address, and when. Every value is a digest keyed by the
-- installation: the table tells that two orders share a phone, never which phone it is.
create table sighting (
  order_id text primary key,
  client_id text not null,
  environment text not null,
  at timestamptz not null,
  email bytea,
  phone bytea,
  phone_range bytea,
  ip bytea,
  device bytea,
  address bytea,
  postal bytea,
  person bytea,
  country text,
  risky_service boolean not null default false,
  risky_email boolean not null default false,
  risky_device boolean not null default false,
  fraud boolean not null default false
);
create index sighting_email on sighting (environment, email, at) where email is not null;
create index sighting_phone on sighting (environment, phone, at) where phone is not null;
create index sighting_range on sighting (environment, phone_range, at) include (phone) where phone_range is not null;
create index sighting_ip on sighting (environment, ip, at) where ip is not null;
create index sighting_device on sighting (environment, device, at) where device is not null;
create index sighting_address on sighting (environment, address, at) where address is not null;
create index sighting_person on sighting (environment, person, at) where person is not null;
create index sighting_at on sighting (at);
