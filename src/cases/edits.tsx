import { ConflictPage, type ConflictProps } from '../platform/edits.tsx';
import { BackToCase } from './back-to-case.tsx';

/** Somebody else changed the same thing of a case. */
export function CaseConflict({ reference, ...props }: Omit<ConflictProps, 'back'> & { reference: string }) {
  return <ConflictPage {...props} back={<BackToCase reference={reference} />} />;
}
