-- Councils end, and others take their duty over: people still say the old name, and an older edition of the postcodes
-- the old code. Those of England that ended since the duty began in April 2013.
-- Written down by hand; not yet compared with the code history database of the Office for National Statistics
-- (docs/to-confirm.md). A council that ends after this is named by a migration, too.
alter table councils add column valid_from date not null default '2013-04-01';
alter table councils add column valid_to date;
alter table councils add column successors text[] not null default '{}';   -- who has the duty now; by place, where several
alter table councils add check (valid_to >= valid_from);
alter table councils add check ((valid_to is null) = (cardinality(successors) = 0));

insert into councils (code, name, valid_to, successors) values
  ('E06000048', 'Northumberland', '2013-04-01', '{E06000057}'),
  ('E08000020', 'Gateshead', '2013-04-01', '{E08000037}'),
  ('E06000028', 'Bournemouth', '2019-03-31', '{E06000058}'),
  ('E06000029', 'Poole', '2019-03-31', '{E06000058}'),
  ('E10000009', 'Dorset', '2019-03-31', '{E06000059,E06000058}'),
  ('E10000002', 'Buckinghamshire', '2020-03-31', '{E06000060}'),
  ('E10000021', 'Northamptonshire', '2021-03-31', '{E06000061,E06000062}'),
  ('E10000006', 'Cumbria', '2023-03-31', '{E06000063,E06000064}'),
  ('E10000023', 'North Yorkshire', '2023-03-31', '{E06000065}'),
  ('E10000027', 'Somerset', '2023-03-31', '{E06000066}');

update councils set valid_from = '2019-04-01', districts = '{Christchurch}', district_codes = '{E07000048}' where code = 'E06000058';
update councils set valid_from = '2019-04-01',
  districts = '{"East Dorset","North Dorset",Purbeck,"West Dorset","Weymouth and Portland"}',
  district_codes = '{E07000049,E07000050,E07000051,E07000052,E07000053}' where code = 'E06000059';
update councils set valid_from = '2020-04-01', districts = '{"Aylesbury Vale",Chiltern,"South Bucks",Wycombe}',
  district_codes = '{E07000004,E07000005,E07000006,E07000007}' where code = 'E06000060';
update councils set valid_from = '2021-04-01', districts = '{Corby,"East Northamptonshire",Kettering,Wellingborough}',
  district_codes = '{E07000150,E07000152,E07000153,E07000156}' where code = 'E06000061';
update councils set valid_from = '2021-04-01', districts = '{Daventry,Northampton,"South Northamptonshire"}',
  district_codes = '{E07000151,E07000154,E07000155}' where code = 'E06000062';
update councils set valid_from = '2023-04-01', districts = '{Allerdale,Carlisle,Copeland}',
  district_codes = '{E07000026,E07000028,E07000029}' where code = 'E06000063';
update councils set valid_from = '2023-04-01', districts = '{Barrow-in-Furness,Eden,"South Lakeland"}',
  district_codes = '{E07000027,E07000030,E07000031}' where code = 'E06000064';
update councils set valid_from = '2023-04-01', districts = '{Craven,Hambleton,Harrogate,Richmondshire,Ryedale,Scarborough,Selby}',
  district_codes = '{E07000163,E07000164,E07000165,E07000166,E07000167,E07000168,E07000169}' where code = 'E06000065';
update councils set valid_from = '2023-04-01', districts = '{Mendip,Sedgemoor,"South Somerset","Somerset West and Taunton"}',
  district_codes = '{E07000187,E07000188,E07000189,E07000246}' where code = 'E06000066';
