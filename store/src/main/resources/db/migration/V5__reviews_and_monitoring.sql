-- Orders that a surface knows by number, what their client notes on them, and what a person decided.
create sequence order_number;
alter table verification add column number bigint;
create unique index verification_number on verification (number) where number is not null;
alter table verification add column notes bytea;
-- The order that led to this one.
alter table verification add column origin text;
create index verification_origin on verification (origin) where origin is not null;

create table review (
  verification_id text primary key references verification on delete cascade,
  accepted boolean not null,
  reviewer text not null,
  comment bytea not null,
  at timestamptz not null,
  next timestamptz
);
create index review_next on review (next) where next is not null;

-- Subjects that are screened again when a list changes. A hit's listing is a keyed digest: it finds whom a changed
-- listing concerns, and shows nobody who is listed.
alter table verification add column monitored boolean not null default false;
create index verification_monitored on verification (id) where monitored;
alter table hit add column listing bytea;
create index hit_listing on hit (listing) where listing is not null;

-- Which versions of the lists everybody monitored was last screened against.
create table monitor (
  one boolean primary key default true check (one),
  state text not null,
  at timestamptz not null
);
