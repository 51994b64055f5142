-- The request whose test last arrived, so that a repetition of it posts none.
alter table subscription add column request_id text;
