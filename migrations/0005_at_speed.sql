-- What many comments a second need: queues that are found by a probe, counters that are not counted again.

-- The courier's queues: of each page what it says in public and in private, the most urgent first.
drop index outbox_due;
create index outbox_queued on outbox (page_connection_id, (kind = 'public_reply'), priority, due_at, seq)
    where state = 'queued';
create index outbox_sending on outbox (lease_until) where state = 'sending';
-- How fast a Live was answered lately.
create index outbox_answered on outbox (live_id, sent_at) where state = 'sent' and kind = 'public_reply';

-- Comments as they came, apart from the rows that are worked: those are rewritten when they are decided and must be
-- small, these are written once and forgotten a month at a time.
create table comment_bodies (
    comment_id  uuid        not null,
    received_at timestamptz not null,
    body        text        not null
) partition by range (received_at);
create table comment_bodies_rest partition of comment_bodies default;

-- Makes the partition of a month; nothing when it is there, or when rows of that month lie in the rest already.
create function comment_bodies_for(month timestamptz) returns void language plpgsql as $$
declare
    first date := date_trunc('month', month at time zone 'UTC');
    partition text := format('comment_bodies_%s', to_char(first, 'YYYY_MM'));
begin
    if to_regclass(partition) is null then
        execute format('create table %I partition of comment_bodies for values from (%L) to (%L)', partition,
                       first::timestamp at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
    end if;
exception when check_violation then
    raise notice 'comment_bodies_rest has rows of %', first;
end $$;

-- Drops the partitions that end before a moment; returns how many.
create function comment_bodies_forget(before timestamptz) returns integer language plpgsql as $$
declare
    partition text;
    dropped integer := 0;
begin
    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'comment_bodies'::regclass and c.relname ~ '^comment_bodies_\d{4}_\d{2}$'
              and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= before
    loop
        execute format('drop table %I', partition);
        dropped := dropped + 1;
    end loop;
    delete from comment_bodies_rest where received_at < before;
    return dropped;
end $$;

select comment_bodies_for(now());
insert into comment_bodies (comment_id, received_at, body) select id, received_at, body from comments;
alter table comments drop column body;

-- What is known of a comment's edits, removal and hiding, whether or not the comment itself has come. One row always.
create function comment_latest_changes(of_platform text, of_comment_id text)
    returns table (edited_at timestamptz, text text, removed_at timestamptz, hidden boolean)
    language sql stable as $$
    select max(c.changed_at) filter (where c.verb = 'edit'),
           (array_agg(c.text order by c.changed_at desc) filter (where c.verb = 'edit'))[1],
           max(c.changed_at) filter (where c.verb = 'remove'),
           (array_agg(c.verb order by c.changed_at desc) filter (where c.verb in ('hide', 'unhide')))[1] = 'hide'
    from comment_changes c where c.platform = of_platform and c.comment_id = of_comment_id
$$;

-- The busiest rows belong to the shop of what they point to (V6). A foreign key asks once for each row; these triggers
-- ask once for all rows of a statement (ADR 7). What they point to is never deleted.
-- Scalar subqueries, because they are always answered by one probe of a primary key a row.
alter table comments
    drop constraint comments_page_fkey,
    drop constraint comments_live_fkey,
    drop constraint comments_customer_fkey,
    drop constraint comments_order_fkey;
alter table readings
    drop constraint readings_comment_id_fkey,
    drop constraint readings_store_id_fkey;
alter table outbox
    drop constraint outbox_page_fkey,
    drop constraint outbox_live_fkey,
    drop constraint outbox_order_fkey,
    drop constraint outbox_customer_fkey,
    drop constraint outbox_comment_id_fkey;

create function refuse_another_shop(tablename text) returns void language plpgsql as $$
begin
    raise exception 'a row of % points to nothing, or into another shop', tablename
        using errcode = 'foreign_key_violation', table = tablename, constraint = tablename || '_of_one_shop';
end $$;

create function comments_of_one_shop() returns trigger language plpgsql as $$
begin
    if exists (
        select from written w
        where (select p.store_id from page_connections p where p.id = w.page_connection_id) is distinct from w.store_id
           or w.live_id is not null
              and (select l.store_id from lives l where l.id = w.live_id) is distinct from w.store_id
           or w.customer_id is not null
              and (select c.store_id from customers c where c.id = w.customer_id) is distinct from w.store_id
           or w.order_id is not null
              and (select o.store_id from orders o where o.id = w.order_id) is distinct from w.store_id)
    then
        perform refuse_another_shop('comments');
    end if;
    return null;
end $$;
create trigger comments_of_one_shop_added after insert on comments
    referencing new table as written for each statement execute function comments_of_one_shop();
create trigger comments_of_one_shop_changed after update on comments
    referencing new table as written for each statement execute function comments_of_one_shop();

create function readings_of_one_shop() returns trigger language plpgsql as $$
begin
    if exists (
        select from written w
        where (select c.store_id from comments c where c.id = w.comment_id) is distinct from w.store_id)
    then
        perform refuse_another_shop('readings');
    end if;
    return null;
end $$;
create trigger readings_of_one_shop_added after insert on readings
    referencing new table as written for each statement execute function readings_of_one_shop();

create function outbox_of_one_shop() returns trigger language plpgsql as $$
begin
    if exists (
        select from written w
        where (select p.store_id from page_connections p where p.id = w.page_connection_id) is distinct from w.store_id
           or w.live_id is not null
              and (select l.store_id from lives l where l.id = w.live_id) is distinct from w.store_id
           or w.order_id is not null
              and (select o.store_id from orders o where o.id = w.order_id) is distinct from w.store_id
           or w.customer_id is not null
              and (select c.store_id from customers c where c.id = w.customer_id) is distinct from w.store_id
           or w.comment_id is not null
              and (select c.store_id from comments c where c.id = w.comment_id) is distinct from w.store_id)
    then
        perform refuse_another_shop('outbox');
    end if;
    return null;
end $$;
create trigger outbox_of_one_shop_added after insert on outbox
    referencing new table as written for each statement execute function outbox_of_one_shop();
