// Post: emails and scanned letters that are with no case yet, and what becomes of them.
// Who may: post.read looks, post.write sorts; need to know is the database's.
// Tables: none.

export { takesBack } from './onward.ts';
export { routes } from './post.routes.ts';
export { shows } from './shows.ts';
