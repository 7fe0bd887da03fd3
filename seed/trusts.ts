import type { RoleName } from '../src/identity/index.ts';

// Two invented trusts. Phone numbers are from the ranges that Ofcom keeps for drama: nobody answers them.

/** What a place is, so that a story finds one it fits. */
export type Sort =
  | 'elderly'
  | 'medical'
  | 'surgical'
  | 'maternity'
  | 'children'
  | 'emergency'
  | 'clinic'
  | 'booking'
  | 'imaging'
  | 'tests'
  | 'pharmacy'
  | 'therapy'
  | 'transport'
  | 'records'
  | 'facilities'
  | 'bereavement'
  | 'theatre'
  | 'community';

/** sorts | name | aliases, with commas | lead | visiting hours */
export type PlaceLine = readonly [sorts: string, name: string, aliases: string, lead: string, visiting?: string];
export type SiteLine = { name: string; address: string; phone: string; places: readonly PlaceLine[] };
export type StaffLine = readonly [name: string, role: RoleName, about: string];

export type TrustLine = {
  /** Tells worlds in one database apart. */
  key: string;
  /** Of this all chances are made: the same luck, the same stories. */
  luck: string;
  name: string;
  shortName: string;
  /** The name at which it alone is found; without one, everywhere else. */
  host?: string;
  phone: string;
  /** At which it reads texts. */
  texts: string;
  domain: string;
  /** Cases and quick logs of a year. */
  volume: { cases: number; quickLogs: number };
  /** Whose day the scene of today lays out: no other story leaves anything late there. */
  scene?: string;
  staff: readonly StaffLine[];
  sites: readonly SiteLine[];
};

const AFTERNOON = '2pm to 8pm every day';
const OPEN = 'Any time from 10am to 8pm. Two visitors at a time.';
const PARENTS = 'Parents at any time, others 2pm to 6pm.';
const PARTNERS = 'Partners 8am to 10pm, others 3pm to 7pm.';

const ANYTOWN: TrustLine = {
  key: 'anytown',
  luck: 'anytown',
  name: 'Anytown NHS Foundation Trust',
  shortName: 'Anytown',
  phone: '020 7946 0100',
  texts: '07700 900910',
  domain: 'anytown.example',
  volume: { cases: 4000, quickLogs: 4000 },
  scene: 'Sam Reid',
  staff: [
    [
      'Sam Reid',
      'officer',
      'Takes calls at the General. Start here: a day with late calls, answers and a new ward visit.',
    ],
    ['Priya Nair', 'officer', 'Looks after outpatients and Anytown West.'],
    ['Daniel Osei', 'officer', 'Works at the Orchard Centre and visits wards.'],
    ['Helen Marsh', 'officer', 'Specialist for families after a death.'],
    ['Marcus Bell', 'senior_officer', 'Shares out new cases and covers for colleagues.'],
    ['Joanna Whitfield', 'manager', 'Runs PALS: team, opening hours, restricted cases.'],
    ['Kamila Nowak', 'administrator', 'Types up letters, cards and emails.'],
    ['Ron Ashby', 'volunteer', 'Greets people in the main entrance: quick log, no cases.'],
    ['Sunita Rao', 'volunteer_coordinator', 'Looks after the volunteers.'],
    ['Alastair Finch', 'complaints', 'Receives what is handed over.'],
    ['Farah Siddiqui', 'information_governance', 'Reads the record log.'],
    ['Owen Prosser', 'system_administrator', 'Places and settings, no cases.'],
    ['Christine Holt', 'board', ''],
  ],
  sites: [
    {
      name: 'Anytown General Hospital',
      address: 'Infirmary Road, Anytown AN1 1AA',
      phone: '020 7946 0100',
      places: [
        ['emergency', 'Emergency Department', 'A and E,A&E,ED,Casualty', 'Colette Farrow'],
        ['medical', 'Acute Medical Unit', 'AMU,Assessment unit', 'Tunde Balogun', AFTERNOON],
        ['medical', 'Ward 1A', '1A,Cardiology ward,Maple', 'Ruth Hollis', AFTERNOON],
        ['medical', 'Ward 1B', '1B,Respiratory ward', 'Jon Pickup', AFTERNOON],
        ['surgical', 'Ward 2A', '2A,Orthopaedic ward,Bones ward', 'Lorna Tait', AFTERNOON],
        ['surgical', 'Ward 2B', '2B,Surgical admissions', 'Chris Amis', AFTERNOON],
        ['surgical', 'Ward 3A', '3A,Urology ward', 'Megan Pryce', AFTERNOON],
        ['medical', 'Ward 3B', '3B,Gastro ward', 'Ola Adebayo', AFTERNOON],
        ['medical', 'Ward 4A', '4A,Stroke unit,Hawthorn', 'Sally Wragg', OPEN],
        ['medical', 'Ward 4B', '4B,Renal ward', 'Dilip Kar', AFTERNOON],
        ['elderly', 'Ward 5A', '5A,Rowan', 'Bernadette Foy', OPEN],
        ['elderly', 'Ward 6B', '6B,Six B,Elm', 'Martin Gale', OPEN],
        ['elderly', 'Ward 7A', '7A,Seven A,Birch', 'Joy Amankwah', OPEN],
        ['elderly', 'Ward 7B', '7B,Seven B,Willow,Willow ward', 'Abena Mensah', OPEN],
        ['surgical', 'Ward 8', '8,Vascular ward', 'Patrick Lyle', AFTERNOON],
        [
          'medical',
          'Intensive Care Unit',
          'ICU,ITU,Critical care',
          'Hannah Voss',
          'Please ring the bell. Two visitors at a time.',
        ],
        ['surgical', 'Day Surgery Unit', 'DSU,Day case', 'Nadia Rahim'],
        ['theatre', 'Theatres', 'Operating theatres,Surgery waiting list', 'Graham Sills'],
        ['clinic', 'Outpatients', 'OPD,Main outpatients,Clinic', 'Wendy Larter'],
        ['clinic', 'Fracture Clinic', 'Plaster room', 'Lee Dunning'],
        ['clinic', 'Cardiology clinic', 'Heart clinic,Echo', 'Ines Duarte'],
        ['clinic', 'Dermatology clinic', 'Skin clinic', 'Mo Tahir'],
        ['clinic', 'Diabetes Centre', 'Diabetes clinic', 'Sheryl Booth'],
        ['booking', 'Appointments Centre', 'Booking office,Outpatient booking,Appointments', 'Karen Ludd'],
        ['booking', 'Surgical Booking Office', 'Admissions office,Waiting list office', 'Pete Garrity'],
        ['imaging', 'X-ray', 'Radiology,X ray,Imaging', 'Ellen Strand'],
        ['imaging', 'MRI and CT', 'Scanner,MRI,CT', 'Vikram Sood'],
        ['tests', 'Blood Tests', 'Phlebotomy,Bloods', 'Tina Rusk'],
        ['tests', 'Endoscopy Unit', 'Endoscopy,Scopes', 'Carys Bevan'],
        ['pharmacy', 'Pharmacy', 'Dispensary', 'Amir Lodhi'],
        ['therapy', 'Discharge Lounge', 'Discharge team,Leaving hospital', 'Penny Crowe'],
        ['therapy', 'Hospital Social Work Team', 'Social workers', 'Gail Ferris'],
        ['transport', 'Patient Transport Desk', 'Hospital transport,Patient transport', 'Steve Lomas'],
        ['facilities', 'Car Parking Office', 'Parking,Car park', 'Mandy Speight'],
        ['facilities', 'Portering and Cleaning', 'Porters,Housekeeping,Domestics', 'Eddie Rusk'],
        ['facilities', 'Main Entrance Reception', 'Front desk,Reception', 'Jackie Tandy'],
        ['facilities', 'General Office', 'Cashiers,Travel costs,Lost property', 'Moira Cleal'],
        ['records', 'Health Records', 'Medical records,Access to records', 'Colin Abbott'],
        ['bereavement', 'Bereavement Office', 'Bereavement,Certificates,Mortuary', 'Deborah Quaye'],
        ['bereavement', 'Medical Examiner Office', 'Medical examiner,ME office', 'Rupa Saini'],
        ['clinic', 'Cancer Centre', 'Oncology,Chemo,Chemotherapy', 'Fran Osgood'],
      ],
    },
    {
      name: 'Anytown West Hospital',
      address: 'Mill Lane, Westley AN6 3BB',
      phone: '020 7946 0200',
      places: [
        ['maternity', 'Antenatal Clinic', 'Antenatal,Scan clinic', 'Sophie Marchant'],
        ['maternity', 'Labour Ward', 'Delivery suite', 'Femi Coker', PARTNERS],
        ['maternity', 'Postnatal Ward', 'Postnatal,Bluebell', 'Liz Tranmer', PARTNERS],
        ['children', 'Neonatal Unit', 'Special care,SCBU', 'Orla Fenn', 'Parents at any time.'],
        ['children', 'Rainbow Ward', 'Children’s ward,Childrens ward', 'Kirsty Noble', PARENTS],
        ['children', 'Children’s Clinic', 'Paediatric outpatients,Childrens clinic', 'Ajay Menon'],
        ['surgical', 'Gynaecology Ward', 'Gynae', 'Lucinda Park', AFTERNOON],
        ['clinic', 'Women’s Clinic', 'Gynae clinic,Womens clinic', 'Bea Lindqvist'],
        ['clinic', 'Eye Clinic', 'Ophthalmology,Eyes', 'Harriet Moss'],
        ['clinic', 'Ear, Nose and Throat', 'ENT', 'Dev Chandra'],
        ['clinic', 'Audiology', 'Hearing aids,Hearing clinic', 'Nick Tolley'],
        ['emergency', 'Urgent Treatment Centre', 'UTC,Walk-in centre,Minor injuries', 'Tess Rowntree'],
        ['clinic', 'West Outpatients', 'West OPD', 'Donna Petty'],
        ['imaging', 'West X-ray', 'West radiology,Ultrasound', 'Yemi Folarin'],
      ],
    },
    {
      name: 'The Orchard Centre',
      address: 'Orchard Street, Nether Anytown AN3 8CC',
      phone: '020 7946 0300',
      places: [
        ['elderly', 'Pippin Ward', 'Pippin,Rehabilitation ward', 'Clare Ockenden', OPEN],
        ['elderly', 'Bramley Ward', 'Bramley,Dementia ward', 'Solomon Addo', OPEN],
        ['elderly', 'Russet Ward', 'Russet,Intermediate care', 'Jill Treadwell', OPEN],
        ['therapy', 'Physiotherapy', 'Physio', 'Rory Beck'],
        ['therapy', 'Occupational Therapy', 'OT,Equipment', 'Mina Patel'],
        ['therapy', 'Falls and Balance Clinic', 'Falls clinic', 'Toby Sands'],
        ['clinic', 'Podiatry', 'Feet,Chiropody', 'Lynn Ambler'],
        ['clinic', 'Wheelchair Service', 'Wheelchairs', 'Ged Rowley'],
        ['elderly', 'Palliative Care Team', 'Palliative care,End of life team', 'Ursula Finn'],
      ],
    },
  ],
};

const BROOKFIELD: TrustLine = {
  key: 'brookfield',
  luck: 'brookfield',
  name: 'Brookfield Community NHS Trust',
  shortName: 'Brookfield',
  host: 'brookfield.localhost',
  phone: '020 7946 0600',
  texts: '07700 900960',
  domain: 'brookfield.example',
  volume: { cases: 400, quickLogs: 400 },
  staff: [
    ['Leanne Hobbs', 'officer', 'The only full-time officer here.'],
    ['Yusuf Karim', 'manager', 'Runs PALS and patient experience.'],
    ['Beth Colley', 'administrator', 'Post and emails, mornings.'],
    ['Arthur Penn', 'volunteer', 'Welcomes people at Brookfield House.'],
  ],
  sites: [
    {
      name: 'Brookfield House',
      address: 'Station Road, Brookfield BK1 4DD',
      phone: '020 7946 0600',
      places: [
        ['clinic', 'Community Outpatients', 'Outpatients,Clinic', 'Sue Denholm'],
        ['booking', 'Single Point of Access', 'SPA,Referrals,Booking', 'Kelly Orme'],
        ['therapy', 'Community Physiotherapy', 'Physio,MSK', 'Ross Galt'],
        ['clinic', 'Community Podiatry', 'Podiatry,Feet', 'Anne Tully'],
        ['children', 'Children’s Therapy', 'Speech and language,Childrens therapy', 'Imogen Lake'],
        ['community', 'Health Visiting', 'Health visitors', 'Paula Strand'],
        ['community', 'Continence Service', 'Continence,Pads', 'Grainne Tobin'],
        ['records', 'Information Office', 'Records', 'Dale Hirst'],
        ['facilities', 'Reception, Brookfield House', 'Reception', 'Viv Marsh'],
      ],
    },
    {
      name: 'Meadow Lane Hospital',
      address: 'Meadow Lane, Brookfield BK2 7EE',
      phone: '020 7946 0650',
      places: [
        ['elderly', 'Kingfisher Ward', 'Kingfisher,Rehab', 'Moses Achieng', OPEN],
        ['elderly', 'Heron Ward', 'Heron', 'Tracy Lund', OPEN],
        ['emergency', 'Minor Injuries Unit', 'MIU', 'Gareth Cope'],
        ['imaging', 'X-ray, Meadow Lane', 'X-ray', 'Linda Soames'],
        ['therapy', 'Wheelchair and Equipment Service', 'Wheelchairs,Equipment', 'Ian Dacre'],
        ['community', 'District Nursing North', 'District nurses,Community nurses', 'Olive Tench'],
        ['community', 'District Nursing South', 'District nurses south', 'Hamza Noor'],
        ['community', 'Community Palliative Care', 'Palliative care,End of life', 'Rachel Voss'],
        ['community', 'Memory Service', 'Memory clinic', 'Ewan Locke'],
      ],
    },
  ],
};

export { ANYTOWN };

export const TRUSTS: readonly TrustLine[] = [ANYTOWN, BROOKFIELD];
