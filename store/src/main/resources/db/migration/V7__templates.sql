-- What a client's verification sessions are made of.
create table template (
  id text primary key,
  client_id text not null references client,
  environment text not null,
  body text not null,
  signing bytea not null,
  retired timestamptz,
  created timestamptz not null
);
create index template_client on template (client_id, environment, created);

-- A signature with another key than the client's callback secret, made when the callback was planned.
alter table delivery add column signature text;
