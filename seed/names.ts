import type { Chances } from './chances.ts';

// Invented people of a mixed England: each name is put together by chance, so none is of anybody in particular.

export type Gender = 'she' | 'he';
export type Age = 'child' | 'young' | 'middle' | 'old';

type Community = {
  name: string;
  weight: number;
  she: Record<'old' | 'new', string>;
  he: Record<'old' | 'new', string>;
  family: string;
  /** Who may want an interpreter, and for what. */
  languages?: string[];
};

const COMMUNITIES: Community[] = [
  {
    name: 'english',
    weight: 62,
    she: {
      old: 'Doreen Jean Margaret Sheila Maureen Beryl Joyce Pauline Brenda Hilda Vera Iris Dorothy Audrey Barbara Edna Joan Patricia Shirley Valerie Marjorie Rita Sylvia Norma Kathleen Eileen Janet Christine Gwen Mavis Winifred Jill Marion Pamela Ann Josephine',
      new: 'Sarah Claire Emma Louise Rachel Nicola Joanne Kelly Lisa Michelle Amy Laura Gemma Hannah Jessica Charlotte Lucy Sophie Katie Megan Lauren Chloe Debbie Tracey Karen Julie Helen Alison Wendy Beverley Donna Samantha Victoria Rebecca Abigail Holly Paige Jodie Stacey Leanne Kirsty Zoe Natalie Heather Ruth Frances Bethany Molly Ellie Poppy',
    },
    he: {
      old: 'Ronald Kenneth Derek Stanley Arthur Albert Dennis Raymond Leonard Gordon Roy Norman Harold Geoffrey Frank Brian Terence Ernest Reginald Victor Cyril Eric Donald Douglas Trevor Maurice Gerald Clifford Bernard Wilfred Alfred Cecil Sidney Percy Leslie Walter',
      new: 'David Paul Mark Andrew Stephen Ian Gary Kevin Neil Simon Darren Lee Craig Matthew Daniel James Thomas Ryan Adam Luke Jack Joshua Callum Liam Connor Nathan Ben Sam Jake Lewis Martin Graham Nigel Keith Stuart Philip Jonathan Robert Richard Dean Wayne Carl Barry Scott Ashley Kieran Toby Oscar Alfie Harry',
    },
    family:
      'Ashworth Barker Bartlett Beckett Bentley Birch Blackburn Booth Bradshaw Briggs Broadbent Brook Burrows Butcher Chapman Clegg Coates Collins Copeland Cox Crawshaw Crossley Dawson Dean Denton Dobson Drake Eastwood Ellis Farrow Fenton Fielding Fletcher Foster Fox Gibbs Gillett Goddard Greenwood Hale Hall Hammond Hardcastle Hargreaves Harper Hartley Hayward Heath Hewitt Hobson Holden Holt Horton Howarth Hurst Ibbotson Jarvis Jessop Kemp Kershaw Kirk Knight Lamb Lawton Leach Lister Lockwood Lowe Marsden Mellor Metcalfe Millward Moss Naylor Newton Nuttall Ogden Oldfield Openshaw Page Palmer Parkin Pickering Platt Pollard Porter Preston Proctor Radcliffe Ramsden Rawson Redfern Rhodes Riley Roper Rowe Rushton Salter Saunders Schofield Sharp Shaw Shepherd Sidebottom Skelton Slater Spencer Stead Stubbs Sugden Sutcliffe Swift Sykes Tattersall Thorpe Tranter Turner Tyler Unsworth Vickers Wadsworth Wainwright Walker Walsh Ward Waring Webster Wharton Whitehead Whittaker Wilcox Wilde Winter Womersley Wood Worsley Wright Yates Appleby Arkwright Barlow Bellamy Bickerstaff Bramley Brearley Caldwell Cartwright Charnley Cheetham Clough Cowburn Cropper Dewhurst Duckworth Entwistle Fairclough Garside Gorton Grimshaw Hallam Haslam Hibbert Higginbottom Illingworth Kirkbride Latham Lumb Makin Nightingale Ormerod Pilling Pomfret Ridgway Shackleton Smethurst Tetlow Thistlethwaite Tonge Varley Wolstenholme',
  },
  {
    name: 'irish and welsh and scottish',
    weight: 8,
    she: {
      old: 'Bridget Nora Sinead Maeve Una Morag Agnes Myfanwy Gwyneth Bronwen Teresa Philomena Isla Eluned',
      new: 'Siobhan Niamh Aoife Orla Ciara Roisin Eilidh Catriona Rhiannon Cerys Sian Angharad Mairi Fiona',
    },
    he: {
      old: 'Patrick Seamus Michael Declan Gethin Emrys Hamish Angus Dafydd Desmond Eamonn Fergus Ivor Malachy',
      new: 'Kieran Rory Niall Cormac Rhys Owain Gareth Ewan Callum Finlay Padraig Cian Euan Iestyn',
    },
    family:
      'Kelly Byrne Doyle Gallagher Brennan Kavanagh Nolan Quinn Sweeney McGrath Duffy Hughes Griffiths Llewellyn Pritchard Vaughan Bevan Prosser Macleod Campbell Mackay Buchanan Sinclair Kerr Lennox Rafferty Tierney Cassidy Hegarty Mulligan',
  },
  {
    name: 'pakistani and bangladeshi',
    weight: 8,
    she: {
      old: 'Nasreen Shamim Razia Zubaida Khadija Rukhsana Parveen Hamida Saeeda Amina',
      new: 'Ayesha Fatima Zainab Maryam Sana Iqra Farah Nadia Hafsa Aaliyah Samina Rabia Shabnam Tahira Yasmin Sumaiya',
    },
    he: {
      old: 'Mohammed Abdul Ghulam Iqbal Akhtar Rashid Yusuf Nazir Aziz Mahmood',
      new: 'Imran Bilal Usman Hamza Kamran Adeel Faisal Tariq Asif Zeeshan Haroon Junaid Shahid Rahim Omar Nadeem',
    },
    family:
      'Ahmed Hussain Khan Malik Mahmood Iqbal Akhtar Begum Rahman Miah Chowdhury Bashir Rafiq Shah Qureshi Siddiqui Aslam Butt Javed Yaqoob Uddin Karim Sharif Mirza',
    languages: ['Urdu', 'Punjabi', 'Bengali', 'Sylheti'],
  },
  {
    name: 'indian',
    weight: 5,
    she: {
      old: 'Kamala Pushpa Savita Kanta Shanta Surinder Gurmeet Manjula Jasbir Hansa',
      new: 'Priya Anjali Meera Kavita Neha Pooja Simran Harpreet Jasleen Deepa Rekha Nisha Anita Sonal',
    },
    he: {
      old: 'Ramesh Mohan Harbhajan Balwant Jayanti Suresh Gurdev Kantilal Vinod Manubhai',
      new: 'Raj Amit Vikram Arjun Sanjay Rohan Gurpreet Manpreet Nikhil Ravi Anil Hardeep Kiran Jaspal',
    },
    family:
      'Patel Singh Kaur Sharma Desai Mistry Gill Dhillon Chauhan Parmar Joshi Mehta Solanki Bains Sandhu Reddy Thomas Pillai Varghese Rana Bhatt Lal',
    languages: ['Gujarati', 'Punjabi', 'Hindi'],
  },
  {
    name: 'african and caribbean',
    weight: 7,
    she: {
      old: 'Merle Hyacinth Gloria Cynthia Pearline Esther Comfort Winsome Ivy Verna',
      new: 'Abena Chioma Folake Adaeze Naomi Shanice Monique Ebony Temitope Akosua Ngozi Blessing Jasmine Keisha Ifeoma Zainab',
    },
    he: {
      old: 'Winston Cuthbert Emmanuel Joseph Clarence Samuel Carlton Leroy Festus Kwame Alphonso Godwin',
      new: 'Kofi Chidi Tunde Kwabena Marlon Jermaine Emeka Oluwaseun Tyrone Yaw Femi Delroy Isaac Babatunde Jordan Kelechi',
    },
    family:
      'Okafor Mensah Adeyemi Boateng Okonkwo Asante Campbell Francis Grant Morgan Brathwaite Owusu Nwosu Balogun Addo Clarke Gayle Osei Eze Appiah Bailey Lewis Afolabi Sesay Kamara Nyambura Moyo Ndlovu',
    languages: ['Yoruba', 'Twi', 'Swahili', 'Shona'],
  },
  {
    name: 'eastern european',
    weight: 5,
    she: {
      old: 'Halina Krystyna Zofia Irena Danuta Elena Maria Ludmila',
      new: 'Agnieszka Magda Kasia Anna Ioana Andreea Monika Ewa Daniela Oksana Natalia Joanna Renata Viktorija',
    },
    he: {
      old: 'Stanislaw Jerzy Zbigniew Kazimierz Ion Gheorghe Vasile Janusz',
      new: 'Piotr Marcin Tomasz Pawel Krzysztof Andrei Bogdan Mihai Lukasz Radoslaw Dmytro Jakub Vytautas Cristian',
    },
    family:
      'Kowalski Nowak Wisniewska Zielinski Wojcik Lewandowska Popescu Ionescu Dumitru Ivanova Petrov Kaminska Mazur Krawczyk Dabrowski Shevchenko Jankauskas Balan Radu Stankovic Horvath Novak',
    languages: ['Polish', 'Romanian', 'Ukrainian', 'Lithuanian'],
  },
  {
    name: 'others',
    weight: 5,
    she: {
      old: 'Mei Fatma Soraya Lan Zeynep Carmen Rosa Leila Shirin Consuelo',
      new: 'Leyla Yuki Jing Hana Maryam Thuy Elif Parisa Ana Noor Sofia Rana Marisol Ling',
    },
    he: {
      old: 'Hassan Wei Mehmet Jorge Reza Antonio Duc Salvatore Dimitri Kwok',
      new: 'Ali Hamid Jun Emre Mateo Karim Minh Farid Diego Bashar Samir Rui Aras Nikos',
    },
    family:
      'Nguyen Tran Wong Chan Cheung Yilmaz Kaya Haddad Al-Hassan Rezaei Karimi Silva Santos Pereira Garcia Hosseini Abdi Warsame Farah Osman Rosario Reyes Bautista Cruz Demir Aziz Saleh Georgiou',
    languages: ['Arabic', 'Turkish', 'Farsi', 'Somali', 'Cantonese', 'Vietnamese', 'Portuguese', 'Kurdish'],
  },
];

export type Name = { first: string; family: string; languages: readonly string[] };

const words = new Map<string, string[]>();
function listOf(text: string): string[] {
  const known = words.get(text) ?? text.split(' ');
  words.set(text, known);
  return known;
}

/** A name for somebody of this age; of one family where a family name is given. */
export function inventName(chances: Chances, gender: Gender, age: Age, family?: string): Name {
  const home = COMMUNITIES.find((each) => family && listOf(each.family).includes(family));
  const community = home ?? chances.weigh(COMMUNITIES.map((each) => [each.weight, each] as const));
  const generation = age === 'old' ? 'old' : 'new';
  return {
    first: chances.pick(listOf(community[gender][generation])),
    family: family ?? chances.pick(listOf(community.family)),
    languages: community.languages ?? [],
  };
}

/** How to say names that officers stumble over. */
export const SAY_IT: Record<string, string> = {
  Siobhan: 'shiv-AWN',
  Niamh: 'NEEV',
  Aoife: 'EE-fa',
  Roisin: 'ro-SHEEN',
  Eilidh: 'AY-lee',
  Sian: 'SHARN',
  Maeve: 'MAYV',
  Cian: 'KEE-an',
  Angharad: 'ang-HA-rad',
  Padraig: 'PAW-rig',
  Myfanwy: 'muh-VAN-wee',
  Oluwaseun: 'o-loo-WA-shay-oon',
  Nguyen: 'WIN',
  Ngozi: 'n-GO-zee',
  Adaeze: 'ah-DAY-zay',
  Agnieszka: 'ag-nee-ESH-ka',
  Krzysztof: 'KSHISH-toff',
  Zbigniew: 'ZBIG-nyef',
  Wojcik: 'VOY-chik',
  Krawczyk: 'KRAF-chik',
  Lukasz: 'WOO-kash',
  Xin: 'SHIN',
  Thuy: 'TWEE',
  Temitope: 'teh-mee-TOE-pay',
  Chioma: 'chee-OH-ma',
  Jing: 'JING',
};
