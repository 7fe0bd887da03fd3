import { createElement, Fragment } from 'react';
import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import type { House } from '../platform/house.ts';
import { plainPage } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import type { Parcel } from '../platform/senders.ts';
import { dateTimeWords } from '../platform/time.ts';
import { keptMail } from './demo-mail.ts';
import { WAY_NAMES } from './outbox.rules.ts';

/** Only in the demonstration, where everybody is invented: what they would have got. */
export function demoMailRoutes(r: Router, house: House) {
  r.open('GET', '/demo-mail', async () => {
    if (!house.demo) return plainPage({ title: 'Page not found', status: 404, body: <h1>Page not found</h1> });
    const body = <DemoMail parcels={keptMail()} now={house.now()} />;
    return plainPage({ title: 'Mail of the demonstration', body });
  });
}

function DemoMail({ parcels, now }: { parcels: readonly Parcel[]; now: Date }) {
  return (
    <>
      <PageHeading
        title="Mail of the demonstration"
        lede="Nothing leaves this computer. This is what people would have got since it was started."
      />
      {parcels.length === 0 ? (
        <EmptyState>Nothing yet. Send a letter or a question from a case.</EmptyState>
      ) : (
        <ul className="app-results">
          {parcels.map((parcel) => (
            <li className="app-results__item" key={parcel.id}>
              <h2 className="nhsuk-heading-s">{parcel.subject || WAY_NAMES[parcel.way]}</h2>
              <p className="app-secondary nhsuk-u-margin-bottom-3">
                {WAY_NAMES[parcel.way]} to {parcel.to.name || parcel.to.address}, {dateTimeWords(parcel.at, now)}
              </p>
              <p className="app-as-typed">{withLinks(parcel.body)}</p>
              {parcel.attachments.length > 0 && (
                <MiniDetails summary={`${parcel.attachments.length} attached`}>
                  <p>{parcel.attachments.map(({ name }) => name).join(', ')}</p>
                </MiniDetails>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Links can be pressed, as in a mail program. */
function withLinks(body: string) {
  const parts = body
    .split(/(https?:\/\/\S+)/)
    .map((part, at) => (at % 2 === 1 ? createElement('a', { href: part }, part) : part));
  return createElement(Fragment, null, ...parts);
}
