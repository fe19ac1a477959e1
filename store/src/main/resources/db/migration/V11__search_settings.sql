-- How a client's search tasks are made. Lower numbers come with the product or from the operator.
create sequence search_setting_number as integer start 10000;
create table search_setting (
  number integer primary key,
  client_id text not null references client,
  environment text not null,
  body text not null,
  retired timestamptz,
  created timestamptz not null
);
create index search_setting_client on search_setting (client_id, environment);
