-- When what a verification knows of a person goes; null where the installation's own rule holds.
alter table verification add column erase_at timestamptz;
create index verification_erase_at on verification (erase_at) where erase_at is not null and erased is null;
create index verification_kept on verification (created) where erased is null;
