// Post: emails and scanned letters that are with no case yet, and what becomes of them.
// Who may: post.read looks, post.write sorts; need to know is the database's.
// Tables: none.
import type { Parts } from '../platform/module.ts';
import { takesBack } from './onward.ts';
import { routes } from './post.routes.ts';
import { shows } from './shows.ts';

export const parts: Parts = {
  routes,
  takesBack: [takesBack],
  shows,
  nav: [{ label: 'Post', href: '/desk/post', section: 'post', may: 'post.read', inside: 'To be sorted' }],
};
