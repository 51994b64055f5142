alter table workspace add column answers text not null default 'ALERTS';
