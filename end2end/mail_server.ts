// A mail server on this machine, which speaks SMTP and keeps what it is given.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export class MailServer {
  private readonly mails: Email[] = [];
  private readonly waiting: ((mail: Email) => void)[] = [];
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          const mail = await PostalMime.parse(Buffer.concat(chunks));
          const next = this.waiting.shift();
          if (next) next(mail);
          else this.mails.push(mail);
          done();
        });
      },
    });
  }

  /** Listens; returns the settings of a console that uses it. */
  async start() {
    const listener = this.server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'The Console <console@acme.test>' };
  }

  async stop() {
    await new Promise<void>((stopped) => this.server.close(() => stopped()));
  }

  /** The next e-mail that arrives. */
  async next() {
    return this.mails.shift() ?? (await new Promise<Email>((arrived) => this.waiting.push(arrived)));
  }
}

/** The link in an e-mail, as the path of the console. */
export function linkIn(mail: Email) {
  return pathOf(mail.text!.match(/^http\S+$/m)![0]);
}

/** The path of a link's address. */
export function pathOf(address: string) {
  return new URL(address).pathname;
}
