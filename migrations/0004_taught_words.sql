-- Words a seller teaches the reader during a Live ("la vinotinto" is B7), and what the catalogue keeps of them.

create table taught_words (
    store_id   uuid        not null,
    live_id    uuid        not null,
    -- As the reader compares it.
    folded     text        not null,
    -- As it was written.
    word       text        not null,
    product_id uuid        not null,
    -- The comment it was learnt from.
    comment_id uuid        references comments (id) on delete set null,
    taught_by  uuid        not null references sellers (id),
    taught_at  timestamptz not null,
    -- Whether it shall stay in the catalogue after the Live.
    suggestion text        not null default 'open',
    constraint taught_words_pkey primary key (live_id, folded),
    constraint taught_words_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint taught_words_product_fkey foreign key (store_id, product_id) references products (store_id, id),
    constraint taught_words_suggestion_known check (suggestion in ('open', 'kept', 'dismissed')),
    constraint taught_words_length check (char_length(word) between 2 and 60)
);
create index taught_words_by_product on taught_words (store_id, product_id);
create index taught_words_by_comment on taught_words (comment_id) where comment_id is not null;

-- Moves whenever a word of the Live is taught or forgotten.
alter table lives add column words_version bigint not null default 0;
