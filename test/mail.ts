import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { smtp } from '../src/platform/smtp.ts';
import { open } from './harness.ts';

/** A mail as the server of the other side took it: who, to whom, and every byte. */
export type Mail = { from: string; to: string[]; raw: string };

export type MailServer = {
  port: number;
  /** What came in since it was started, the first first. */
  mails: Mail[];
  /** What it answers to the next messages; otherwise it takes them. 450 not now, 550 for good. */
  refuse: (code: number | undefined) => void;
  /** Takes the next message and hangs up without a word. */
  hangUp: () => void;
  stop: () => Promise<void>;
};

/** A real SMTP server on loopback. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  let code: number | undefined;
  let silent = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(code === 550 ? refusal(code) : undefined),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (code) return done(refusal(code));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') });
        if (!silent) return done();
        silent = false;
        for (const connection of server.connections) connection._socket?.destroy();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = await new Promise<number>((done) => {
    const on = server.listen(0, '127.0.0.1', () => {
      const address = on.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port: listening,
    mails,
    refuse: (next) => {
      code = next;
    },
    hangUp: () => {
      silent = true;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

function refusal(code: number): Error {
  const words = code >= 500 ? 'No such mailbox here' : 'Try again later';
  return Object.assign(new Error(words), { responseCode: code });
}

/** From now on the desk of the tests sends its e-mail there. */
export function sendBy(server: Pick<MailServer, 'port'>) {
  const { house } = open();
  house.senders = { email: smtp(`smtp://127.0.0.1:${server.port}`) };
  house.mailFrom = () => 'pals@anytown.example';
}
