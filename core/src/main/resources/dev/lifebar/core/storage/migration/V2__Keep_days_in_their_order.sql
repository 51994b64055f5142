-- A day of an account then lies beside the days around it, which are read together; the key alone finds its row.
create table day_in_order (
    account_id bigint not null references account (id),
    day bigint not null,
    unit text not null,
    spent bigint not null,
    added bigint not null,
    closing bigint,
    primary key (account_id, day, unit)
) ${in_order};

insert into day_in_order (account_id, day, unit, spent, added, closing)
select account_id, day, unit, spent, added, closing from day;

drop table day;

alter table day_in_order rename to day;
