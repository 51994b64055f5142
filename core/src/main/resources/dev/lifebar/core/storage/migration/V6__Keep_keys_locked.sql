-- The key of an account, or where it is read, locked under a master key that is not in the database.
create table secret (
    account_id bigint not null primary key references account (id),
    workspace_id bigint not null references workspace (id),
    kind text not null,
    locked bytea not null,
    master integer not null,
    hint text not null,
    author_id text not null,
    author_name text not null,
    added_at bigint not null,
    last_success_at bigint
);

create index secret_of_workspace on secret (workspace_id);
