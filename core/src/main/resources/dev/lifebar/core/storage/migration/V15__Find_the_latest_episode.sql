-- Finds the latest episode of an account, and what a channel was never told, without a look through all.
create index episode_of_account on episode (account_id, id);
create index delivery_lost on delivery (workspace_id, ended_at) where state = 'LOST';

-- What this did is done by tasks of their own names now.
delete from scheduled_tasks where task_name = 'upkeep';
