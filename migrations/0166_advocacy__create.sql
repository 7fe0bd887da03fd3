-- Free, independent help with a complaint is a duty of the council where somebody lives (Local Government and Public
-- Involvement in Health Act 2007, section 223A): who gives it there, and which council a postcode belongs to.

-- The councils of England that have this duty: counties, unitary authorities, metropolitan and London boroughs. Of no trust.
-- Names and codes: Office for National Statistics, lower tier to upper tier local authorities, April 2023, under the Open
-- Government Licence v3.0 (docs/sources.md). Who gives the help is not known to us, and ships for none of them.
create table councils (
  code text primary key check (code ~ '^E(06|08|09|10)[0-9]{6}$'),
  name text not null check (name <> ''),
  also text[] not null default '{}',             -- what people call it
  districts text[] not null default '{}',        -- of a county: people know the council that takes their bins
  district_codes text[] not null default '{}',
  check (cardinality(districts) = cardinality(district_codes))
);
grant select on councils to openpals_app;

-- Which council a postcode belongs to, as the official postcode directory says it: taken in by whoever runs the
-- installation (npm run import:postcodes), whole or not at all. Of places outside England, the code of their own council.
create table postcodes (
  postcode text not null collate "C",            -- capital letters, no space
  council text not null collate "C",
  primary key (postcode)
);
grant select on postcodes to openpals_app;
create table postcode_imports (
  imported_at timestamptz primary key,
  file text not null,                            -- its name, without the folder
  postcodes int not null,
  ended int not null,                            -- no longer used by the post, and still given by people
  refused int not null,
  unknown jsonb not null default '{}'            -- codes of councils in England that are not in the list, with how many postcodes
);
grant select on postcode_imports to openpals_app;

-- Who gives the help in the area of a council, from a day on, as a trust keeps it.
create table advocates (
  trust_id uuid not null references trusts,
  id uuid not null,
  council text not null check (council ~ '^E(06|08|09|10)[0-9]{6}$'),
  council_name text not null default '',         -- of one that is newer than the list that ships
  name text not null default '',                 -- empty: nobody is known
  phone text not null default '',
  other_ways text not null default '',
  email text not null default '',
  website text not null default '',
  hours text not null default '',
  checked_on date,                               -- null: the public does not see it
  checked_by uuid,
  valid_from date not null,
  valid_to date,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (trust_id, id),
  unique (trust_id, council, valid_from),
  foreign key (trust_id, checked_by) references users,
  foreign key (trust_id, changed_by) references users,
  check (valid_to is null or valid_to >= valid_from),
  check ((checked_on is null) = (checked_by is null))
);
call guard_by_trust('advocates', 'select, insert, update, delete');

-- A list taken in: what stood before for each council, so that all of it can be taken back.
create table advocate_imports (
  trust_id uuid not null references trusts,
  id uuid not null,
  before jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (trust_id, id),
  foreign key (trust_id, made_by) references users
);
call guard_by_trust('advocate_imports', 'select, insert, update');

-- Whom of a case we told of it, with the words as they stood then.
create table advocates_told (
  trust_id uuid not null references trusts,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  how text not null check (how in ('spoken', 'paper', 'written')),
  council text not null default '',
  name text not null default '',                 -- empty: they were told to ask their council
  words text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (trust_id, id),
  foreign key (trust_id, case_id) references cases,
  foreign key (trust_id, person_id) references people,
  foreign key (trust_id, made_by) references users
);
create index advocates_told_case on advocates_told (trust_id, case_id, made_at desc);
call guard_by_case('advocates_told', 'select, insert');
call tell_holder('advocates_told', 'cases', 'case_id');

insert into councils (code, name, also, districts, district_codes) values
  ('E06000001', 'Hartlepool', '{}', '{}', '{}'),
  ('E06000002', 'Middlesbrough', '{}', '{}', '{}'),
  ('E06000003', 'Redcar and Cleveland', '{}', '{}', '{}'),
  ('E06000004', 'Stockton-on-Tees', '{}', '{}', '{}'),
  ('E06000005', 'Darlington', '{}', '{}', '{}'),
  ('E06000006', 'Halton', '{}', '{}', '{}'),
  ('E06000007', 'Warrington', '{}', '{}', '{}'),
  ('E06000008', 'Blackburn with Darwen', '{}', '{}', '{}'),
  ('E06000009', 'Blackpool', '{}', '{}', '{}'),
  ('E06000010', 'Kingston upon Hull', '{Hull}', '{}', '{}'),
  ('E06000011', 'East Riding of Yorkshire', '{}', '{}', '{}'),
  ('E06000012', 'North East Lincolnshire', '{}', '{}', '{}'),
  ('E06000013', 'North Lincolnshire', '{}', '{}', '{}'),
  ('E06000014', 'York', '{}', '{}', '{}'),
  ('E06000015', 'Derby', '{}', '{}', '{}'),
  ('E06000016', 'Leicester', '{}', '{}', '{}'),
  ('E06000017', 'Rutland', '{}', '{}', '{}'),
  ('E06000018', 'Nottingham', '{}', '{}', '{}'),
  ('E06000019', 'Herefordshire', '{}', '{}', '{}'),
  ('E06000020', 'Telford and Wrekin', '{}', '{}', '{}'),
  ('E06000021', 'Stoke-on-Trent', '{}', '{}', '{}'),
  ('E06000022', 'Bath and North East Somerset', '{}', '{}', '{}'),
  ('E06000023', 'Bristol', '{}', '{}', '{}'),
  ('E06000024', 'North Somerset', '{}', '{}', '{}'),
  ('E06000025', 'South Gloucestershire', '{}', '{}', '{}'),
  ('E06000026', 'Plymouth', '{}', '{}', '{}'),
  ('E06000027', 'Torbay', '{}', '{}', '{}'),
  ('E06000030', 'Swindon', '{}', '{}', '{}'),
  ('E06000031', 'Peterborough', '{}', '{}', '{}'),
  ('E06000032', 'Luton', '{}', '{}', '{}'),
  ('E06000033', 'Southend-on-Sea', '{}', '{}', '{}'),
  ('E06000034', 'Thurrock', '{}', '{}', '{}'),
  ('E06000035', 'Medway', '{}', '{}', '{}'),
  ('E06000036', 'Bracknell Forest', '{}', '{}', '{}'),
  ('E06000037', 'West Berkshire', '{}', '{}', '{}'),
  ('E06000038', 'Reading', '{}', '{}', '{}'),
  ('E06000039', 'Slough', '{}', '{}', '{}'),
  ('E06000040', 'Windsor and Maidenhead', '{}', '{}', '{}'),
  ('E06000041', 'Wokingham', '{}', '{}', '{}'),
  ('E06000042', 'Milton Keynes', '{}', '{}', '{}'),
  ('E06000043', 'Brighton and Hove', '{}', '{}', '{}'),
  ('E06000044', 'Portsmouth', '{}', '{}', '{}'),
  ('E06000045', 'Southampton', '{}', '{}', '{}'),
  ('E06000046', 'Isle of Wight', '{IOW}', '{}', '{}'),
  ('E06000047', 'County Durham', '{Durham}', '{}', '{}'),
  ('E06000049', 'Cheshire East', '{}', '{}', '{}'),
  ('E06000050', 'Cheshire West and Chester', '{}', '{}', '{}'),
  ('E06000051', 'Shropshire', '{}', '{}', '{}'),
  ('E06000052', 'Cornwall', '{}', '{}', '{}'),
  ('E06000053', 'Isles of Scilly', '{Scilly}', '{}', '{}'),
  ('E06000054', 'Wiltshire', '{}', '{}', '{}'),
  ('E06000055', 'Bedford', '{}', '{}', '{}'),
  ('E06000056', 'Central Bedfordshire', '{}', '{}', '{}'),
  ('E06000057', 'Northumberland', '{}', '{}', '{}'),
  ('E06000058', 'Bournemouth, Christchurch and Poole', '{BCP}', '{}', '{}'),
  ('E06000059', 'Dorset', '{}', '{}', '{}'),
  ('E06000060', 'Buckinghamshire', '{}', '{}', '{}'),
  ('E06000061', 'North Northamptonshire', '{}', '{}', '{}'),
  ('E06000062', 'West Northamptonshire', '{}', '{}', '{}'),
  ('E06000063', 'Cumberland', '{}', '{}', '{}'),
  ('E06000064', 'Westmorland and Furness', '{}', '{}', '{}'),
  ('E06000065', 'North Yorkshire', '{}', '{}', '{}'),
  ('E06000066', 'Somerset', '{}', '{}', '{}'),
  ('E08000001', 'Bolton', '{}', '{}', '{}'),
  ('E08000002', 'Bury', '{}', '{}', '{}'),
  ('E08000003', 'Manchester', '{}', '{}', '{}'),
  ('E08000004', 'Oldham', '{}', '{}', '{}'),
  ('E08000005', 'Rochdale', '{}', '{}', '{}'),
  ('E08000006', 'Salford', '{}', '{}', '{}'),
  ('E08000007', 'Stockport', '{}', '{}', '{}'),
  ('E08000008', 'Tameside', '{}', '{}', '{}'),
  ('E08000009', 'Trafford', '{}', '{}', '{}'),
  ('E08000010', 'Wigan', '{}', '{}', '{}'),
  ('E08000011', 'Knowsley', '{}', '{}', '{}'),
  ('E08000012', 'Liverpool', '{}', '{}', '{}'),
  ('E08000013', 'St Helens', '{}', '{}', '{}'),
  ('E08000014', 'Sefton', '{}', '{}', '{}'),
  ('E08000015', 'Wirral', '{}', '{}', '{}'),
  ('E08000016', 'Barnsley', '{}', '{}', '{}'),
  ('E08000017', 'Doncaster', '{}', '{}', '{}'),
  ('E08000018', 'Rotherham', '{}', '{}', '{}'),
  ('E08000019', 'Sheffield', '{}', '{}', '{}'),
  ('E08000021', 'Newcastle upon Tyne', '{}', '{}', '{}'),
  ('E08000022', 'North Tyneside', '{}', '{}', '{}'),
  ('E08000023', 'South Tyneside', '{}', '{}', '{}'),
  ('E08000024', 'Sunderland', '{}', '{}', '{}'),
  ('E08000025', 'Birmingham', '{}', '{}', '{}'),
  ('E08000026', 'Coventry', '{}', '{}', '{}'),
  ('E08000027', 'Dudley', '{}', '{}', '{}'),
  ('E08000028', 'Sandwell', '{}', '{}', '{}'),
  ('E08000029', 'Solihull', '{}', '{}', '{}'),
  ('E08000030', 'Walsall', '{}', '{}', '{}'),
  ('E08000031', 'Wolverhampton', '{}', '{}', '{}'),
  ('E08000032', 'Bradford', '{}', '{}', '{}'),
  ('E08000033', 'Calderdale', '{}', '{}', '{}'),
  ('E08000034', 'Kirklees', '{}', '{}', '{}'),
  ('E08000035', 'Leeds', '{}', '{}', '{}'),
  ('E08000036', 'Wakefield', '{}', '{}', '{}'),
  ('E08000037', 'Gateshead', '{}', '{}', '{}'),
  ('E09000001', 'City of London', '{"Square Mile"}', '{}', '{}'),
  ('E09000002', 'Barking and Dagenham', '{}', '{}', '{}'),
  ('E09000003', 'Barnet', '{}', '{}', '{}'),
  ('E09000004', 'Bexley', '{}', '{}', '{}'),
  ('E09000005', 'Brent', '{}', '{}', '{}'),
  ('E09000006', 'Bromley', '{}', '{}', '{}'),
  ('E09000007', 'Camden', '{}', '{}', '{}'),
  ('E09000008', 'Croydon', '{}', '{}', '{}'),
  ('E09000009', 'Ealing', '{}', '{}', '{}'),
  ('E09000010', 'Enfield', '{}', '{}', '{}'),
  ('E09000011', 'Greenwich', '{}', '{}', '{}'),
  ('E09000012', 'Hackney', '{}', '{}', '{}'),
  ('E09000013', 'Hammersmith and Fulham', '{}', '{}', '{}'),
  ('E09000014', 'Haringey', '{}', '{}', '{}'),
  ('E09000015', 'Harrow', '{}', '{}', '{}'),
  ('E09000016', 'Havering', '{}', '{}', '{}'),
  ('E09000017', 'Hillingdon', '{}', '{}', '{}'),
  ('E09000018', 'Hounslow', '{}', '{}', '{}'),
  ('E09000019', 'Islington', '{}', '{}', '{}'),
  ('E09000020', 'Kensington and Chelsea', '{}', '{}', '{}'),
  ('E09000021', 'Kingston upon Thames', '{Kingston}', '{}', '{}'),
  ('E09000022', 'Lambeth', '{}', '{}', '{}'),
  ('E09000023', 'Lewisham', '{}', '{}', '{}'),
  ('E09000024', 'Merton', '{}', '{}', '{}'),
  ('E09000025', 'Newham', '{}', '{}', '{}'),
  ('E09000026', 'Redbridge', '{}', '{}', '{}'),
  ('E09000027', 'Richmond upon Thames', '{Richmond}', '{}', '{}'),
  ('E09000028', 'Southwark', '{}', '{}', '{}'),
  ('E09000029', 'Sutton', '{}', '{}', '{}'),
  ('E09000030', 'Tower Hamlets', '{}', '{}', '{}'),
  ('E09000031', 'Waltham Forest', '{}', '{}', '{}'),
  ('E09000032', 'Wandsworth', '{}', '{}', '{}'),
  ('E09000033', 'Westminster', '{"City of Westminster"}', '{}', '{}'),
  ('E10000003', 'Cambridgeshire', '{}', '{Cambridge,"East Cambridgeshire",Fenland,Huntingdonshire,"South Cambridgeshire"}', '{E07000008,E07000009,E07000010,E07000011,E07000012}'),
  ('E10000007', 'Derbyshire', '{}', '{"Amber Valley",Bolsover,Chesterfield,"Derbyshire Dales",Erewash,"High Peak","North East Derbyshire","South Derbyshire"}', '{E07000032,E07000033,E07000034,E07000035,E07000036,E07000037,E07000038,E07000039}'),
  ('E10000008', 'Devon', '{}', '{"East Devon",Exeter,"Mid Devon","North Devon","South Hams",Teignbridge,Torridge,"West Devon"}', '{E07000040,E07000041,E07000042,E07000043,E07000044,E07000045,E07000046,E07000047}'),
  ('E10000011', 'East Sussex', '{}', '{Eastbourne,Hastings,Lewes,Rother,Wealden}', '{E07000061,E07000062,E07000063,E07000064,E07000065}'),
  ('E10000012', 'Essex', '{}', '{Braintree,Brentwood,"Castle Point",Chelmsford,Colchester,"Epping Forest",Harlow,Maldon,Rochford,Tendring,Uttlesford,Basildon}', '{E07000067,E07000068,E07000069,E07000070,E07000071,E07000072,E07000073,E07000074,E07000075,E07000076,E07000077,E07000066}'),
  ('E10000013', 'Gloucestershire', '{}', '{Cheltenham,Cotswold,"Forest of Dean",Gloucester,Stroud,Tewkesbury}', '{E07000078,E07000079,E07000080,E07000081,E07000082,E07000083}'),
  ('E10000014', 'Hampshire', '{}', '{"Basingstoke and Deane","East Hampshire",Eastleigh,Fareham,Gosport,Hart,Havant,"New Forest",Rushmoor,"Test Valley",Winchester}', '{E07000084,E07000085,E07000086,E07000087,E07000088,E07000089,E07000090,E07000091,E07000092,E07000093,E07000094}'),
  ('E10000015', 'Hertfordshire', '{}', '{Broxbourne,Dacorum,Hertsmere,"North Hertfordshire","Three Rivers",Watford,"St Albans","Welwyn Hatfield","East Hertfordshire",Stevenage}', '{E07000095,E07000096,E07000098,E07000099,E07000102,E07000103,E07000240,E07000241,E07000242,E07000243}'),
  ('E10000016', 'Kent', '{}', '{Ashford,Canterbury,Dartford,Dover,Gravesham,Maidstone,Sevenoaks,"Folkestone and Hythe",Swale,Thanet,"Tonbridge and Malling","Tunbridge Wells"}', '{E07000105,E07000106,E07000107,E07000108,E07000109,E07000110,E07000111,E07000112,E07000113,E07000114,E07000115,E07000116}'),
  ('E10000017', 'Lancashire', '{}', '{Burnley,Chorley,Fylde,Hyndburn,Lancaster,Pendle,Preston,"Ribble Valley",Rossendale,"South Ribble","West Lancashire",Wyre}', '{E07000117,E07000118,E07000119,E07000120,E07000121,E07000122,E07000123,E07000124,E07000125,E07000126,E07000127,E07000128}'),
  ('E10000018', 'Leicestershire', '{}', '{Blaby,Charnwood,Harborough,"Hinckley and Bosworth",Melton,"North West Leicestershire","Oadby and Wigston"}', '{E07000129,E07000130,E07000131,E07000132,E07000133,E07000134,E07000135}'),
  ('E10000019', 'Lincolnshire', '{}', '{Boston,"East Lindsey",Lincoln,"North Kesteven","South Holland","South Kesteven","West Lindsey"}', '{E07000136,E07000137,E07000138,E07000139,E07000140,E07000141,E07000142}'),
  ('E10000020', 'Norfolk', '{}', '{Breckland,Broadland,"Great Yarmouth","King''s Lynn and West Norfolk","North Norfolk",Norwich,"South Norfolk"}', '{E07000143,E07000144,E07000145,E07000146,E07000147,E07000148,E07000149}'),
  ('E10000024', 'Nottinghamshire', '{}', '{Ashfield,Bassetlaw,Broxtowe,Gedling,Mansfield,"Newark and Sherwood",Rushcliffe}', '{E07000170,E07000171,E07000172,E07000173,E07000174,E07000175,E07000176}'),
  ('E10000025', 'Oxfordshire', '{}', '{Cherwell,Oxford,"South Oxfordshire","Vale of White Horse","West Oxfordshire"}', '{E07000177,E07000178,E07000179,E07000180,E07000181}'),
  ('E10000028', 'Staffordshire', '{}', '{"Cannock Chase","East Staffordshire",Lichfield,Newcastle-under-Lyme,"South Staffordshire",Stafford,"Staffordshire Moorlands",Tamworth}', '{E07000192,E07000193,E07000194,E07000195,E07000196,E07000197,E07000198,E07000199}'),
  ('E10000029', 'Suffolk', '{}', '{Babergh,Ipswich,"Mid Suffolk","East Suffolk","West Suffolk"}', '{E07000200,E07000202,E07000203,E07000244,E07000245}'),
  ('E10000030', 'Surrey', '{}', '{Elmbridge,"Epsom and Ewell",Guildford,"Mole Valley","Reigate and Banstead",Runnymede,Spelthorne,"Surrey Heath",Tandridge,Waverley,Woking}', '{E07000207,E07000208,E07000209,E07000210,E07000211,E07000212,E07000213,E07000214,E07000215,E07000216,E07000217}'),
  ('E10000031', 'Warwickshire', '{}', '{"North Warwickshire","Nuneaton and Bedworth",Rugby,Stratford-on-Avon,Warwick}', '{E07000218,E07000219,E07000220,E07000221,E07000222}'),
  ('E10000032', 'West Sussex', '{}', '{Adur,Arun,Chichester,Crawley,Horsham,"Mid Sussex",Worthing}', '{E07000223,E07000224,E07000225,E07000226,E07000227,E07000228,E07000229}'),
  ('E10000034', 'Worcestershire', '{}', '{Bromsgrove,"Malvern Hills",Redditch,Worcester,Wychavon,"Wyre Forest"}', '{E07000234,E07000235,E07000236,E07000237,E07000238,E07000239}');
