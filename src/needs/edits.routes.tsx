import { type Person, whoChangedPerson } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Texts } from '../platform/edits.rules.ts';
import { settleEdit } from '../platform/edits.ts';
import { ConflictPage } from '../platform/edits.tsx';
import { deskPage, type Reply } from '../platform/reply.ts';
import { type Fields, many, one } from '../platform/routing.ts';
import { asText, asTicks, fieldsIn, type Shape, wordsIn } from './edits.rules.ts';
import { BackToPerson } from './needs.tsx';

/** What was sent or is known. What is not sent is empty: a tick that was taken off. */
export function textsIn({ labels, lists }: Shape, body: Fields): Texts {
  return Object.fromEntries(
    Object.keys(labels).map((name) => [
      name,
      lists.includes(name) ? asText(many(body, name).flatMap(asTicks)) : one(body, name).replace(/\r\n?/g, '\n'),
    ]),
  );
}

type Editing = { person: Person; action: string; shape: Shape; known: Fields; words: ReadonlyMap<string, string> };

/** What is to be saved, or the page on which two who changed the same thing choose. */
export async function settle(ctx: Ctx, body: Fields, editing: Editing): Promise<{ fields: Fields } | { reply: Reply }> {
  const { person, action, shape, words } = editing;
  const theirs = textsIn(shape, editing.known);
  const { clashes, texts } = settleEdit(body, { mine: textsIn(shape, body), theirs, long: shape.long });
  if (clashes.length === 0) return { fields: fieldsIn(shape, texts) };
  const said = (name: string, side: Texts) => wordsIn(shape, name, side[name] ?? '', words);
  const page = (
    <ConflictPage
      back={<BackToPerson id={person.id} />}
      action={action}
      who={await whoChangedPerson(ctx, person)}
      clashes={clashes.map((name) => ({
        name,
        label: shape.labels[name] ?? name,
        mine: said(name, texts),
        theirs: said(name, theirs),
      }))}
      mine={texts}
      was={theirs}
    />
  );
  return { reply: deskPage({ title: 'Two changes', section: 'people', width: 'form', status: 409, body: page }) };
}
