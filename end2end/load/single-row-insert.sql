\set nth random(1, 2000000000)
insert into reference_events (comment_id, body) values (:client_id || '-' || :nth, repeat('x', 400)) on conflict do nothing;
