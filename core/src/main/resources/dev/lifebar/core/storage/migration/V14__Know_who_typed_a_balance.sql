-- What people call whoever typed the last absolute balance; null where a provider told it.
alter table account add column typed_by text;

update account set typed_by = (
    select e.author_name from entry e
    where e.account_id = account.id and e.kind = 'SYNC' and e.at = account.as_of
        and not exists (select 1 from entry u where u.undoes = e.id)
    order by e.sequence desc limit 1)
where basis in ('MANUAL', 'ESTIMATED');
