// GOV.UK Notify: text messages and, where it is wished, e-mail, by templates that hold one placeholder each; and letters,
// as the PDF that we set.
import { MOST_BYTES } from './postal.rules.ts';
import type { Arrival, Outcome, Parcel, Sender, Senders, SendWay } from './senders.ts';
import { wordsOf } from './senders.ts';

export const POSTAGES = ['first', 'second', 'economy'] as const;
export type Postage = (typeof POSTAGES)[number];

export type NotifyAccount = {
  /** Never printed. */
  key: string;
  /** The template of each way that goes by one, by its id there. */
  templates: Partial<Record<'email' | 'text', string>>;
  /** How letters are posted; without it they do not go over Notify. */
  letters?: Postage | undefined;
  /** Another address than Notify's own, for tests. */
  url?: string | undefined;
};

type Client = InstanceType<typeof import('notifications-node-client')['NotifyClient']>;
type Hand = (client: Client, parcel: Parcel) => Promise<unknown>;

/**
 * The ways that are set up. In Notify, the template of e-mail holds ((subject)) and ((message)), that of text ((message)).
 * A letter needs none: it is printed as it is, in the format that the person needs.
 */
export function notify(account: NotifyAccount): Senders {
  const { templates, letters } = account;
  const ways = Object.entries(templates) as [Exclude<SendWay, 'letter'>, string][];
  const byTemplate = ways.map(([way, template]) => [way, senderOf(account, byTemplateOf(template))] as const);
  return { ...Object.fromEntries(byTemplate), ...(letters && { letter: senderOf(account, byPost(letters)) }) };
}

function senderOf(account: NotifyAccount, hand: Hand): Sender {
  const found = async (id: string) => {
    const client = await clientOf(account);
    const answer = await client.getNotifications(undefined, undefined, id).catch(() => undefined);
    return answer?.data.notifications.map(({ status }) => status);
  };
  return {
    send: async (parcel) => {
      const wrong = parcel.way === 'letter' ? paperTrouble(parcel) : '';
      if (wrong) return { fate: 'refused', why: wrong };
      try {
        await hand(await clientOf(account), parcel);
        return { fate: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    // What was tried before and failed is there as well: of one that is sent again it says nothing.
    ask: async (id) => (await found(id))?.some((status) => !LOST[status]),
    follow: async (id) => arrivalOf((await found(id))?.[0]),
  };
}

async function clientOf({ key, url }: NotifyAccount): Promise<Client> {
  const { NotifyClient } = await import('notifications-node-client');
  return url ? new NotifyClient(url, key) : new NotifyClient(key);
}

/** `reference` is ours, so that Notify can be asked whether it has it. */
const byTemplateOf =
  (template: string): Hand =>
  (client, { id: reference, way, to, subject, body: message }) =>
    way === 'text'
      ? client.sendSms(template, to.address, { personalisation: { message }, reference })
      : client.sendEmail(template, to.address, { personalisation: { subject, message }, reference });

const byPost =
  (postage: Postage): Hand =>
  async (client, { id, attachments: [paper] }) =>
    client.sendPrecompiledLetter(id, paper?.bytes ?? '', postage);

function paperTrouble({ attachments: [paper] }: Parcel): string {
  if (!paper) return 'There is no paper to be printed.';
  return paper.bytes.length > MOST_BYTES ? 'The letter is too large to be printed.' : '';
}

/** What Notify answers (400: it does not take this; 403: our key; 429 and 5xx: not now); no answer at all leaves it open. */
function outcomeOf(error: unknown): Outcome {
  const { response, code } = error as {
    response?: { status: number; data?: { errors?: { message?: string }[] } };
    code?: string;
  };
  const said = response?.data?.errors?.map(({ message }) => message ?? '').join('; ');
  const why = said ? wordsOf(said) : wordsOf(error);
  if (response) return response.status === 400 ? { fate: 'refused', why } : { fate: 'later', why };
  const neverLeft = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  return neverLeft ? { fate: 'later', why } : { fate: 'unsure', why };
}

/** Notify takes first and looks afterwards. What it says then, in words for an officer. */
const LOST: Readonly<Record<string, string>> = {
  'permanent-failure': 'It could not be delivered. Check the address or number with them.',
  'temporary-failure': 'It could not be delivered: the phone was off or the mailbox full. Try again later.',
  'technical-failure': 'GOV.UK Notify had a fault of its own. Try again.',
  'validation-failed': 'GOV.UK Notify could not print it as it is. Check the address, or print it yourself.',
  'virus-scan-failed': 'GOV.UK Notify refused the file.',
  'returned-letter': 'The letter came back. Check the address with them.',
  cancelled: 'It was cancelled in GOV.UK Notify.',
};
const ARRIVED = ['delivered', 'received'];

function arrivalOf(status: string | undefined): Arrival {
  const why = status && LOST[status];
  if (why) return { known: 'lost', why };
  return { known: status && ARRIVED.includes(status) ? 'arrived' : 'not_yet' };
}
