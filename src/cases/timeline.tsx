import type { ReactNode } from 'react';
import { PostButton } from '../platform/components/buttons.tsx';
import { ColumnHead } from '../platform/components/columns.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { FoldedForm } from '../platform/components/folded-form.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { Timeline, TimelineEntry, TimelineUpdates } from '../platform/components/timeline.tsx';
import { maybeAttaches } from './attaches.ts';
import type { CaseView } from './show.ts';
import type { Shown } from './timeline.rules.ts';
import type { Entry } from './timeline-facts.rules.ts';

const FILTERS: readonly { shown: Shown; label: string }[] = [
  { shown: 'all', label: 'All' },
  { shown: 'contacts', label: 'Contacts' },
  { shown: 'service', label: 'Service' },
  { shown: 'notes', label: 'Notes' },
];

export function TimelineColumn({ view }: { view: CaseView }) {
  const { kase, timeline, mayWrite } = view;
  const { counts, shown, page, pages } = timeline;
  return (
    <>
      <ColumnHead title="What has happened">
        <SecondaryNav
          small
          label="Show"
          items={FILTERS.map((filter) => ({
            href: addressOf(kase.ref, filter.shown, 1),
            label: filter.label,
            count: counts[filter.shown],
            current: filter.shown === shown,
          }))}
        />
      </ColumnHead>
      {mayWrite && <ContactButtons reference={kase.ref} />}
      {timeline.items.length === 0 && <p>{EMPTY[shown]}</p>}
      <Timeline>
        {timeline.items.map((item) =>
          item.type === 'entry' ? (
            <EntryLine
              key={item.entry.id}
              entry={item.entry}
              below={timeline.beside.get(item.entry.of ?? '')}
              reference={kase.ref}
              mayWrite={mayWrite}
            />
          ) : (
            <TimelineUpdates key={item.id} count={item.lines.length}>
              <ul>
                {item.lines.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two updates may read alike, and nothing moves
                  <li key={at}>{line}</li>
                ))}
              </ul>
            </TimelineUpdates>
          ),
        )}
      </Timeline>
      <Pagination page={page} pages={pages} href={(number) => addressOf(kase.ref, shown, number)} label="Earlier" />
    </>
  );
}

const EMPTY: Record<Shown, string> = {
  all: 'Nothing has happened yet.',
  contacts: 'No contacts yet.',
  service: 'No questions asked yet.',
  notes: 'No notes yet.',
};

function addressOf(reference: string, shown: Shown, page: number): string {
  const query = [...(shown === 'all' ? [] : [`show=${shown}`]), ...(page > 1 ? [`page=${page}`] : [])].join('&');
  return `/desk/cases/${reference}${query && `?${query}`}`;
}

/** One press for a person who rings about the same thing; a form for all else. */
function ContactButtons({ reference }: { reference: string }) {
  const base = `/desk/cases/${reference}`;
  return (
    <div className="app-buttons app-no-print nhsuk-u-margin-bottom-3">
      <PostButton
        kind="quiet"
        action={`${base}/contacts`}
        label="They rang again, same thing"
        fields={{ repeated: 'yes' }}
      />
      <a href={`${base}/contacts/new`}>Record another contact</a>
    </div>
  );
}

type LineProps = { entry: Entry; below: ReactNode; reference: string; mayWrite: boolean };

function EntryLine({ entry, below, reference, mayWrite }: LineProps) {
  const { kind, title, at, by, body, quotes, mark, struck, target } = entry;
  return (
    <TimelineEntry
      kind={kind}
      title={title}
      at={at}
      by={by}
      id={`entry-${entry.id}`}
      below={below}
      {...(body ? { body } : {})}
      {...(quotes ? { quotes } : {})}
      {...(mark ? { mark } : {})}
      {...(struck ? { struck } : {})}
      {...(target && mayWrite ? { actions: <EntryActions entry={entry} target={target} reference={reference} /> } : {})}
    />
  );
}

type ActionsProps = { entry: Entry; target: NonNullable<Entry['target']>; reference: string };

function EntryActions({ entry, target, reference }: ActionsProps) {
  const base = `/desk/cases/${reference}/${target.kind}/${target.id}`;
  const named = `: ${entry.title}, ${entry.at.words}`;
  const row = target.kind === 'notes' ? { note: target.id } : { contact: target.id };
  return (
    <>
      {target.slip && (
        <a href={`${base}/correction`}>
          Correct
          <span className="nhsuk-u-visually-hidden">{named}</span>
        </a>
      )}
      {maybeAttaches()?.link(reference, row, named)}
      {target.kind === 'contacts' && (
        <a href={`${base}/people`}>
          Add somebody
          <span className="nhsuk-u-visually-hidden">
            : {entry.title}, {entry.at.words}
          </span>
        </a>
      )}
      {target.kind === 'contacts' && (
        <a href={`${base}/split`}>
          About two matters
          <span className="nhsuk-u-visually-hidden">{named}</span>
        </a>
      )}
      <FoldedForm
        summary="Entered in error"
        hiddenName={named}
        action={`${base}/error`}
        button="Mark as entered in error"
      >
        <TextField name="reason" id={`reason-${target.id}`} label="Why is it wrong?" width={30} />
      </FoldedForm>
    </>
  );
}
