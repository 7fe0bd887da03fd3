import { OFFICE_FOR, type Office } from '../bereavement/index.ts';
import { type Help, reachOf } from '../directory/index.ts';
import { BackLink } from '../platform/components/back-link.tsx';
import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { webAddress } from '../platform/web-address.rules.ts';
import type { Guide, GuidePage } from './guides.ts';

type Props = { guide: Guide; phone: string | null; offices?: readonly Office[] };

/** Two sentences and the pages: somebody in distress reads no more at first. */
export function GuideHub({ guide, phone, offices = [] }: Props) {
  return (
    <>
      <OutsideTitle title={guide.title} />
      {guide.intro.map((line) => (
        <p className="nhsuk-lede-text" key={line}>
          {line}
        </p>
      ))}
      <ul className="nhsuk-list app-guide__pages">
        {guide.pages.map(({ slug, title }) => (
          <li key={slug}>
            <a href={addressOf(guide, slug)}>{title}</a>
          </li>
        ))}
      </ul>
      <Offices offices={offices} />
      <Talk phone={phone} />
    </>
  );
}

type TextProps = Props & {
  page: GuidePage;
  /** What this trust says on it. */
  parts: GuidePage['parts'];
  /** Undefined: it leads nowhere in this trust. */
  link: GuidePage['link'];
  /** The help that it names. */
  named: Help | undefined;
};

export function GuideText({ guide, page, parts, link, named, phone, offices = [] }: TextProps) {
  const at = guide.pages.indexOf(page);
  const [before, after] = [guide.pages[at - 1], guide.pages[at + 1]];
  return (
    <>
      <BackLink href={guide.path} label={guide.title} />
      <OutsideTitle title={page.title} />
      {parts.map(({ heading, lines = [], list = [] }) => (
        <section key={heading ?? lines[0] ?? list[0]}>
          {heading && <h2 className="nhsuk-heading-m">{heading}</h2>}
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {list.length > 0 && (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {list.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {named && <Named help={named} />}
      <Offices offices={offices} />
      {link && (
        <ButtonRow>
          <ButtonLink label={link.label} href={link.href} large />
          {page.also && <ButtonLink kind="secondary" label={page.also.label} href={page.also.href} large />}
        </ButtonRow>
      )}
      <nav className="app-no-print" aria-label={guide.title}>
        <ul className="nhsuk-list app-guide__ways">
          {after && (
            <li>
              Next: <a href={addressOf(guide, after.slug)}>{after.title}</a>
            </li>
          )}
          {before && (
            <li>
              Previous: <a href={addressOf(guide, before.slug)}>{before.title}</a>
            </li>
          )}
        </ul>
      </nav>
      <div className="app-no-print">
        <PrintButton />
      </div>
      <Talk phone={phone} />
    </>
  );
}

function Named({ help }: { help: Help }) {
  const { phone, website } = reachOf(help);
  return (
    <section>
      <h2 className="nhsuk-heading-m">How to reach them</h2>
      <p>
        <strong>{help.name}</strong>
      </p>
      <ul className="nhsuk-list">
        {phone && (
          <li>
            Phone: <Phone typed={phone} />
          </li>
        )}
        {help.other_ways && <li>{help.other_ways}</li>}
        {website && (
          <li>
            Website: <a href={webAddress(website)}>{website.replace(/^https?:\/\//, '')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Who is there at this hospital: only what somebody here has said is right. */
function Offices({ offices }: { offices: readonly Office[] }) {
  if (offices.length === 0) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Who to call here</h2>
      {offices.map(({ kind, name, officer, phone, hours, address }) => (
        <p key={kind}>
          <strong>{name}</strong>
          <br />
          {OFFICE_FOR[kind]}
          <br />
          {officer && `${officer}. `}
          {phone && (
            <>
              Phone: <Phone typed={phone} />.{' '}
            </>
          )}
          {hours && `${hours}.`}
          {address && (
            <>
              <br />
              {address}
            </>
          )}
        </p>
      ))}
    </section>
  );
}

function Talk({ phone }: { phone: string | null }) {
  return phone ? (
    <p>
      You can talk to a person at PALS: <Phone typed={phone} />
    </p>
  ) : null;
}

const addressOf = ({ path }: Guide, slug: string) => `${path}/${slug}`;
