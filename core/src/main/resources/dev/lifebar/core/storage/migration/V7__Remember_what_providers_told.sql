-- How often providers are asked, in milliseconds; null where nobody chose.
alter table workspace add column check_every bigint;
alter table account add column check_every bigint;

-- What asking the provider of an account came to. The fingerprint tells which accounts share a key; null while none is
-- connected. Days told are counted in UTC.
create table reading (
    account_id bigint not null primary key references account (id),
    workspace_id bigint not null,
    provider text not null,
    fingerprint text,
    next_at bigint not null,
    claimed_until bigint not null,
    failures integer not null,
    rejections integer not null,
    paused boolean not null,
    asked_at bigint,
    failure text,
    detail text,
    succeeded_at bigint,
    told_at bigint,
    told_from bigint,
    told text,
    details text,
    errors text,
    raw text,
    raw_at bigint
);

create index reading_due on reading (provider, next_at) where fingerprint is not null and paused = false;
create index reading_of_key on reading (fingerprint) where fingerprint is not null;
create index reading_of_workspace on reading (workspace_id);
create index reading_raw on reading (raw_at) where raw_at is not null;

-- How far the readings of an account were thinned out, by the sequence of its entries.
create table thinning (
    account_id bigint not null primary key references account (id),
    hourly bigint not null,
    daily bigint not null
);
