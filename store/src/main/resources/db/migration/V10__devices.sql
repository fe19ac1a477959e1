-- Browsers that told of themselves. The id is one that this installation made up and left with the
-- browser; everything else is a digest keyed by the installation.
create table device (
  environment text not null,
  id text not null,
  known_as text not null,
  likeness bytea not null,
  network bytea,
  traits text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (environment, id)
);
create index device_likeness on device (environment, likeness, last_seen);
create index device_network on device (environment, network, last_seen) where network is not null;
create index device_last_seen on device (last_seen);

-- What a blackbox was given out for once; it is good for one order.
create table device_nonce (
  nonce bytea primary key,
  order_id text not null,
  at timestamptz not null
);
create index device_nonce_at on device_nonce (at);

-- Blackboxes that a browser sent by itself; they are sealed as they come.
create table device_report (
  session text primary key,
  client_id text not null references client,
  environment text not null,
  order_id text,
  blackbox text not null,
  at timestamptz not null
);
create index device_report_at on device_report (at);

-- What kind of fraud a person found an order to be.
alter table sighting add column fraud_kind text;
update sighting set fraud_kind = 'MISCELLANEOUS' where fraud;
