import type { Permission } from '../platform/access.ts';
import { PostButton } from '../platform/components/buttons.tsx';
import { Banner, EmptyState, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Trouble, troubleWords } from '../platform/job-trouble.rules.ts';

/** What belongs together, in the order of the page. */
const GROUPS = {
  people: 'Colleagues and signing in',
  time: 'Hours, aims and reminders',
  calls: 'Help in a call',
  letters: 'Letters and requests',
  public: 'What the public reads',
  lists: 'Lists to choose from',
  access: 'Who may see what',
  system: 'This installation',
} as const;

/** One page under Settings, as the module that owns it names it. */
export type SettingsLink = {
  label: string;
  hint: string;
  href: string;
  may: Permission;
  group: keyof typeof GROUPS;
  /** How the names of the events begin that are recorded when something is changed there. */
  changes?: readonly string[];
};

declare module '../platform/module.ts' {
  interface Parts {
    /** Its pages under Settings, for those who may. */
    settings?: readonly SettingsLink[];
  }
}

type HomeProps = { links: readonly SettingsLink[]; trouble: readonly Trouble[]; again: boolean };

export function SettingsHome({ links, trouble, again }: HomeProps) {
  return (
    <>
      <PageHeading title="Settings" lede="Every change is dated and recorded, and can be taken back." />
      {again && <Banner>What was given up is tried again.</Banner>}
      {trouble.length > 0 && <JobTrouble trouble={trouble} />}
      {links.length === 0 && (
        <EmptyState action={<a href="/desk/me">Your own settings</a>}>There is nothing for you to set here.</EmptyState>
      )}
      {links.some(({ changes }) => changes) && (
        <p>
          <a href="/desk/settings/changes">What was changed, by whom and when</a>
        </p>
      )}
      <div className="app-search">
        {Object.entries(GROUPS).map(([group, name]) => (
          <Group key={group} name={name} links={links.filter((link) => link.group === group)} />
        ))}
      </div>
    </>
  );
}

function Group({ name, links }: { name: string; links: readonly SettingsLink[] }) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2 className="nhsuk-heading-s">{name}</h2>
      <ul className="app-results">
        {links.map(({ label, hint, href }) => (
          <li className="app-results__item" key={href}>
            <a className="app-results__title" href={href}>
              {label}
            </a>
            <p className="app-secondary">{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reminders, checks of files and the like, which nobody sees at work. */
function JobTrouble({ trouble }: { trouble: readonly Trouble[] }) {
  return (
    <InsetText>
      <p>
        <strong>Some work in the background does not get on.</strong> {troubleWords(trouble)}
      </p>
      <p>Reminders and checks may be missing. Tell your system administrator.</p>
      {trouble.some(({ given_up }) => given_up > 0) && (
        <PostButton
          kind="secondary"
          action="/desk/settings/given-up-jobs"
          label="Try again"
          hiddenName="what was given up"
        />
      )}
    </InsetText>
  );
}
