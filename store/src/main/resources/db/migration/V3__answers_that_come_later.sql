-- Questions a source has taken and answers later, and its answer once it came; sealed.
create table source_ticket (
  reference bytea primary key,
  verification_id text not null,
  source text not null,
  client_id text not null references client on delete cascade,
  sealed bytea not null,
  expires timestamptz not null,
  unique (verification_id, source)
);
create index source_ticket_expires on source_ticket (expires);

-- Remembered answers say who gave them in another form from now on; they are asked for again.
delete from source_answer;
