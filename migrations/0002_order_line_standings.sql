-- How the units of each order line stand: what every page about an order, the console and the messages read.

create view order_line_standings as
select l.id                      as order_line_id,
       coalesce(h.held, 0)::int    as held,
       coalesce(h.sold, 0)::int    as sold,
       coalesce(w.waiting, 0)::int as waiting,
       h.expires_at
from order_lines l
left join lateral (
    select sum(quantity) filter (where state = 'open')   as held,
           sum(quantity) filter (where state = 'sold')   as sold,
           min(expires_at) filter (where state = 'open') as expires_at
    from holds where holds.order_line_id = l.id
) h on true
left join lateral (
    select sum(quantity) as waiting from waitlist where waitlist.order_line_id = l.id and waitlist.state = 'waiting'
) w on true;

comment on view order_line_standings is
    'Units held, sold and waiting of each order line, and when the hold ends (null without one)';
