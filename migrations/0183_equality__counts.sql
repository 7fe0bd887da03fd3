-- Who PALS reaches (Equality Act 2010 s 149): how often each answer was given in a quarter. Nothing of a person is kept, no
-- time, no message and no case: an answer is added to a number and is gone.
create table equality_counts (
  trust_id uuid not null references trusts,
  quarter_on date not null,                   -- its first day
  question text not null,                     -- codes of src/equality/questions.rules.ts
  answer text not null,
  people int not null check (people > 0),
  primary key (trust_id, quarter_on, question, answer)
);
call guard_by_trust('equality_counts', 'select, insert, update, delete');
