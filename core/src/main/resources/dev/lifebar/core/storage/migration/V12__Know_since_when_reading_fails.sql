-- Since when a provider tells nothing: the first failure after it last told something.
alter table reading add column failing_since bigint;
update reading set failing_since = asked_at where failures > 0;
