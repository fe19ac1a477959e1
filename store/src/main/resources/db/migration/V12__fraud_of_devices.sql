-- Fraud is rare: whether any of many devices is known for it is answered without their other sightings.
create index sighting_fraud on sighting (environment, device) where fraud and device is not null;
