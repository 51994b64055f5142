-- People also say that a top-up which a reading showed was theirs: such an entry names that reading under undoes.
drop index entry_of_account_by_person;
drop index entry_of_workspace_by_person;
create index entry_of_account_by_person on entry (account_id, sequence)
    where kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM');
create index entry_of_workspace_by_person on entry (workspace_id, id)
    where kind in ('SYNC', 'TOPUP', 'UNDO', 'CLAIM');
