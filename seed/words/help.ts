// Help near the first invented trust. None of it exists; the numbers are kept for stories and films.
type Line = {
  name: string;
  organisation: string;
  summary: string;
  needs: string[];
  audience: string;
  phone: string;
  hours: string;
  access: string;
  where: { name: string; address: string; postcode: string } | undefined;
};

export const HELP: readonly Line[] = [
  {
    name: 'Anytown Carers’ Centre',
    organisation: 'Anytown Carers Together',
    summary: 'Advice and company for people who look after somebody, and a break now and then.',
    needs: ['carers'],
    audience: 'Anybody who looks after a relative or a friend',
    phone: '020 7946 0611',
    hours: 'Monday to Friday, 10am to 4pm',
    access: 'Step-free, with a hearing loop',
    where: { name: 'Carers’ Centre', address: '4 Market Street, Anytown', postcode: 'AN1 2BB' },
  },
  {
    name: 'Money and benefits desk',
    organisation: 'Anytown Advice',
    summary: 'Helps with benefits, bills and forms, and comes to the hospital on Wednesdays.',
    needs: ['benefits'],
    audience: 'Everybody',
    phone: '020 7946 0612',
    hours: 'Monday to Thursday, 9am to 3pm',
    access: 'Interpreters are booked for you. Ask two days before.',
    where: { name: 'Anytown Library', address: 'Library Square, Anytown', postcode: 'AN1 3CC' },
  },
  {
    name: 'Rides to the hospital',
    organisation: 'Anytown Community Cars',
    summary: 'Volunteers drive you to an appointment and wait for you.',
    needs: ['travel'],
    audience: 'People who cannot use a bus or a train',
    phone: '020 7946 0613',
    hours: 'Ring two days before, 9am to 1pm',
    access: 'A car that takes a wheelchair',
    where: undefined,
  },
  {
    name: 'Living with loss',
    organisation: 'Anytown Friends',
    summary: 'A small group that meets for tea after somebody has died. Nobody has to talk.',
    needs: ['bereavement'],
    audience: 'Adults who lost somebody, however long ago',
    phone: '020 7946 0614',
    hours: 'Tuesdays, 2pm to 4pm',
    access: 'Step-free. Tell them if you need an interpreter.',
    where: { name: 'The Old School', address: '11 Mill Lane, Anytown', postcode: 'AN2 1DD' },
  },
  {
    name: 'Home from hospital',
    organisation: 'Anytown Friends',
    summary: 'Shopping, a warm room and a visit in the first two weeks at home.',
    needs: ['social_care', 'older'],
    audience: 'People over 65 who live alone',
    phone: '020 7946 0615',
    hours: 'Every day, 9am to 5pm',
    access: 'They come to you',
    where: undefined,
  },
];
