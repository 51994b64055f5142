-- How many attempts to send a message certainly did not arrive.
alter table delivery add column forbidden integer not null default 0;

-- The line that tells, beside a message, that an episode is over; 0 for none.
alter table bulletin_episode add column recovery_id bigint not null default 0;

update bulletin_episode set recovery_id = coalesce((
    select max(id) from delivery
    where kind = 'RECOVERY' and delivery.bulletin_id = bulletin_episode.bulletin_id
        and delivery.episode_id = bulletin_episode.episode_id
), 0);
