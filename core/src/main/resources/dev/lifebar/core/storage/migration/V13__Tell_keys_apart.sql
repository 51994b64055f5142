-- The fingerprint of the key for which spend was told: another key's is of another account, perhaps.
alter table reading add column told_key text;

-- A variable or a file is read for one workspace, and so its fingerprint is of that workspace alone.
update reading set fingerprint = cast(workspace_id as text) || ':' || fingerprint
where fingerprint is not null and account_id in (select account_id from secret where kind <> 'KEY');

update reading set told_key = fingerprint where told_at is not null;
