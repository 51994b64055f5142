-- A fingerprint is drawn at random, so that no key can be guessed from it. Accounts that share one go on sharing it.
create table drawn (
    old text not null primary key,
    fresh text not null
);

insert into drawn (old, fresh)
select known.old, lower(hex(randomblob(16)))
from (
    select fingerprint as old from reading where fingerprint is not null
    union
    select told_key from reading where told_key is not null
) known;

update reading
set fingerprint = (select fresh from drawn where old = fingerprint),
    told_key = (select fresh from drawn where old = told_key);

drop table drawn;

-- Keys that may be the same look the same to people.
create index secret_of_hint on secret (hint);
