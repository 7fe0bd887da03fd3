-- The number that PALS reads texts at: whoever cannot or may not speak on the phone writes there.
alter table letter_reach add column texts text not null default '';
