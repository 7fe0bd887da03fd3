-- Whoever stops taking part is told that what they told us is deleted: it is then in no row any more.
grant delete on ways to openpals_app;
grant delete on outgoing_files to openpals_app;
-- Where a message went is forgotten with them. What still has to go has an address.
alter table outgoing drop constraint outgoing_to_address_check;
alter table outgoing add constraint outgoing_to_address_check check (to_address <> '' or state in ('sent', 'stopped'));
