// Same person, same matter: possible duplicates, merging people.
// Who may: people.write merges and undoes; cases.share_out sees the list over the whole trust.
// Tables: none of its own yet.

export { routes } from './matching.routes.ts';
export { samePersonBlock } from './merge-people.routes.tsx';
