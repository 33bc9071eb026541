-- Who is in service on the transaction's day in Japan (rules 36, 82): not left, and not past the last day of their seat.
create function acts_today(active boolean, acts_until date) returns boolean language sql stable as
$$ select active and (acts_until is null or acts_until >= (actor_now() at time zone 'Asia/Tokyo')::date) $$;
