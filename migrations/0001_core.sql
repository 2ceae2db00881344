-- The core: shops and people, catalogue and stock, Lives and comments, carts and orders, payments, messages.
-- Every constraint is named; several carry the invariants that `livesell verify` checks (V1 to V6).
-- A foreign key that starts with store_id keeps a row from pointing into another tenant (V6).

create table sellers (
    id            uuid        primary key,
    email         text        not null,
    name          text        not null,
    password_hash text        not null,
    created_at    timestamptz not null,
    constraint sellers_email_shape check (email = lower(email) and position('@' in email) > 1 and length(email) <= 254)
);
create unique index sellers_email_key on sellers (email);

create table stores (
    id                uuid        primary key,
    slug              text        not null,
    name              text        not null,
    country           char(2)     not null,
    currency          char(3)     not null,
    language          text        not null,
    -- Minutes that the shop's day is ahead of UTC; the day of the dashboard begins there.
    utc_offset_minutes integer    not null default 0,
    timezone          text        not null,
    hold_seconds      integer     not null default 1800,
    hold_seconds_max  integer     not null default 3600,
    delivery_minor    bigint      not null default 0,
    pickup_address    text        not null default '',
    -- The kill switch: while set, nothing leaves.
    bot_stopped_since timestamptz,
    -- Grows with every change of the catalogue, so that a prepared index knows when it is old.
    catalogue_version bigint      not null default 1,
    created_at        timestamptz not null,
    constraint stores_slug_key unique (slug),
    constraint stores_hold_positive check (hold_seconds between 30 and 86400 and hold_seconds_max >= hold_seconds),
    constraint stores_delivery_not_negative check (delivery_minor >= 0)
);

-- The next order's number, apart from `stores` so that carts being opened keep nobody from reading the shop's row.
create table order_numbers (
    store_id uuid   primary key references stores (id),
    next     bigint not null
);

create table store_members (
    store_id   uuid        not null references stores (id),
    seller_id  uuid        not null references sellers (id),
    role       text        not null,
    created_at timestamptz not null,
    constraint store_members_pkey primary key (store_id, seller_id),
    constraint store_members_role_known check (role in ('owner', 'staff'))
);
create index store_members_by_seller on store_members (seller_id);

-- One row a signed-in device; its refresh tokens rotate.
create table sessions (
    id         uuid        primary key,
    seller_id  uuid        not null references sellers (id),
    store_id   uuid        not null references stores (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    constraint sessions_member_fkey foreign key (store_id, seller_id) references store_members (store_id, seller_id)
);

create table refresh_tokens (
    token_hash bytea       primary key,
    session_id uuid        not null references sessions (id),
    created_at timestamptz not null,
    -- When it was exchanged; exchanging it again later than a short grace revokes the session.
    used_at    timestamptz
);
create index refresh_tokens_by_session on refresh_tokens (session_id);

create table page_connections (
    id              uuid        primary key,
    store_id        uuid        not null references stores (id),
    platform        text        not null,
    page_id         text        not null,
    name            text        not null,
    access_token    bytea       not null,
    token_dead_at   timestamptz,
    last_webhook_at timestamptz,
    created_at      timestamptz not null,
    constraint page_connections_page_key unique (platform, page_id),
    constraint page_connections_store_id_key unique (store_id, id),
    constraint page_connections_platform_known check (platform in ('facebook', 'instagram'))
);

create table products (
    id          uuid        primary key,
    store_id    uuid        not null references stores (id),
    code        text        not null,
    name        text        not null,
    category    text        not null default '',
    keywords    text[]      not null default '{}',
    options     text[]      not null default '{}',
    archived_at timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint products_store_id_key unique (store_id, id),
    constraint products_code_shape check (code <> '' and length(code) <= 20),
    constraint products_name_shape check (name <> '' and length(name) <= 120)
);
create unique index products_code_key on products (store_id, upper(code)) where archived_at is null;

create table variants (
    id            uuid        primary key,
    store_id      uuid        not null,
    product_id    uuid        not null,
    sku           text        not null,
    option_values text[]      not null default '{}',
    price_minor   bigint      not null,
    on_hand       integer     not null default 0,
    held          integer     not null default 0,
    position      integer     not null default 0,
    archived_at   timestamptz,
    created_at    timestamptz not null,
    constraint variants_store_id_key unique (store_id, id),
    constraint variants_sku_key unique (store_id, sku),
    constraint variants_product_fkey foreign key (store_id, product_id) references products (store_id, id),
    constraint variants_price_not_negative check (price_minor >= 0),
    -- V1: never promised twice.
    constraint variants_held_within_on_hand check (0 <= held and held <= on_hand)
) with (fillfactor = 70);
create index variants_by_product on variants (product_id);

create table lives (
    id                 uuid        primary key,
    store_id           uuid        not null,
    page_connection_id uuid        not null,
    live_video_id      text        not null,
    title              text        not null,
    state              text        not null,
    pinned_product_id  uuid,
    started_at         timestamptz not null,
    ended_at           timestamptz,
    -- When to ask the platform for title and video; null once that is known.
    describe_at        timestamptz,
    constraint lives_store_id_key unique (store_id, id),
    constraint lives_video_key unique (page_connection_id, live_video_id),
    constraint lives_page_fkey foreign key (store_id, page_connection_id) references page_connections (store_id, id),
    constraint lives_pin_fkey foreign key (store_id, pinned_product_id) references products (store_id, id),
    constraint lives_state_known check (state in ('running', 'ended'))
);
create index lives_by_store on lives (store_id, started_at desc);
create index lives_to_describe on lives (describe_at) where describe_at is not null;

-- Every id under which a platform speaks of a Live: live video, video, post.
create table live_aliases (
    platform  text not null,
    object_id text not null,
    store_id  uuid not null,
    live_id   uuid not null,
    constraint live_aliases_pkey primary key (platform, object_id),
    constraint live_aliases_live_fkey foreign key (store_id, live_id) references lives (store_id, id)
);

-- What was on air when, for comments typed just before a change.
create table live_pins (
    id         bigint      generated always as identity primary key,
    store_id   uuid        not null,
    live_id    uuid        not null,
    product_id uuid,
    pinned_at  timestamptz not null,
    constraint live_pins_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint live_pins_product_fkey foreign key (store_id, product_id) references products (store_id, id)
);
create index live_pins_by_live on live_pins (live_id, id desc);

-- Which process works a Live. The epoch grows with every change of owner and fences the old one's writes.
create table live_leases (
    live_id    uuid        primary key references lives (id),
    node       text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);

create table customers (
    id               uuid        primary key,
    store_id         uuid        not null references stores (id),
    platform         text        not null,
    -- The platform's id of the person; null when the platform withheld it.
    platform_user_id text,
    name             text        not null default '',
    language         text,
    -- The person asked to be left alone.
    opted_out_at     timestamptz,
    created_at       timestamptz not null,
    constraint customers_store_id_key unique (store_id, id),
    constraint customers_platform_user_key unique (store_id, platform, platform_user_id)
);

create table comments (
    id                 uuid        primary key,
    -- Order of arrival: who was first.
    arrival            bigint      generated always as identity,
    store_id           uuid        not null,
    page_connection_id uuid        not null,
    live_id            uuid,
    platform           text        not null,
    comment_id         text        not null,
    parent_id          text,
    object_id          text,
    author_id          text,
    author_name        text        not null default '',
    from_page          boolean     not null default false,
    text               text        not null default '',
    body               text        not null,
    commented_at       timestamptz not null,
    received_at        timestamptz not null,
    edited_at          timestamptz,
    removed_at         timestamptz,
    hidden             boolean     not null default false,
    -- V2: exactly one outcome, or still pending.
    outcome            text,
    decided_at         timestamptz,
    set_aside_error    text,
    customer_id        uuid,
    order_id           uuid,
    constraint comments_platform_comment_key unique (platform, comment_id),
    constraint comments_page_fkey foreign key (store_id, page_connection_id) references page_connections (store_id, id),
    constraint comments_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint comments_customer_fkey foreign key (store_id, customer_id) references customers (store_id, id),
    constraint comments_outcome_known check (outcome in ('held', 'waiting', 'held_in_part', 'changed', 'given_up',
        'needs_you', 'asked', 'noted', 'withdrawn', 'set_aside')),
    constraint comments_decided_together check ((outcome is null) = (decided_at is null))
);
create index comments_pending on comments (live_id, arrival) where outcome is null;
create index comments_by_live on comments (live_id, arrival desc);
create index comments_without_live on comments (page_connection_id, arrival) where live_id is null;

-- Edits, removals and the like, which can arrive before the comment itself.
create table comment_changes (
    id          bigint      generated always as identity primary key,
    platform    text        not null,
    comment_id  text        not null,
    verb        text        not null,
    text        text,
    changed_at  timestamptz not null,
    received_at timestamptz not null,
    constraint comment_changes_key unique (platform, comment_id, verb, changed_at),
    constraint comment_changes_verb_known check (verb in ('edit', 'remove', 'hide', 'unhide'))
);

create table readings (
    comment_id uuid        primary key references comments (id),
    store_id   uuid        not null references stores (id),
    intent     text        not null,
    act        boolean     not null,
    lines      jsonb       not null,
    language   text        not null,
    confidence real        not null,
    tags       text[]      not null,
    reason     text        not null,
    questions  text[]      not null,
    decided_by text        not null,
    read_at    timestamptz not null,
    constraint readings_intent_known check (intent in ('purchase', 'cancel', 'modify', 'waitlist', 'question',
        'complaint', 'greeting', 'other')),
    constraint readings_confidence_range check (confidence between 0 and 1)
);

create table conversations (
    id           uuid        primary key,
    store_id     uuid        not null,
    customer_id  uuid        not null,
    -- Until when the shop may write without being asked again.
    window_until timestamptz,
    created_at   timestamptz not null,
    constraint conversations_store_id_key unique (store_id, id),
    constraint conversations_customer_key unique (customer_id),
    constraint conversations_customer_fkey foreign key (store_id, customer_id) references customers (store_id, id)
);

create table messages (
    id              bigint      generated always as identity primary key,
    store_id        uuid        not null,
    conversation_id uuid        not null,
    message_id      text        not null,
    text            text        not null default '',
    sent_at         timestamptz not null,
    received_at     timestamptz not null,
    constraint messages_message_key unique (store_id, message_id),
    constraint messages_conversation_fkey foreign key (store_id, conversation_id) references conversations (store_id, id)
);

create table orders (
    id             uuid        primary key,
    store_id       uuid        not null,
    live_id        uuid,
    customer_id    uuid        not null,
    number         bigint      not null,
    state          text        not null,
    -- The secret part of the checkout link.
    token          text        not null,
    language       text        not null,
    contact        jsonb       not null default '{}',
    delivery_minor bigint      not null default 0,
    method         text,
    -- What was paid, or is to be paid once the buyer went to pay.
    total_minor    bigint,
    opened_at      timestamptz,
    paid_at        timestamptz,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint orders_store_id_key unique (store_id, id),
    constraint orders_number_key unique (store_id, number),
    constraint orders_token_key unique (token),
    constraint orders_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint orders_customer_fkey foreign key (store_id, customer_id) references customers (store_id, id),
    constraint orders_state_known check (state in ('open', 'awaiting_payment', 'paid', 'packed', 'shipped', 'delivered',
        'expired', 'cancelled', 'refund_due', 'refunded')),
    constraint orders_method_known check (method in ('flow', 'transfer')),
    constraint orders_delivery_not_negative check (delivery_minor >= 0)
);
-- One open cart per buyer and Live.
create unique index orders_one_cart on orders (live_id, customer_id) where state in ('open', 'awaiting_payment');
create index orders_by_live on orders (live_id, updated_at desc);
create index orders_by_store on orders (store_id, created_at desc);

alter table comments add constraint comments_order_fkey foreign key (store_id, order_id) references orders (store_id, id);

create table order_lines (
    id         uuid        primary key,
    store_id   uuid        not null,
    order_id   uuid        not null,
    variant_id uuid        not null,
    -- The comment that first claimed it; null for a line added by hand.
    comment_id uuid        references comments (id),
    unit_minor bigint      not null,
    created_at timestamptz not null,
    constraint order_lines_store_id_key unique (store_id, id),
    constraint order_lines_variant_key unique (order_id, variant_id),
    constraint order_lines_order_fkey foreign key (store_id, order_id) references orders (store_id, id),
    constraint order_lines_variant_fkey foreign key (store_id, variant_id) references variants (store_id, id),
    constraint order_lines_price_not_negative check (unit_minor >= 0)
);

-- Why stock is promised. Changes owner or ends; never released and taken again on the way.
create table holds (
    id            uuid        primary key,
    store_id      uuid        not null,
    variant_id    uuid        not null,
    order_line_id uuid        not null,
    quantity      integer     not null,
    state         text        not null,
    expires_at    timestamptz not null,
    created_at    timestamptz not null,
    ended_at      timestamptz,
    constraint holds_variant_fkey foreign key (store_id, variant_id) references variants (store_id, id),
    constraint holds_line_fkey foreign key (store_id, order_line_id) references order_lines (store_id, id),
    constraint holds_quantity_positive check (quantity > 0),
    constraint holds_state_known check (state in ('open', 'sold', 'released', 'expired')),
    constraint holds_ended_together check ((state = 'open') = (ended_at is null))
);
create unique index holds_one_open on holds (order_line_id) where state = 'open';
create index holds_due on holds (expires_at) where state = 'open';
create index holds_open_by_variant on holds (variant_id) where state = 'open';
create index holds_by_line on holds (order_line_id);

create table waitlist (
    id            uuid        primary key,
    -- Order of arrival, given while the variant's row is locked.
    place         bigint      generated always as identity,
    store_id      uuid        not null,
    variant_id    uuid        not null,
    order_line_id uuid        not null,
    quantity      integer     not null,
    state         text        not null,
    created_at    timestamptz not null,
    first_fill_at timestamptz,
    ended_at      timestamptz,
    constraint waitlist_variant_fkey foreign key (store_id, variant_id) references variants (store_id, id),
    constraint waitlist_line_fkey foreign key (store_id, order_line_id) references order_lines (store_id, id),
    constraint waitlist_quantity_positive check (quantity > 0),
    constraint waitlist_state_known check (state in ('waiting', 'served', 'left')),
    constraint waitlist_ended_together check ((state = 'waiting') = (ended_at is null))
);
create unique index waitlist_one_waiting on waitlist (order_line_id) where state = 'waiting';
create index waitlist_in_order on waitlist (variant_id, place) where state = 'waiting';
create index waitlist_by_line on waitlist (order_line_id);

-- Why on_hand is what it is: the ledger.
create table stock_movements (
    id            bigint      generated always as identity primary key,
    store_id      uuid        not null,
    variant_id    uuid        not null,
    change        integer     not null,
    reason        text        not null,
    order_line_id uuid,
    seller_id     uuid        references sellers (id),
    note          text        not null default '',
    moved_at      timestamptz not null,
    constraint stock_movements_variant_fkey foreign key (store_id, variant_id) references variants (store_id, id),
    constraint stock_movements_line_fkey foreign key (store_id, order_line_id) references order_lines (store_id, id),
    constraint stock_movements_change_not_zero check (change <> 0),
    constraint stock_movements_reason_known check (reason in ('opening', 'adjust', 'sale', 'return')),
    constraint stock_movements_sale_of_line check ((reason in ('sale', 'return')) = (order_line_id is not null))
);
create index stock_movements_by_variant on stock_movements (variant_id, id);
-- V4: the stock of a paid line leaves once, and comes back at most once.
create unique index stock_movements_once on stock_movements (order_line_id, reason) where order_line_id is not null;

create table payment_methods (
    store_id   uuid        not null references stores (id),
    method     text        not null,
    -- Encrypted: gateway keys, or the bank details.
    settings   bytea       not null,
    created_at timestamptz not null,
    constraint payment_methods_pkey primary key (store_id, method),
    constraint payment_methods_method_known check (method in ('flow', 'transfer'))
);

create table payments (
    id           uuid        primary key,
    store_id     uuid        not null,
    order_id     uuid        not null,
    method       text        not null,
    attempt      integer     not null,
    state        text        not null,
    amount_minor bigint      not null,
    currency     char(3)     not null,
    -- The gateway's id of this attempt; null until the gateway answered.
    gateway_ref  text,
    redirect_url text,
    created_at   timestamptz not null,
    -- When to ask the gateway again.
    check_at     timestamptz,
    expires_at   timestamptz,
    decided_at   timestamptz,
    -- The money came but cannot be kept: paid twice, or for stock that is gone.
    refund_due   boolean     not null default false,
    constraint payments_store_id_key unique (store_id, id),
    constraint payments_attempt_key unique (order_id, attempt),
    constraint payments_gateway_ref_key unique (method, gateway_ref),
    constraint payments_order_fkey foreign key (store_id, order_id) references orders (store_id, id),
    constraint payments_method_known check (method in ('flow', 'transfer')),
    constraint payments_state_known check (state in ('pending', 'captured', 'rejected', 'cancelled', 'refunded')),
    constraint payments_amount_positive check (amount_minor > 0)
);
create unique index payments_one_capture on payments (order_id) where state = 'captured' and not refund_due;
create index payments_to_check on payments (check_at) where state = 'pending' and check_at is not null;

-- What an attempt pays for. What the cart gains afterwards is not part of it.
create table payment_lines (
    payment_id    uuid    not null,
    store_id      uuid    not null,
    order_line_id uuid    not null,
    quantity      integer not null,
    constraint payment_lines_pkey primary key (payment_id, order_line_id),
    constraint payment_lines_payment_fkey foreign key (store_id, payment_id) references payments (store_id, id),
    constraint payment_lines_line_fkey foreign key (store_id, order_line_id) references order_lines (store_id, id),
    constraint payment_lines_quantity_positive check (quantity > 0)
);

-- What shall be said, to whom and when.
create table outbox (
    id                 uuid        primary key,
    seq                bigint      generated always as identity,
    store_id           uuid        not null,
    page_connection_id uuid        not null,
    live_id            uuid,
    kind               text        not null,
    template           text        not null,
    -- The words of a public reply, which answer one comment; private messages are written when they are sent, from the
    -- order as it then stands.
    text               text        not null default '',
    comment_id         uuid        references comments (id),
    order_id           uuid,
    customer_id        uuid,
    -- Makes a second row for the same occasion impossible.
    dedupe_key         text        not null,
    priority           smallint    not null default 5,
    state              text        not null,
    -- Why it was not sent, as a key of the text catalog.
    reason             text,
    due_at             timestamptz not null,
    lease_until        timestamptz,
    attempts           integer     not null default 0,
    created_at         timestamptz not null,
    sent_at            timestamptz,
    remote_id          text,
    constraint outbox_dedupe_key unique (store_id, dedupe_key),
    constraint outbox_page_fkey foreign key (store_id, page_connection_id) references page_connections (store_id, id),
    constraint outbox_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint outbox_order_fkey foreign key (store_id, order_id) references orders (store_id, id),
    constraint outbox_customer_fkey foreign key (store_id, customer_id) references customers (store_id, id),
    constraint outbox_kind_known check (kind in ('public_reply', 'private_reply', 'message')),
    constraint outbox_state_known check (state in ('queued', 'sending', 'sent', 'dropped', 'failed', 'unsure')),
    constraint outbox_reply_has_comment check (kind = 'message' or comment_id is not null)
);
-- V3: at most one public and one private reply a comment.
create unique index outbox_one_reply on outbox (comment_id, kind) where kind <> 'message';
create index outbox_due on outbox (priority, due_at) where state in ('queued', 'sending');
create index outbox_by_order on outbox (order_id, seq desc) where order_id is not null;

-- Every call that left, written before it leaves.
create table outbox_attempts (
    outbox_id  uuid        not null references outbox (id),
    attempt    integer     not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    result     text,
    constraint outbox_attempts_pkey primary key (outbox_id, attempt)
);

-- When the kill switch was pressed and let go.
create table bot_stops (
    id         bigint      generated always as identity primary key,
    store_id   uuid        not null references stores (id),
    stopped_at timestamptz not null,
    stopped_by uuid        references sellers (id),
    resumed_at timestamptz,
    resumed_by uuid        references sellers (id)
);
create unique index bot_stops_one_open on bot_stops (store_id) where resumed_at is null;

create table audit_log (
    id        bigint      generated always as identity primary key,
    store_id  uuid        references stores (id),
    seller_id uuid        references sellers (id),
    action    text        not null,
    subject   text        not null default '',
    detail    jsonb       not null default '{}',
    at        timestamptz not null
);
create index audit_log_by_store on audit_log (store_id, id desc);
