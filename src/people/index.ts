// People who come to PALS or whom it is about: names, ways to reach them, needs.
// Who may: people.read, people.write; people known only from restricted cases are hidden by the database.
// Tables: people, ways, name_words.
import './tables.ts';

export { routes } from './people.routes.tsx';
export { contactRules, mayPhone, nhsNumberWords, readNhsNumber } from './people.rules.ts';
export {
  addWay,
  calledName,
  changePerson,
  createPerson,
  findPerson,
  hidePeople,
  listWays,
  type NewPerson,
  type Person,
  type PersonChange,
  peopleByIds,
  searchPeople,
  searchPeopleCounted,
  type Way,
} from './people.ts';
