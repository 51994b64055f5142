-- Since when the bot is no longer a member; null while it is.
alter table workspace add column left_at bigint;

create index workspace_left on workspace (left_at) where left_at is not null;
