// GOV.UK Notify: text messages, letters and, where it is wished, e-mail. It sends by templates that hold one placeholder each.
import type { Outcome, Parcel, Sender, Senders, SendWay } from './senders.ts';
import { wordsOf } from './senders.ts';

export type NotifyAccount = {
  /** Never printed. */
  key: string;
  /** The template of each way that goes over Notify, by its id there. */
  templates: Partial<Record<SendWay, string>>;
  /** Another address than Notify's own, for tests. */
  url?: string | undefined;
};

type Client = InstanceType<typeof import('notifications-node-client')['NotifyClient']>;

/**
 * The ways that have a template. In Notify, the templates of e-mail and letter hold ((subject)) and ((message)), that of
 * text ((message)); a letter is addressed by address_line_1 to 7.
 */
export function notify(account: NotifyAccount): Senders {
  const ways = Object.entries(account.templates) as [SendWay, string][];
  return Object.fromEntries(ways.map(([way, template]) => [way, senderOf(account, template)]));
}

function senderOf(account: NotifyAccount, template: string): Sender {
  return {
    send: async (parcel) => {
      try {
        await hand(await clientOf(account), template, parcel);
        return { fate: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    ask: async (id) => {
      const client = await clientOf(account);
      const found = await client.getNotifications(undefined, undefined, id).catch(() => undefined);
      return found && found.data.notifications.length > 0;
    },
  };
}

async function clientOf({ key, url }: NotifyAccount): Promise<Client> {
  const { NotifyClient } = await import('notifications-node-client');
  return url ? new NotifyClient(url, key) : new NotifyClient(key);
}

/** `reference` is ours, so that Notify can be asked whether it has it. */
function hand(client: Client, template: string, { id, way, to, subject, body }: Parcel): Promise<unknown> {
  const reference = id;
  if (way === 'text') return client.sendSms(template, to.address, { personalisation: { message: body }, reference });
  if (way === 'email')
    return client.sendEmail(template, to.address, { personalisation: { subject, message: body }, reference });
  return client.sendLetter(template, { personalisation: { ...linesOf(to), subject, message: body }, reference });
}

const MOST_LINES = 7;

/** The name and the address, in at most seven lines, as Notify wants them. */
function linesOf({ name, address }: Parcel['to']): Record<string, string> {
  const lines = [name, ...address.split(/\r?\n|,/)].map((line) => line.trim()).filter(Boolean);
  const rest = lines.slice(MOST_LINES - 1);
  const most = rest.length > 1 ? [...lines.slice(0, MOST_LINES - 1), rest.join(', ')] : lines;
  return Object.fromEntries(most.map((line, at) => [`address_line_${at + 1}`, line]));
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
