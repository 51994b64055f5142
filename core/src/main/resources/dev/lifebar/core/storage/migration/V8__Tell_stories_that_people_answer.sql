-- What people and time have done about an episode. next_at is when time alone changes something; null while it does not.
alter table episode add column facts text;
alter table episode add column story text;
alter table episode add column acknowledged_at bigint;
alter table episode add column acknowledged_by_id text;
alter table episode add column acknowledged_by_name text;
alter table episode add column snoozed boolean not null default false;
alter table episode add column snoozed_until bigint;
alter table episode add column snoozed_by_id text;
alter table episode add column snoozed_by_name text;
alter table episode add column held boolean not null default false;
alter table episode add column red_at bigint;
alter table episode add column rang_at bigint;
alter table episode add column reminders integer not null default 0;
alter table episode add column escalated boolean not null default false;
alter table episode add column next_at bigint;

create index episode_next on episode (next_at) where closed_at is null and next_at is not null;

update episode set facts = (
    select delivery.facts from delivery
    where delivery.episode_id = episode.id order by delivery.id desc limit 1
);

-- A message that tells the stories of one or more episodes in a channel, and is written anew as they go on.
create table bulletin (
    id bigint not null primary key,
    workspace_id bigint not null references workspace (id),
    platform text not null,
    channel_id text not null,
    channel_name text not null,
    heading text not null,
    heading_at bigint,
    message_id text,
    created_at bigint not null,
    posted_at bigint,
    edited_at bigint
);

create index bulletin_of_channel on bulletin (platform, channel_id, id);
create index bulletin_of_workspace on bulletin (workspace_id);

create table bulletin_episode (
    bulletin_id bigint not null references bulletin (id),
    episode_id bigint not null references episode (id),
    primary key (bulletin_id, episode_id)
);

create index bulletin_of_episode on bulletin_episode (episode_id);

alter table delivery add column bulletin_id bigint not null default 0;

insert into bulletin (id, workspace_id, platform, channel_id, channel_name, heading, message_id, created_at, posted_at)
select id, workspace_id, platform, channel_id, channel_name, 'NONE', message_id, created_at, ended_at
from delivery where kind = 'POST';

insert into bulletin_episode (bulletin_id, episode_id)
select id, episode_id from delivery where kind = 'POST' and episode_id in (select id from episode);

update delivery set bulletin_id = coalesce((
    select max(post.id) from delivery as post
    where post.kind = 'POST' and post.episode_id = delivery.episode_id and post.platform = delivery.platform
        and post.channel_id = delivery.channel_id and post.id <= delivery.id
), 0) where kind <> 'NOTICE';

create index delivery_of_bulletin on delivery (bulletin_id) where bulletin_id <> 0;

-- What a channel wants to know of, when, and whom it pings.
alter table subscription add column providers text not null default '';
alter table subscription add column quiet_from integer;
alter table subscription add column quiet_to integer;
alter table subscription add column quiet_zone text;
alter table subscription add column quiet_red boolean not null default false;
alter table subscription add column mention text;
alter table subscription add column checked_at bigint;
alter table subscription add column told_dead boolean not null default false;

-- Where a red that nobody acknowledges goes after a while, in milliseconds.
create table escalation (
    workspace_id bigint not null primary key references workspace (id),
    after bigint not null,
    platform text not null,
    channel_id text not null,
    channel_name text not null
);

-- Where an account was synced last, and when a fresh number was asked for there.
create table nudge (
    account_id bigint not null primary key references account (id),
    platform text not null,
    channel_id text not null,
    channel_name text not null,
    nudged_at bigint,
    nudges integer not null
);

alter table reading add column told_failing boolean not null default false;

-- When this installation was last seen at work.
create table heartbeat (
    id integer not null primary key,
    at bigint not null
);
