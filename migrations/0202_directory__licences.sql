-- Under which licence a feed may be used, as its publisher names it; empty: none was named.
alter table help_imports add column licence text not null default '';
