-- Second opinions: what model providers were asked about comments the rules left open, what they answered, what it cost.

-- One row a call. Kept for 90 days.
create table model_answers (
    id             bigint      generated always as identity primary key,
    store_id       uuid        not null references stores (id),
    provider       text        not null,
    model          text        not null,
    prompt_version integer     not null,
    comments       integer     not null,
    input_tokens   integer     not null,
    output_tokens  integer     not null,
    -- Millionths of a US dollar.
    cost_micros    bigint      not null,
    latency_ms     integer     not null,
    -- Why there was no answer; null when there was one.
    failure        text,
    asked_at       timestamptz not null,
    constraint model_answers_store_id_key unique (store_id, id),
    constraint model_answers_not_negative check (comments > 0 and input_tokens >= 0 and output_tokens >= 0
        and cost_micros >= 0 and latency_ms >= 0)
);
-- The money of a day.
create index model_answers_by_store on model_answers (store_id, asked_at);
create index model_answers_by_age on model_answers (asked_at);

-- A comment the rules left open, with what was known around it when it was read.
create table model_questions (
    comment_id  uuid        primary key references comments (id),
    store_id    uuid        not null,
    live_id     uuid        not null,
    pinned      text,
    claims      jsonb       not null,
    state       text        not null default 'open',
    -- By the clock of the machine, like leases: these moments are about processes, not about the business.
    noted_at    timestamptz not null default now(),
    taken_until timestamptz,
    -- The second opinion, checked against the catalogue.
    reading     jsonb,
    answer_id   bigint,
    constraint model_questions_live_fkey foreign key (store_id, live_id) references lives (store_id, id),
    constraint model_questions_answer_fkey foreign key (store_id, answer_id)
        references model_answers (store_id, id) on delete set null (answer_id),
    constraint model_questions_state_known check (state in ('open', 'asked', 'answered', 'left')),
    constraint model_questions_answered_together check ((state = 'answered') = (reading is not null))
);
create index model_questions_due on model_questions (noted_at) where state in ('open', 'asked');
create index model_questions_by_answer on model_questions (answer_id) where answer_id is not null;

alter table readings
    add column model_answer_id bigint,
    add constraint readings_answer_fkey foreign key (store_id, model_answer_id)
        references model_answers (store_id, id) on delete set null (model_answer_id);
create index readings_by_answer on readings (model_answer_id) where model_answer_id is not null;
