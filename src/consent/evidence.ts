import { record } from '../audit/index.ts';
import type { Case } from '../cases/index.ts';
import { addFile } from '../files/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Upload } from '../platform/uploads.ts';
import { type Consent, changeConsent } from './consent.ts';

/**
 * The signed paper, the MP's letter, the authority of a solicitor: a file of the case, named by the record of consent. A
 * later one takes its place; the one before stays with the case. The same paper twice changes nothing.
 * @throws RuleError the record is entered in error, or a case does not take such a file
 */
export async function keepEvidence(ctx: Ctx, kase: Case, consent: Consent, paper: Upload) {
  if (consent.error_at) throw new RuleError('This record is entered in error. Record it again.', 'files');
  const { file } = await addFile(ctx, kase, paper);
  if (consent.evidence_file === file.id) return;
  await changeConsent(ctx, consent, { evidence_file: file.id });
  await record(ctx, 'consent.evidence_added', { case: kase.id, consent: consent.id, file: file.id });
}
