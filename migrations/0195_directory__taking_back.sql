-- A feed says that a service it brought is no more ('end'), and a job takes an import back, as one takes it in.
alter table help_import_lines drop constraint help_import_lines_act_check;
alter table help_import_lines add check (act in ('add', 'change', 'same', 'end'));
alter table help_imports drop constraint help_imports_state_check;
alter table help_imports add check (state in ('reading', 'looked', 'waiting', 'done', 'failed', 'taking_back', 'taken_back', 'dropped'));
