import { ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Need } from '../platform/components/messages.tsx';
import { Card, type Fact, Facts } from '../platform/components/panels.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';

/** The parts of the directory: this trust, what people can be told of, and whom PALS itself writes to. */
export function DirectoryNav({ current }: { current: 'places' | 'organisations' | 'phones' | 'help' }) {
  return (
    <SecondaryNav
      label="In the directory"
      items={[
        { href: '/desk/directory', label: 'Wards and services', current: current === 'places' },
        { href: '/desk/directory/phones', label: 'Phone list', current: current === 'phones' },
        { href: '/desk/directory/help', label: 'Help for people', current: current === 'help' },
        { href: '/desk/directory/organisations', label: 'Other organisations', current: current === 'organisations' },
      ]}
    />
  );
}

type CardProps = {
  name: string;
  /** Where its pages are. */
  at: string;
  /** What stands beside the name: the site, the kind. */
  beside: string | undefined;
  phone: string;
  email: string;
  more: readonly Fact[];
  aliases: readonly string[];
  /** Why somebody should look at the details. */
  check: string | undefined;
  mayWrite: boolean;
};

/** One entry of the directory: how to reach it, and the two things to do with it. */
export function DirectoryCard({ name, at, beside, phone, email, more, aliases, check, mayWrite }: CardProps) {
  const rows = [
    { key: 'Phone', value: phone && <Phone typed={phone} /> },
    { key: 'Email', value: email && <a href={`mailto:${email}`}>{email}</a> },
    ...more,
    { key: 'Also called', value: aliases.join(', ') },
  ];
  return (
    <Card title={name} action={<span className="app-secondary">{beside}</span>}>
      <Facts rows={rows.filter((row) => row.value)} />
      {check && <Need>{check}</Need>}
      {mayWrite && (
        <ButtonRow>
          {check && (
            <PostButton kind="secondary" action={`${at}/checks`} label="Details are right" hiddenName={`of ${name}`} />
          )}
          <ButtonLink kind="quiet" href={`${at}/edit`} label="Edit" hiddenName={name} />
        </ButtonRow>
      )}
    </Card>
  );
}
