-- Whether the second place hears: when something last arrived there, when it was last looked whether it would, why not, and
-- whether others were told of that.
alter table escalation add column proof_at bigint;
alter table escalation add column checked_at bigint;
alter table escalation add column trouble text;
alter table escalation add column told_dead boolean not null default false;
