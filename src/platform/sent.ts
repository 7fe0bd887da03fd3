import { attempt, type Field, type Filled, type Submitted, type Values } from './forms.ts';
import { type Reply, redirect } from './reply.ts';

/**
 * A form was sent: `work` does what it says and tells where to go on; else the page comes again with what is wrong, and
 * all that was typed.
 */
export async function onSent<S extends Record<string, Field<unknown>>>(
  filled: Submitted<S>,
  page: (filled: Filled) => Promise<Reply> | Reply,
  work: (values: Values<S>) => Promise<string>,
): Promise<Reply> {
  if (!filled.ok) return page(filled);
  let to = '';
  const refused = await attempt(filled, async () => {
    to = await work(filled.values);
  });
  return refused ? page(refused) : redirect(to);
}
