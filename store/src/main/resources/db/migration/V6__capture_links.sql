-- Links by which an applicant hands in what an order waits for. The token itself is kept nowhere.
create table capture_link (
  token bytea primary key,
  verification_id text not null references verification on delete cascade,
  expires timestamptz not null,
  device bytea
);
create index capture_link_verification on capture_link (verification_id);
