import type { Mail } from '../mailbox/index.ts';
import { RailFold } from '../platform/components/panels.tsx';
import { subjectWords } from './post.rules.ts';

/** The originals of what came in writing, each with the way to it. */
export function PostOfCase({ lines }: { lines: readonly { mail: Mail; came: string }[] }) {
  const fact = lines.length === 1 ? '1 original' : `${lines.length} originals`;
  return (
    <RailFold title="Emails and letters" fact={fact} id="post-block">
      <ul className="nhsuk-list">
        {lines.map(({ mail, came }) => (
          <li key={mail.id}>
            <a href={`/desk/post/${mail.id}`}>{subjectWords(mail)}</a> <span className="app-secondary">{came}</span>
          </li>
        ))}
      </ul>
    </RailFold>
  );
}
