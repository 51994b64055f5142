-- One set of migrations for SQLite and PostgreSQL: ids are made by the application, money is micro-units beside a
-- unit, times are milliseconds since 1970 UTC, days are dates in the workspace's zone, counted from 1970.

create table workspace (
    id bigint not null primary key,
    platform text not null,
    external_id text not null,
    name text not null,
    zone text not null,
    percent_rule text,
    money_rule text,
    days_rule text,
    created_at bigint not null,
    unique (platform, external_id)
);

create table account (
    id bigint not null primary key,
    workspace_id bigint not null references workspace (id),
    provider text not null,
    label text not null,
    enabled boolean not null,
    unit text not null,
    balance bigint,
    basis text not null,
    as_of bigint,
    added bigint not null,
    spent bigint not null,
    capacity_origin text not null,
    capacity_base bigint not null,
    capacity_fixed bigint not null,
    capacity_raised bigint not null,
    since bigint,
    observed_at bigint,
    observations integer not null,
    level text,
    rule text not null,
    boundary text,
    percent_rule text,
    money_rule text,
    days_rule text,
    checked_at bigint,
    last_sequence bigint not null,
    created_at bigint not null,
    unique (workspace_id, provider, label)
);

create table entry (
    id bigint not null primary key,
    workspace_id bigint not null,
    account_id bigint not null references account (id),
    sequence bigint not null,
    kind text not null,
    amount bigint not null,
    unit text not null,
    max bigint,
    at bigint not null,
    author_id text not null,
    author_name text not null,
    undoes bigint unique,
    request_id text,
    before text,
    zone text,
    balance bigint,
    balance_unit text,
    unique (account_id, sequence),
    unique (workspace_id, request_id)
);

-- Finds what a person could undo without walking over the readings.
create index entry_of_account_by_person on entry (account_id, sequence) where kind in ('SYNC', 'TOPUP', 'UNDO');
create index entry_of_workspace_by_person on entry (workspace_id, id) where kind in ('SYNC', 'TOPUP', 'UNDO');

create table day (
    account_id bigint not null references account (id),
    day bigint not null,
    unit text not null,
    spent bigint not null,
    added bigint not null,
    closing bigint,
    primary key (account_id, day, unit)
);

create table episode (
    id bigint not null primary key,
    workspace_id bigint not null,
    account_id bigint not null references account (id),
    level text not null,
    worst text not null,
    by_days boolean not null,
    lowest bigint not null,
    clear_since bigint,
    opened_at bigint not null,
    closed_at bigint
);

create unique index episode_open on episode (account_id) where closed_at is null;

create table subscription (
    id bigint not null primary key,
    workspace_id bigint not null references workspace (id),
    platform text not null,
    channel_id text not null,
    channel_name text not null,
    levels text not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    proof_at bigint,
    trouble text,
    unique (workspace_id, platform, channel_id)
);

create table delivery (
    id bigint not null primary key,
    workspace_id bigint not null references workspace (id),
    platform text not null,
    channel_id text not null,
    channel_name text not null,
    episode_id bigint,
    kind text not null,
    facts text not null,
    state text not null,
    attempts integer not null,
    due_at bigint not null,
    claimed_until bigint not null,
    message_id text,
    reason text,
    created_at bigint not null,
    ended_at bigint
);

create index delivery_waiting on delivery (platform, channel_id, id) where state = 'WAITING';
create index delivery_of_workspace_waiting on delivery (workspace_id) where state = 'WAITING';
create index delivery_of_episode on delivery (episode_id);

create table access (
    workspace_id bigint not null references workspace (id),
    permission text not null,
    principal text not null,
    primary key (workspace_id, permission, principal)
);

-- db-scheduler's own table, with types that both databases know.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
